import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Playground, write } from './support/base-workspace.js';
import { check, ROOT } from './support/run.js';

const playground = new Playground();
afterAll(() => playground.remove());

/** The four, four of the policy's 实施要素, results, and one element of the province's own: twelve. */
const OVERLAY = `# 十二同（示例）：四同之外再要求的八项。
要素:
  - 类别: 实施清单
    名称: 通办方式
    形状: word
    取值: [全程网办, 异地代收代办, 多地联办]
    向下: 相同
    说明: 跨地区办理的方式
同要素: [受理条件, 服务对象, 办理流程, 申请材料, 法定办结时限, 审批结果类型, 审批结果名称, 通办方式]
`;

const STANDARD = '320000-江苏省/标准/市场监管.yaml';
const CITY = '320500-苏州市/实施清单.yaml';
const COUNTY = '320583-昆山市/实施清单/市场监管.yaml';
/** The first row of both files. */
const ROW = {
  rule: 'same/element',
  severity: 'error',
  file: COUNTY,
  region: '320583',
  code: '11320583000033101Y400013100300001',
};

type Edit = readonly [file: string, before: string, after: string];

/** A copy of the example catalog with the first occurrence of texts replaced. */
function copy(...edits: readonly Edit[]): string {
  const root = playground.make({});
  cpSync(join(ROOT, 'catalogs/江苏'), root, { recursive: true });
  for (const [file, before, after] of edits) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(before);
    writeFileSync(
      path,
      text.replace(before, () => after),
    );
  }
  return root;
}

/** A copy that is judged by 十二同. */
function twelve(...edits: readonly Edit[]): string {
  const root = copy(['sitong.yaml', '\n同要素:', '\n扩展: [扩展/十二同.yaml]\n同要素:'], ...edits);
  write(root, { '扩展/十二同.yaml': OVERLAY });
  return root;
}

async function findings(root: string) {
  const { code, report } = await check([root], { timeout: 60_000 });
  const found = report.diagnostics.map(({ rule, severity, file, region, code: row, element }) => ({
    rule,
    severity,
    file,
    region,
    code: row,
    element,
  }));
  return { code, found };
}

/** Gives the row an element of the province's own. */
function withMode(file: string, mode: string): Edit {
  return [file, '    受理条件:\n', `    通办方式: ${mode}\n    受理条件:\n`];
}

describe('四级目录按十二同判断', () => {
  test.concurrent('the catalog as it is: nothing found', async () => {
    expect(await findings(twelve())).toEqual({ code: 0, found: [] });
  });

  test.concurrent('the added element agrees: nothing found', async () => {
    const root = twelve(
      withMode(STANDARD, '全程网办'),
      withMode(CITY, '全程网办'),
      withMode(COUNTY, '全程网办'),
    );
    expect(await findings(root)).toEqual({ code: 0, found: [] });
  });

  const addedCondition: Edit = [
    COUNTY,
    '    受理条件:\n',
    '    受理条件:\n      - 在本市连续经营满一年\n',
  ];
  const addedMaterial: Edit = [
    COUNTY,
    '    申请材料:\n',
    '    申请材料:\n      - { 材料名称: 经营场所租赁合同, 材料必要性: 必要, 份数: 1 }\n',
  ];
  test.concurrent.each<[element: string, edits: readonly Edit[]]>([
    ['受理条件', [addedCondition]],
    ['申请材料', [addedMaterial]],
    ['办理流程', [[COUNTY, '    办理流程:\n', '    办理流程:\n      - { 环节: 公示 }\n']]],
    ['服务对象', [[COUNTY, '社会组织法人, 非法人企业]', '社会组织法人]']]],
    [
      '法定办结时限',
      [
        [COUNTY, '    法定办结时限: 20\n', '    法定办结时限: 30\n'],
        [COUNTY, '受理之日起20个工作日', '受理之日起30个工作日'],
      ],
    ],
    ['审批结果类型', [[COUNTY, '    审批结果类型: [证照]', '    审批结果类型: [证照, 批文]']]],
    [
      '审批结果名称',
      [[COUNTY, '    审批结果名称: 食品经营许可证', '    审批结果名称: 食品经营执照']],
    ],
    [
      '通办方式',
      [withMode(STANDARD, '全程网办'), withMode(CITY, '全程网办'), withMode(COUNTY, '多地联办')],
    ],
  ])('the county’s %s differs: same/element once, no list/*', async (element, edits) => {
    expect(await findings(twelve(...edits))).toEqual({ code: 1, found: [{ ...ROW, element }] });
  });

  test.concurrent('without the overlay the same difference is a list/* finding', async () => {
    expect(await findings(copy(addedCondition))).toEqual({
      code: 1,
      found: [{ ...ROW, rule: 'list/conditions', element: '受理条件' }],
    });
  });
});
