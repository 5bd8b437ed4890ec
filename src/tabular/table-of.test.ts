import { describe, expect, test } from 'vitest';
import type { CellContent } from './cell.js';
import type { Grid } from './grid.js';
import { gridsOf } from './grids.js';
import { layoutOf } from './layout.js';
import type { Table } from './table.js';
import { tableOf } from './table-of.js';
import { plainTable, standard } from './testing/tables.js';

/** 示例. */
const TABLE: Table = {
  kind: '实施清单',
  variant: {},
  sections: [
    {
      region: '320583',
      regionName: '昆山市',
      header: { 版本: '2026-01-01' },
      rows: [
        {
          基本编码: '000131003000',
          事项名称: '食品经营许可',
          承诺办结时限: 5,
          申请材料: [
            { 材料名称: '申请书', 份数: 1 },
            { 材料名称: '营业执照', 份数: 0 },
          ],
        },
        { 基本编码: '000131901000', 事项名称: '食品生产许可', 申请材料: [{ 材料名称: '平面图' }] },
        { 事项名称: '没有编码的事项', 申请材料: [] },
      ],
    },
  ],
};
const layout = layoutOf(standard, TABLE);

type Cells = CellContent[][];

/** The grids of the sample, one sheet changed. */
function changed(name: string, change: (cells: Cells) => Cells): readonly Grid[] {
  return gridsOf(TABLE, layout).map((grid) =>
    grid.name === name ? { name, cells: change(grid.cells.map((row) => [...row])) } : grid,
  );
}

function materials(grids: readonly Grid[]) {
  const read = tableOf(grids, standard);
  return {
    read,
    of: (row: number) => read.sections[0]?.rows[row]?.申请材料,
  };
}

describe('what a clerk made of the sheets', () => {
  test('title rows above, notes below, columns in another order or left out', () => {
    const grids = changed('实施清单', ([titles = [], ...rows]) => [
      ['昆山市实施清单（示例）'],
      ['编制单位：昆山市', undefined, { day: '2026-11-26' }],
      [...titles].reverse(),
      ...rows.map((row) => [...row].reverse()),
      [],
      ['注：有 1 项不公开，没有列出'],
    ]);
    expect(plainTable(tableOf(grids, standard))).toEqual(TABLE);
    const without = changed('实施清单', (rows) =>
      rows.map((row) => row.filter((_, index) => rows[0]?.[index] !== '承诺办结时限')),
    );
    const [first] = tableOf(without, standard).sections[0]?.rows ?? [];
    expect(first).toEqual({ ...TABLE.sections[0]?.rows[0], 承诺办结时限: undefined });
  });

  test('rows in another order keep their entries', () => {
    const grids = changed('实施清单', ([titles = [], ...rows]) => [titles, ...rows.reverse()]);
    const { of } = materials(grids);
    expect(of(2)).toEqual(TABLE.sections[0]?.rows[0]?.申请材料);
    expect(of(1)).toEqual([{ 材料名称: '平面图' }]);
  });

  test('an entry without 所属序号 goes by its code', () => {
    const grids = changed('申请材料', (rows) =>
      rows.map((row, index) => (index === 0 ? row : [undefined, ...row.slice(1)])),
    );
    const { of, read } = materials(grids);
    expect(of(0)).toEqual(TABLE.sections[0]?.rows[0]?.申请材料);
    expect(read.refused).toEqual([]);
  });

  test('an entry whose code is not that of its 所属序号 is refused, cell by cell', () => {
    const grids = changed('申请材料', ([titles = [], first = [], ...rows]) => [
      titles,
      [2, ...first.slice(1)],
      ...rows,
    ]);
    const { of, read } = materials(grids);
    expect(of(0)).toEqual([{ 材料名称: '营业执照', 份数: 0 }]);
    expect(of(1)).toEqual([{ 材料名称: '平面图' }]);
    expect(read.refused[0]).toEqual({
      sheet: '申请材料',
      row: 1,
      column: 0,
      value: '2',
      reason: '这一行没有读入：主表里序号 2 的编码是 000131901000，这里写的是 000131003000',
    });
    expect(read.refused.map(({ value }) => value)).toContain('申请书');
  });

  test('an entry that leads nowhere is refused', () => {
    const grids = changed('申请材料', (rows) => [...rows, [9, '', '', 1, '多出来的材料']]);
    expect(materials(grids).read.refused[0]?.reason).toBe('这一行没有读入：主表里没有序号 9');
  });

  test('a row that refers to entries which are gone is said; 无 is an empty list', () => {
    const grids = changed('申请材料', (rows) => rows.slice(0, 3));
    const { of, read } = materials(grids);
    expect(of(1)).toBeUndefined();
    expect(of(2)).toEqual([]);
    expect(read.refused).toMatchObject([{ sheet: '实施清单', row: 2 }]);
  });

  test('无 beside entries, a column without a title, a column twice, a sheet of his own', () => {
    const grids = changed('实施清单', ([titles = [], first = [], ...rows]) => {
      const at = titles.indexOf('申请材料');
      return [
        [...titles, '事项名称', undefined],
        [...first.map((cell, index) => (index === at ? '无' : cell)), '另一个名称', '草稿'],
        ...rows,
      ];
    });
    const { of, read } = materials([...grids, { name: '我的表', cells: [[], ['备忘']] }]);
    expect(of(0)).toHaveLength(2);
    expect(read.corrected).toMatchObject([{ value: '无' }]);
    expect(read.refused.map(({ value, reason }) => [value, reason])).toEqual([
      ['另一个名称', '有两列都叫“事项名称”，只读前一列'],
      ['草稿', '这一列没有列名'],
      ['备忘', '不认得这张表，整张没有读入'],
    ]);
  });
});

test('where a value stands', () => {
  const [section] = tableOf(gridsOf(TABLE, layout), standard).sections;
  expect(section?.at(0, ['申请材料', 1, '份数'])).toEqual({ sheet: '申请材料', row: 2, column: 5 });
  expect(section?.at(1, ['事项名称'])).toMatchObject({ sheet: '实施清单', row: 2, column: 2 });
  expect(section?.at(1, ['不存在'])).toMatchObject({ row: 2, column: 2 });
  const [single] = tableOf(gridsOf(TABLE, layout, { subRows: true }), standard).sections;
  expect(single?.at(0, ['申请材料', 1, '材料名称'])).toMatchObject({ sheet: '实施清单', row: 2 });
  expect(single?.at(1, [])).toMatchObject({ row: 3 });
});

test('published columns come first, computed ones are not read back', () => {
  const form = [
    { title: '序号', from: { value: (_: unknown, number: number) => number }, width: 6 },
    { title: '许可事项名称', from: '事项名称', width: 30 },
    { title: '实施主体', from: { value: () => '公布时算出' }, width: 30 },
  ];
  for (const subRows of [false, true]) {
    const grids = gridsOf(TABLE, layout, { form, subRows });
    expect(grids[0]?.cells[0]?.slice(0, 3)).toEqual(['序号', '许可事项名称', '实施主体']);
    const read = tableOf(grids, standard);
    expect(plainTable(read)).toEqual(TABLE);
    expect(read.refused).toEqual([]);
  }
});

test('a text that is longer than a cell goes on elsewhere, and is refused when its rest is gone', () => {
  const long = `${'长'.repeat(31_979)}😀${'文'.repeat(70_000)}`;
  const table: Table = {
    ...TABLE,
    sections: [{ region: '320583', regionName: '昆山市', header: {}, rows: [{ 事项名称: long }] }],
  };
  const grids = gridsOf(table, layout);
  for (const { cells } of grids)
    for (const cell of cells.flat())
      expect(typeof cell === 'string' ? cell.length : 0).toBeLessThanOrEqual(32_767);
  expect(plainTable(tableOf(grids, standard))).toEqual(table);
  const torn = tableOf(grids.slice(0, -1), standard);
  expect(torn.refused).toMatchObject([{ reason: '“长文”表里没有这一格余下的文字' }]);
});

test('sheets that do not say what they are', () => {
  const grid = {
    name: 'Sheet1',
    cells: [
      ['序号', '事项名称'],
      [1, '甲'],
    ],
  };
  expect(() => tableOf([grid], standard)).toThrow('看不出这张表是哪一类目录');
  const given = { kind: TABLE, region: { code: '320583', name: '昆山市' } };
  expect(tableOf([grid], standard, given).sections).toMatchObject([
    { region: '320583', regionName: '昆山市', rows: [{ 事项名称: '甲' }] },
  ]);
  expect(() => tableOf([{ name: 'Sheet1', cells: [['别的']] }], standard, given)).toThrow(
    '找不到表头',
  );
});
