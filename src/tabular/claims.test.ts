import { expect, test } from 'vitest';
import type { Values } from '../yaml/value.js';
import { withClaims } from './claims.js';
import type { ReadTable } from './read-table.js';

const COLUMNS = ['基本编码', '事项名称', '承接', '理由', '说明'];

function table(rows: readonly Values[], columns = COLUMNS): ReadTable {
  return {
    kind: '基本目录',
    variant: {},
    refused: [],
    corrected: [],
    sections: [
      {
        region: '320583',
        regionName: '昆山市',
        header: {},
        rows,
        at: (row, [name]) => {
          const column = columns.indexOf(String(name));
          return { sheet: '基本目录', row: row + 3, column: column < 0 ? 1 : column };
        },
      },
    ],
  };
}

test('是 keeps a row, 否 makes it an entry of 未承接, nothing leaves it out', () => {
  const {
    table: claimed,
    undecided,
    refusalAt,
  } = withClaims(
    table([
      { 基本编码: '000100000001', 承接: '否', 理由: '下放', 说明: '苏州' },
      { 基本编码: '000100000002', 承接: '是' },
      { 基本编码: '000100000003' },
      { 基本编码: '000100000004', 自行设立: true },
      { 基本编码: '000100000005', 承接: '否' },
    ]),
  );
  const [section] = claimed.sections;
  expect(section?.rows).toEqual([
    { 基本编码: '000100000002' },
    { 基本编码: '000100000004', 自行设立: true },
  ]);
  expect(section?.header).toEqual({
    未承接: [
      { 基本编码: '000100000001', 理由: '下放', 说明: '苏州' },
      { 基本编码: '000100000005' },
    ],
  });
  expect(section?.at(0, ['事项名称'])).toMatchObject({ row: 4, column: 1 });
  expect([...undecided]).toEqual([['000100000003', { sheet: '基本目录', row: 5, column: 2 }]]);
  expect(refusalAt(0, 1, '理由')).toEqual({ sheet: '基本目录', row: 7, column: 3 });
});

test('another word is refused at its cell, a reason beside 是 is told', () => {
  const { table: claimed } = withClaims(
    table([
      { 基本编码: '000100000001', 承接: '也许' },
      { 基本编码: '000100000002', 承接: '是', 理由: '下放' },
    ]),
  );
  expect(claimed.refused).toEqual([
    { sheet: '基本目录', row: 3, column: 2, value: '也许', reason: '承接只填 是 或 否' },
  ]);
  expect(claimed.corrected).toMatchObject([{ row: 4, column: 3, value: '下放' }]);
});

test('a column that nobody filled in leaves all out; a table without it stays as it is', () => {
  const rows = [{ 基本编码: '000100000001' }];
  expect(withClaims(table(rows)).table.sections[0]?.rows).toEqual([]);
  const without = table(rows, ['基本编码', '事项名称']);
  expect(withClaims(without).table).toBe(without);
});
