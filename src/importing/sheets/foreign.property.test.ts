import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WorkError } from '../../errors.js';
import { Standard } from '../../standard/standard.js';
import { delimitedGrid } from './delimited.js';
import { readForeign } from './foreign.js';
import { cellText, type SheetCell, type SheetGrid } from './sheet-grid.js';
import { renderSheets } from './sheets-report.js';
import { handMadeWorkbook, zipOf } from './testing/zip-writer.js';
import { readWorkbook } from './workbook.js';

const setting = {
  standard: new Standard(),
  divisions: new Map([
    ['320000', '江苏省'],
    ['320500', '苏州市'],
  ]),
  fileTitle: '目录',
  region: '320000',
  kind: '实施清单',
};

const HEADERS = [
  '序号',
  '事项名称',
  '编码',
  '实施编码',
  '申请材料',
  '材料名称',
  '时限',
  '单位',
  '法定办结时限',
  '承诺时限',
  '是否收费',
  '办理流程',
  '行使层级',
  '生效日期',
  '乱写',
  '',
];
const VALUES = [
  '食品经营许可',
  '000131003000',
  '131003000',
  '3.2E+30',
  '20个工作日',
  '30天',
  '1.甲；2.乙',
  '（一）甲（三）乙',
  '受理→决定',
  '√',
  '无',
  '待填',
  '合计',
  '备注：示例',
  '一、公安',
  '2021/5/3',
  '市级、县级',
  '␛=1',
  '\u202e',
  '🙂',
  ' ',
  '待填',
];

const cell: fc.Arbitrary<SheetCell | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...HEADERS, ...VALUES),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.record({
    type: fc.constant('number' as const),
    value: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(131003000, 44319, 1e30)),
    format: fc.constantFrom('General', '000000000000', '0.00'),
  }),
  fc.constant({ type: 'day' as const, day: '2021-05-03', time: '12:00:00' }),
  fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.constant({ type: 'error' as const, value: '#REF!' }),
  fc.constant({ type: 'uncached' as const, formula: 'A1' }),
);

const merge = fc
  .tuple(fc.nat(12), fc.nat(8), fc.nat(3), fc.nat(3))
  .map(([startRow, startColumn, h, w]) => ({
    startRow,
    startColumn,
    endRow: startRow + h,
    endColumn: startColumn + w,
  }));

const grid: fc.Arbitrary<SheetGrid> = fc
  .record({
    header: fc.array(fc.constantFrom(...HEADERS), { minLength: 3, maxLength: 9 }),
    rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
    merges: fc.array(merge, { maxLength: 5 }),
    hidden: fc.boolean(),
    is1904: fc.boolean(),
  })
  .map(({ header, rows, merges, hidden, is1904 }) => ({
    name: '表',
    hidden: false,
    rows: [header, ...rows].map((cells, index) => ({
      index,
      hidden: hidden && index === 2,
      cells,
    })),
    merges,
    hiddenColumns: new Set<number>(),
    formulas: 0,
    is1904,
  }));

describe('whatever a sheet holds', () => {
  test('it is read without a failure, and every cell is accounted for', () => {
    let tables = 0;
    fc.assert(
      fc.property(grid, (sheet) => {
        const reading = readForeign([sheet], setting);
        tables += reading.tables.length;
        for (const table of reading.tables) {
          const [first, last] = table.plan.headerRows;
          const seen = new Set([...table.taken.keys(), ...table.untaken.keys()]);
          for (const { index, cells } of sheet.rows)
            if (index > last && index > first && !table.passed.some(({ row }) => row === index))
              for (const [column, one] of cells.entries())
                if (cellText(one).trim() !== '' && !table.refused.some(({ row }) => row === index))
                  expect(seen.has(column)).toBe(true);
          for (const section of table.sections)
            for (const [row, values] of section.rows.entries())
              for (const name of Object.keys(values)) {
                const at = section.at(row, [name])!;
                expect(at.sheet).toBe('表');
                expect(at.row).toBeGreaterThan(last);
              }
        }
        renderSheets({ source: 'a', reading, documents: [], savedMapping: undefined });
        expect(reading.tables.length + reading.left.length).toBe(1);
      }),
      { numRuns: 400 },
    );
    expect(tables).toBeGreaterThan(50);
  });

  test('broken workbooks and texts fail with a sentence, or are read', () => {
    const whole = handMadeWorkbook({
      sharedStrings: '<si><t>事项名称</t></si>',
      sheets: { 表: '<sheetData><row><c t="s"><v>0</v></c><c><v>1</v></c></row></sheetData>' },
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.nat(whole.length).map((length) => whole.slice(0, length)),
          fc
            .tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))
            .map(([at, byte]) => whole.map((old, i) => (i === at ? byte : old))),
          fc
            .string({ unit: fc.constantFrom(...'<>/="\'&;!-[]?cCrv t0') })
            .map((text) => handMadeWorkbook({ sheets: { 表: `<sheetData>${text}` } })),
          fc.string().map((text) => zipOf({ 'xl/workbook.xml': text })),
          fc.uint8Array(),
        ),
        (bytes) => {
          try {
            readWorkbook(bytes, 'a.xlsx');
          } catch (error) {
            expect(error).toBeInstanceOf(WorkError);
            expect((error as Error).message).toMatch(/a\.xlsx/);
          }
        },
      ),
      { numRuns: 600 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'"a,\r\n\t;|事') }), (text) => {
        try {
          readForeign([delimitedGrid(text, 'a')], setting);
        } catch (error) {
          expect(error).toBeInstanceOf(WorkError);
        }
      }),
    );
  });
});
