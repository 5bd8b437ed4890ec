import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { creditCodeCheck } from '../../src/values/credit-code.js';
import { check } from '../cli/support/run.js';
import { type Difference, differencesOf, REASONS } from './differences.js';
import {
  contentOf,
  derive,
  FIXTURES,
  JIANGSU,
  jiangsuWithout,
  type Row,
  rowsOf,
  temporaryFolder,
} from './support.js';

const folder = temporaryFolder();
const upper = join(folder, '江苏');
const province = join(folder, '只有省');
const KUNSHAN = [
  ...['--region', '320583', '--bodies', join(FIXTURES, '昆山/机构.csv')],
  ...['--claims', join(FIXTURES, '昆山/承接.csv')],
];
const WUJIANG = ['--region', '320509', '--bodies', join(FIXTURES, '吴江/机构.csv')];
const SUZHOU = ['--region', '320500', '--bodies', join(FIXTURES, '苏州/机构.csv')];

beforeAll(() => {
  jiangsuWithout(upper, ['320583']);
  jiangsuWithout(province, ['320500', '320583']);
});

const LISTS = [
  '进驻事项负面清单',
  '全程网办负面清单',
  '中介服务事项清单',
  '告知承诺事项清单',
  '容缺受理事项清单',
  '特殊环节清单',
  '证明事项清单',
];
const SECOND = ['中介服务名称', '环节', '证明名称', '须线下的环节'];

/** All differences between a derived region and the one that catalogs/江苏 has. */
function differences(derived: string, written: string): Difference[] {
  const both = (kind: string, key: (row: Row) => string, list?: string) =>
    differencesOf({
      kind: list ?? kind,
      derived: rowsOf(derived, kind, list),
      written: rowsOf(written, kind, list),
      key,
    });
  return [
    ...both('基本目录', (row) => String(row.基本编码)),
    ...both('实施清单', (row) => `${row.基本编码} ${row.业务办理项名称 ?? ''}`),
    ...both('办事指南', (row) => String(row.业务办理项编码 ?? row.实施编码)),
    ...LISTS.flatMap((list) =>
      both(
        '专项清单',
        (row) => `${row.基本编码} ${SECOND.map((name) => row[name] ?? '').join('')}`,
        list,
      ),
    ),
  ];
}

/** How many differences each reason explains; what none explains fails. */
function explained(all: readonly Difference[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const unexplained: string[] = [];
  for (const difference of all) {
    const reason = REASONS.find(({ fits }) => fits(difference));
    if (reason === undefined) unexplained.push(JSON.stringify(difference).slice(0, 300));
    else counts[reason.name] = (counts[reason.name] ?? 0) + 1;
  }
  expect(unexplained).toEqual([]);
  return counts;
}

/** `sitong check` of a derived workspace: no error, and every warning is a blank. */
async function expectClean(workspace: string, from: string): Promise<void> {
  const { code, report } = await check([workspace, '--upper', from], { cwd: folder, unread: true });
  expect(code).toBe(0);
  expect(report.summary.errors).toBe(0);
  expect(report.summary.comparisons).toBeGreaterThan(200);
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning');
  expect(new Set(warnings.map(({ rule }) => rule))).toEqual(new Set(['schema/blank']));
  const notes = report.diagnostics.filter(({ severity }) => severity === 'note');
  expect(new Set(notes.map(({ rule }) => rule))).toEqual(new Set(['schema/absent']));
}

test('昆山 out of 国家、江苏、苏州: no error, and every difference to the shipped one is explained', async () => {
  const { code, stdout, stderr } = await derive(
    [...KUNSHAN, '--workspace', upper, '--out', '昆山'],
    folder,
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('基本目录  承接 70 项，共 72 项，另有主项 6 行');
  expect(stdout).toContain('检查：没有错误');
  expect(stdout).toContain('000119901000 河道采砂许可：自然禀赋，境内河道无可采砂资源');
  await expectClean('昆山', upper);
  const counts = explained(differences(join(folder, '昆山'), join(JIANGSU, '320583-昆山市')));
  expect(counts).toEqual({
    本地决定: 571,
    本地服务信息: 22,
    本地压减: 7,
    样例没有编的实施清单: 41,
    本地的负面清单: 3,
  });
  // What is the same above and below is derived word for word: all 76 rows of the 基本目录 are equal.
  expect(rowsOf(join(folder, '昆山'), '基本目录')).toHaveLength(76);
  expect(rowsOf(join(JIANGSU, '320583-昆山市'), '实施清单')).toHaveLength(55);
}, 120_000);

test('吴江区, which nobody wrote: no error, what has no body is said', async () => {
  const { code, stdout } = await derive(
    [...WUJIANG, '--workspace', upper, '--out', '吴江'],
    folder,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('吴江区（320509）的目录，从工作区 江苏（320500、320000、000000）得出');
  expect(stdout).toContain('吴江区档案局 1 项：002075901000 开放档案查阅利用');
  expect(stdout).toContain('000115906000 海域使用权审核：苏州市没有承接（地理区位）');
  await expectClean('吴江', upper);
  const rows = rowsOf(join(folder, '吴江'), '实施清单');
  const coded = rows.filter(({ 实施编码: implementation }) => implementation !== '待填');
  expect(rows.length - coded.length).toBe(1);
  for (const row of coded) {
    const [body, implementation] = [String(row.实施主体编码), String(row.实施编码)];
    expect(creditCodeCheck(body)).toEqual({ ok: true });
    expect(implementation).toBe(`${body}4${row.基本编码}`);
    expect(String(row.实施主体)).toMatch(/^吴江区/);
  }
  expect(rowsOf(join(folder, '吴江'), '办事指南')).toHaveLength(coded.length);
  expect(readFileSync(join(folder, '吴江/地区.yaml'), 'utf8')).toBe(
    '# yaml-language-server: $schema=.sitong/schemas/地区.schema.json\n' +
      '类别: 地区\n地区代码: "320509"\n地区名称: 吴江区\n层级: 县级\n上级: "320500"\n',
  );
}, 120_000);

test('苏州市 out of 国家、江苏: it claims for its counties too, and the shipped one is explained', async () => {
  const { code } = await derive([...SUZHOU, '--workspace', province, '--out', '苏州'], folder);
  expect(code).toBe(0);
  await expectClean('苏州', province);
  const counts = explained(differences(join(folder, '苏州'), join(JIANGSU, '320500-苏州市')));
  expect(Object.keys(counts).sort()).toEqual(
    ['本地决定', '本地服务信息', '样例没有编的实施清单', '没有承接表'].sort(),
  );
}, 120_000);

test('a county derived from a derived city has no error', async () => {
  const whole = join(folder, '逐级');
  jiangsuWithout(whole, ['320500', '320583']);
  const city = await derive([...SUZHOU, '--out', '320500-苏州市'], whole);
  expect(city.code).toBe(0);
  const county = await derive([...WUJIANG, '--out', '320509-吴江区'], whole);
  expect(county.code).toBe(0);
  const { code, report } = await check([whole], { unread: true });
  expect(code).toBe(0);
  expect(report.summary).toMatchObject({ errors: 0, regions: 4, missingUpper: [] });
}, 180_000);

test('the same inputs give the same bytes, and nothing changes the second time', async () => {
  const args = [...KUNSHAN, '--workspace', upper, '--out'];
  await derive([...args, '一'], folder);
  await derive([...args, '二'], folder);
  const [one, two] = [contentOf(join(folder, '一')), contentOf(join(folder, '二'))];
  expect([...one]).toEqual([...two]);
  const again = await derive([...args, '一', '--as-of', '2026-06-02'], folder);
  expect(again.code).toBe(0);
  expect(again.stdout).toMatch(/已写入 一：未变 50\n/);
  expect([...contentOf(join(folder, '一'))]).toEqual([...one]);
}, 180_000);
