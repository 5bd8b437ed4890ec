import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import {
  hostileDiff,
  largeDiff,
  revisionContext,
  richDiff,
  sampleChange,
  sampleChanges,
  sampleDiff,
} from '../testing/sample-diff.js';
import { HOSTILE } from '../testing/sample-report.js';
import { visible } from '../visible.js';
import { xlsx } from './xlsx.js';

const context = revisionContext();

async function sheetsOf(report = richDiff()) {
  const { sheets } = await readXlsx(await xlsx(report, context), { readStyles: true });
  return sheets;
}

const HEADER =
  '序号 地区 类别 事项名称 原编码 现编码 操作 调整要素 调整前 调整后 方向 审批层级 申请单位和理由 影响的下级 备注'.split(
    ' ',
  );

test('three sheets, each with its title, day and header', async () => {
  const sheets = await sheetsOf();
  expect(sheets.map(({ name }) => name)).toEqual(['调整情况表', '影响清单', '说明']);
  for (const { rows, merges, freezePane, pageSetup } of sheets) {
    expect(rows[0]![0]).toMatch(/\p{Script=Han}/u);
    expect(rows[1]!.filter((cell) => cell instanceof Date)).toEqual([
      new Date('2026-11-23T00:00:00Z'),
    ]);
    expect(merges).toContainEqual({
      startRow: 0,
      startCol: 0,
      endRow: 0,
      endCol: rows[2]!.length - 1,
    });
    expect(freezePane).toMatchObject({ rows: 3 });
    expect(pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$3:$3',
    });
    expect(pageSetup?.printArea).toMatch(new RegExp(`^\\$A\\$1:\\$[A-Z]\\$${rows.length}$`));
  }
  expect(sheets[0]!.rows[2]).toEqual(HEADER);
});

test('a change is a row, its codes text, its two sides apart', async () => {
  const [sheet] = await sheetsOf();
  const rows = sheet!.rows.slice(3);
  expect(rows).toHaveLength(sampleChanges().length);
  expect(rows[0]!.slice(0, 14)).toEqual([
    1,
    '江苏省',
    '基本目录',
    '食品经营许可（新）\n（原：食品经营许可）',
    '000131003000',
    '000131003000',
    '变更',
    '事项名称',
    '食品经营许可',
    '食品经营许可（新）',
    '不变',
    '省级\n省政务服务管理机构',
    '江苏省市场监督管理局，2026-10-08，法定依据变化',
    '苏州市 1 行、昆山市 2 行',
  ]);
  expect(sheet!.cells?.get('3,4')?.style?.numFmt).toBe('@');
  const last = rows.at(-1)!;
  expect(last[8]).toBe(
    '受理条件：申请人应当具有固定的经营场所，并符合食品安全要求。\n承诺办结时限：20工作日\n申请材料：\n·减少：营业执照复印件\n·变更：经营场所平面图（原件）\n　原件份数：2\n　材料必要性：（未写）\n收费标准：20工作日',
  );
  expect(last[9]).toContain('·增加：食品安全管理制度\n');
});

test('rows are as high as their text, within what a row may have', async () => {
  const [sheet] = await sheetsOf();
  const heights = sheet!.rows.map((_, index) => sheet!.rowDefs?.get(index)?.height);
  expect(heights[4]).toBeLessThan(heights[3]!);
  expect(heights.at(-1)).toBeGreaterThan(10 * 14);
  const [long] = await sheetsOf(hostileDiff());
  for (const { height } of long!.rowDefs!.values()) expect(height).toBeLessThanOrEqual(409);
});

test('the impacts stand by region, and the notes say what was compared', async () => {
  const [, impacts, notes] = await sheetsOf();
  expect(impacts!.rows.slice(3).map(([, region, , , , , , action]) => [region, action])).toEqual([
    ['苏州市', '照上级目录改名称'],
    ['昆山市', '照上级目录改名称'],
    ['昆山市', '照上级目录改名称'],
    ['昆山市', '同步取消'],
  ]);
  const text = notes!.rows.flat().join('\n');
  for (const part of [
    'git:main → catalogs/江苏',
    '320581-常熟市/坏.yaml 不是 UTF-8',
    '偃师区',
    'change/same',
  ])
    expect(text).toContain(part);
});

describe('text of a catalog', () => {
  test('is never a formula and comes back as it was, control characters shown', async () => {
    const sheets = await sheetsOf(hostileDiff());
    const cells = sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    const texts = sheets.flatMap(({ rows }) => rows.flat());
    const shown = HOSTILE.split(/\r?\n/).map(visible).join('\n');
    expect(texts).toContain(shown);
    expect(
      texts.some((text) => typeof text === 'string' && text.startsWith("=cmd|'/c calc'!A1")),
    ).toBe(true);
  });

  test.each(['=1+1', '+1', '-1', '@x', '_x000D_', '_x0041_x0042_', '00012', ' a '])(
    '%s stays what it is',
    async (name) => {
      const change = sampleChange({
        kind: '取消',
        before: [{ ...sampleChange().before[0]!, name }],
      });
      const [sheet] = await sheetsOf(sampleDiff([change]));
      expect(sheet!.rows[3]![3]).toBe(name);
    },
  );

  test('is cut where a cell can hold no more', async () => {
    const before = '长'.repeat(40_000);
    const element = { element: '受理条件', before, applicant: '不变', region: '不变' } as const;
    const [sheet] = await sheetsOf(sampleDiff([sampleChange({ elements: [element] })]));
    const text = String(sheet!.rows[3]![8]);
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text).toMatch(/长……（以下略，全文见 html 或 json 格式）$/);
  });
});

test('the same report gives the same bytes', async () => {
  const [one, other] = [await xlsx(richDiff(), context), await xlsx(richDiff(), context)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  const entry = Buffer.from(one).readUInt32LE(10);
  // The time of the first ZIP entry: a fixed one, not that of the run.
  expect(entry >>> 25).toBeLessThan(20);
});

test('no changes give a table without rows that says what was compared', async () => {
  const [table, impacts, notes] = await sheetsOf(sampleDiff([]));
  expect(table!.rows).toHaveLength(3);
  expect(impacts!.rows).toHaveLength(3);
  expect(String(notes!.rows[3]![1])).toContain('没有差别：比较了 4 个地区');
});

test('thousands of changes take time in step', async () => {
  const time = async (count: number) => {
    const begin = performance.now();
    await xlsx(largeDiff(count), context);
    return performance.now() - begin;
  };
  await time(100);
  const few = await time(500);
  expect(await time(2000)).toBeLessThan(9 * few + 500);
});
