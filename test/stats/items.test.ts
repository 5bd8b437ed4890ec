import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import stringWidth from 'string-width';
import { afterAll, describe, expect, test } from 'vitest';
import { documentText, PATHS, PERMIT, Playground, row } from '../cli/support/base-workspace.js';
import { AS_OF, run } from '../cli/support/run.js';
import { onTerminal, statsJson, twoCounties } from './support.js';

interface ItemJson {
  readonly item: { readonly code: string; readonly name: string };
  readonly absences: readonly { region: string; why: string }[];
  readonly groups: readonly {
    readonly catalog: string;
    readonly handling?: string;
    readonly reference?: { region: string; standard: boolean };
    readonly places: readonly { region: string }[];
    readonly absences: readonly { region: string; why: string }[];
    readonly elements: readonly {
      readonly element: string;
      readonly differs: boolean;
      readonly marks: readonly string[];
      readonly values: readonly { mark: string; reference: boolean; lines: readonly string[] }[];
    }[];
  }[];
}

interface ItemsJson {
  readonly shared: number;
  readonly differing: readonly {
    code: string;
    furtherValues: number;
    deviating: number;
    elements: readonly { catalog: string; element: string; values: number }[];
  }[];
}

const places = new Playground();
afterAll(() => places.remove());

const CODE = '000131901000';

/** The marks of the 实施清单 by element, in the order of the places. */
function marksOf(stats: ItemJson, catalog = '实施清单'): Record<string, readonly string[]> {
  const group = stats.groups.find((one) => one.catalog === catalog);
  return Object.fromEntries((group?.elements ?? []).map(({ element, marks }) => [element, marks]));
}

async function item(files = twoCounties(), name = CODE) {
  return statsJson<ItemJson>([places.make(files), '--item', name], 'stats-item.schema.json');
}

describe('--item', () => {
  test('which counties differ, and how', async () => {
    const { code, stats } = await item();
    expect(code).toBe(0);
    const list = stats.groups[1]!;
    expect(list.places.map(({ region }) => region)).toEqual(['320500', '320583', '320585']);
    expect(list.reference).toEqual({ region: '320500', name: '苏州市', standard: false });
    expect(marksOf(stats)).toMatchObject({
      申请材料: ['=', '=', '≠2'],
      法定办结时限: ['=', '=', '≠2'],
      // Everyone promises what he likes: nothing to hold it against.
      承诺办结时限: ['1', '1', '2'],
      办理流程: ['=', '=', '='],
    });
    const materials = list.elements.find(({ element }) => element === '申请材料');
    expect(materials?.values.map(({ lines }) => lines)).toEqual([
      ['食品经营许可申请书 必要'],
      ['食品经营许可申请书 必要', '无犯罪记录证明 必要'],
    ]);
    expect(stats.groups[0]?.elements.filter(({ differs }) => differs)).toEqual([]);
  });

  test('the 标准 is the reference, not the city that deviates from it', async () => {
    const standard = documentText('实施清单', '320000', [
      row(PERMIT, {
        行使层级: '县级',
        主管部门: undefined,
        实施机关: undefined,
        受理条件: '[有与经营的食品品种、数量相适应的场所]',
        申请材料: '[]',
        办理流程: '[{ 环节: 受理 }, { 环节: 审核 }, { 环节: 决定 }, { 环节: 送达 }]',
        法定办结时限: '20',
        法定办结时限单位: '工作日',
      }),
    ]).replace('事项:', '性质: 标准\n事项:');
    const { stats } = await item(twoCounties({ '江苏/标准.yaml': standard }));
    expect(stats.groups[1]?.reference).toMatchObject({ region: '320000', standard: true });
    // 审核 and 审查 are one step.
    expect(marksOf(stats)).toMatchObject({
      申请材料: ['≠2', '≠2', '≠3'],
      办理流程: ['=', '=', '='],
      法定办结时限: ['=', '=', '≠2'],
    });
  });

  test('order, width, level and place words do not count; tags of a basis neither', async () => {
    const { stats } = await item(
      twoCounties(
        {},
        {
          受理条件: '["有与经营的食品品种、数量相适应的场所；"]',
          设定依据: '[《食品安全法》第三十五条第一款]',
          申请材料: '[{ 材料必要性: 必要, 材料名称: 太仓市食品经营许可申请书 }]',
        },
      ),
    );
    expect(marksOf(stats)).toMatchObject({
      受理条件: ['=', '=', '='],
      设定依据: ['=', '=', '='],
      申请材料: ['=', '=', '='],
    });
  });

  test('an element that is not written, not carried, 待填', async () => {
    const { stats } = await item(
      twoCounties(
        {
          '昆山/实施清单.yaml': undefined,
        },
        { 审批结果名称: undefined, 办件类型: '待填' },
      ),
    );
    expect(marksOf(stats)).toMatchObject({ 审批结果名称: ['=', '缺'], 办件类型: ['1', '待填'] });
  });

  test('regions that do not have it, and why', async () => {
    const only = (region: string, rows: readonly string[], header = '') =>
      documentText('基本目录', region, rows).replace('事项:', `${header}事项:`);
    const other = row(PERMIT, { 基本编码: '"000131902000"', 事项名称: '食品生产许可' });
    const { stats } = await item(
      twoCounties({
        [PATHS.county]: only(
          '320583',
          [other],
          `未承接: [{ 基本编码: "${CODE}", 理由: 下放, 说明: 由开发区办理 }]\n`,
        ),
        [PATHS.countyList]: undefined,
        '太仓/基本目录.yaml': only('320585', [other]),
        '太仓/实施清单.yaml': undefined,
      }),
    );
    const why = Object.fromEntries(
      (stats.groups[0]?.absences ?? []).map(({ region, why: reason }) => [region, reason]),
    );
    expect(why).toEqual({
      '320583': '未承接：下放（由开发区办理）',
      '320585': '没有承接，也没有写明理由',
    });
    expect(stats.absences.map(({ region }) => region)).toEqual([
      '000000',
      '320000',
      '320583',
      '320585',
    ]);
    expect(stats.absences[0]?.why).toBe('行使层级（市级、县级）不含本级');
  });

  test('each 办理项 by itself, and who does not have it', async () => {
    const { stats } = await item(
      twoCounties({}, { 业务办理项名称: '食品经营许可（新办）', 申请材料: '[]' }),
    );
    expect(stats.groups.map(({ handling }) => handling)).toEqual([
      undefined,
      undefined,
      '食品经营许可（新办）',
    ]);
    expect(stats.groups[2]?.absences).toMatchObject([
      { region: '320500', why: '没有这一办理项' },
      { region: '320583', why: '没有这一办理项' },
    ]);
  });

  test('by name, and by a code that holds the 基本编码', async () => {
    expect((await item(twoCounties(), '食品经营许可')).stats.item.code).toBe(CODE);
    const { stats } = await item(twoCounties(), `11320583MB000002764${CODE}`);
    expect(stats.item).toEqual({ code: CODE, name: '食品经营许可' });
  });

  test.each([
    ['食品经营许', '是不是 “食品经营许可”（000131901000）'],
    ['000131901001', '是不是 000131901000'],
    ['无此事项', '都没有事项“无此事项”'],
  ])('%s is not there', async (name, said) => {
    const { code, stderr } = await onTerminal([places.make(twoCounties()), '--item', name], 80);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  test('on a terminal: marks, then the differing values in full', async () => {
    const folder = places.make(twoCounties());
    const { stdout } = await onTerminal([folder, '--item', CODE], 80);
    expect(stdout).toMatch(/太仓市 +≠2 +2 +≠2/u);
    expect(stdout).toContain('+ 无犯罪记录证明 必要');
    const narrow = await onTerminal([folder, '--item', CODE], 44);
    const widest = Math.max(...narrow.stdout.split('\n').map((line) => stringWidth(line)));
    expect(widest).toBeLessThanOrEqual(44);
  });

  test('csv: a line a place and element', async () => {
    const { stdout } = await run([
      'stats',
      places.make(twoCounties()),
      '--item',
      CODE,
      '--as-of',
      AS_OF,
      '--format',
      'csv',
    ]);
    const rows: Record<string, string>[] = parse(stdout, { bom: true, columns: true });
    const taicang = rows.filter(
      ({ 地区: region, 类别: kind }) => region === '太仓市' && kind === '实施清单',
    );
    expect(taicang.find(({ 要素: element }) => element === '法定办结时限')).toMatchObject({
      标记: '≠2',
      值: '30 工作日',
    });
    expect(rows.some(({ 标记: mark }) => mark === '没有')).toBe(true);
  });
});

test('xlsx: sheets of 办理项 whose names begin alike have names of their own', async () => {
  const file = join(places.make({}), '对照.xlsx');
  const { code } = await onTerminal(
    ['catalogs/江苏', '--item', '食品经营许可', '--format', `xlsx=${file}`],
    80,
  );
  expect(code).toBe(0);
  const { sheets } = await readXlsx(readFileSync(file));
  const names = sheets.map(({ name }) => name);
  expect(names).toContain('实施清单 · 食品经营许可（新办）');
  expect(new Set(names).size).toBe(names.length);
  for (const { rows } of sheets) expect(rows[2]?.length).toBeGreaterThanOrEqual(4);
});

describe('--items', () => {
  test('the items that differ most come first', async () => {
    const { stats } = await statsJson<ItemsJson>(
      [places.make(twoCounties()), '--items'],
      'stats-items.schema.json',
    );
    expect(stats.shared).toBe(3);
    expect(stats.differing).toMatchObject([
      {
        code: CODE,
        furtherValues: 2,
        deviating: 2,
        elements: [
          { catalog: '实施清单', element: '法定办结时限', values: 2 },
          { catalog: '实施清单', element: '申请材料', values: 2 },
        ],
      },
    ]);
  });

  test('the shipped catalog of 江苏 is the same everywhere', async () => {
    const { stats } = await statsJson<ItemsJson>(
      ['catalogs/江苏', '--items'],
      'stats-items.schema.json',
    );
    expect(stats.differing).toEqual([]);
  });

  test('--max only shortens what a terminal shows', async () => {
    const { stdout } = await onTerminal(['catalogs/广东', '--items', '--max', '2'], 100);
    expect(stdout.match(/^440\d{9} /gm)).toHaveLength(2);
    expect(stdout).toMatch(/还有 \d+ 个事项没有列出/u);
  });
});
