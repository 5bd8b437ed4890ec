import { describe, expect, test } from 'vitest';
import { Standard } from '../../standard/standard.js';
import { isOwnLayout, readOwnLayout } from './own-layout.js';
import { readOwnWorkbook } from './own-workbook.js';
import { handMadeWorkbook } from './testing/zip-writer.js';
import { readWorkbook, Workbook } from './workbook.js';

const standard = new Standard();
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (index: number, cells: readonly string[]) =>
  `<row r="${index}">${cells.join('')}</row>`;
const sheet = (...rows: readonly string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const titles = (...names: readonly string[]) => names.map(text);
const HEAD = sheet(
  row(1, titles('地区代码', '地区名称', '类别')),
  row(2, titles('320583', '昆山市', '实施清单')),
);
const FORMULA = '<c><f>A1</f></c>';

const MAIN = [
  row(1, titles('序号', '事项名称', '承诺办结时限')),
  ...Array.from({ length: 300 }, (_, i) =>
    row(i + 2, [text(String(i + 1)), text(`示例事项${i + 1}`), text(i === 250 ? '二十' : '5')]),
  ),
];
const ENTRIES = [
  row(1, titles('所属序号', '材料名称', '份数')),
  row(2, [text('300'), text('示例材料'), text('2份')]),
  row(3, [text('1'), text('示例材料'), FORMULA]),
  row(4, [text('999'), text('示例材料'), text('1')]),
];

async function both(main: readonly string[]) {
  const bytes = handMadeWorkbook({
    sheets: {
      申请材料: sheet(...ENTRIES),
      另一张: sheet(row(3, [FORMULA]), row(5, [text('说明'), FORMULA])),
      实施清单: sheet(...main),
      文头: HEAD,
    },
  });
  const whole = readWorkbook(bytes, '示例.xlsx');
  expect(isOwnLayout(whole)).toBe(true);
  const workbook = new Workbook(bytes, '示例.xlsx');
  return {
    whole: readOwnLayout(whole, standard, {}),
    streamed: await readOwnWorkbook(workbook, { standard, given: {}, aside: new Set() }),
  };
}

describe('a workbook of the own layout, read row by row', () => {
  test('gives the rows, the refused and the corrected cells that the whole sheets give', async () => {
    const { whole, streamed } = await both(MAIN);
    expect(JSON.stringify(streamed)).toBe(JSON.stringify(whole));
    expect(streamed?.sections[0]?.rows).toHaveLength(300);
    expect(streamed?.refused.map((note) => note.sheet)).toEqual(
      expect.arrayContaining(['申请材料', '另一张']),
    );
    expect(streamed?.corrected.length).toBeGreaterThan(0);
  });

  test('is left to the whole sheets where rows stand out of order', async () => {
    const { whole, streamed } = await both([...MAIN].reverse());
    expect(whole.sections[0]?.rows).toHaveLength(300);
    expect(streamed).toBeUndefined();
  });
});
