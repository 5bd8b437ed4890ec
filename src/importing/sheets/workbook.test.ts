import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { cellAddress, cellText, columnLetters, columnOfLetters } from './sheet-grid.js';
import { handMadeWorkbook, zipOf } from './testing/zip-writer.js';
import { readWorkbook } from './workbook.js';

const STYLES =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs>';

function cells(bytes: Uint8Array) {
  return readWorkbook(bytes, '示例.xlsx')[0]!.rows.map(({ cells: row }) => [...row]);
}

describe('workbooks', () => {
  test('of our library: text, numbers, days, booleans, merges, hidden rows, columns and sheets', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '目录',
          columns: [{ width: 5 }, { width: 5, hidden: true }],
          rows: [
            ['标题', null, null],
            ['甲\n乙', 20, true],
            [null, new Date('2021-05-03T00:00:00Z'), null],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
          rowDefs: new Map([[1, { hidden: true }]]),
        },
        { name: '说明', hidden: true, rows: [['只作说明']] },
      ],
    });
    const [sheet, second] = readWorkbook(bytes, '示例.xlsx');
    expect(sheet!.name).toBe('目录');
    expect(sheet!.merges).toEqual([{ startRow: 0, startColumn: 0, endRow: 0, endColumn: 2 }]);
    expect([...sheet!.hiddenColumns]).toEqual([1]);
    expect(sheet!.rows.map(({ hidden }) => hidden)).toEqual([false, true, false]);
    expect(sheet!.rows[1]!.cells).toEqual([
      '甲\n乙',
      { type: 'number', value: 20, format: 'General' },
      { type: 'boolean', value: true },
    ]);
    expect(sheet!.rows[2]!.cells[1]).toEqual({ type: 'day', day: '2021-05-03' });
    expect(second!.hidden).toBe(true);
  });

  test('made by hand: cells and rows without r, inline and rich text, prefixes, escapes, CDATA', () => {
    expect(
      cells(
        handMadeWorkbook({
          sharedStrings:
            '<si><r><rPr/><t>食品</t></r><r><t xml:space="preserve"> 经营</t></r><rPh><t>shi</t></rPh></si><si><t>a_x000D_b&amp;&#x4E00;</t></si>',
          sheets: {
            表: '<x:sheetData xmlns:x="urn:x"><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>行内</x:t></x:is></x:c><x:c/><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row hidden="true"><x:c t="str"><x:v><![CDATA[<甲>]]></x:v></x:c></x:row></x:sheetData>',
          },
        }),
      ),
    ).toEqual([['食品 经营', '行内', undefined, 'a\rb&一'], ['<甲>']]);
  });

  test('formulas: the saved result, or that there is none; errors stay errors', () => {
    const [sheet] = readWorkbook(
      handMadeWorkbook({
        sheets: {
          表: '<sheetData><row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1</f><v></v></c><c r="D3"><f>A1&amp;"x>"</f></c><c r="E3" t="e"><f>X</f><v>#REF!</v></c><c r="F3"><f>Y</f><v/></c></row></sheetData>',
        },
      }),
      '示例.xlsx',
    );
    expect(sheet!.rows[0]!.index).toBe(2);
    expect(sheet!.rows[0]!.cells).toEqual([
      undefined,
      { type: 'number', value: 2, format: 'General' },
      undefined,
      { type: 'uncached', formula: 'A1&"x>"' },
      { type: 'error', value: '#REF!' },
      { type: 'uncached', formula: 'Y' },
    ]);
    expect(sheet!.formulas).toBe(3);
  });

  test('days of both date systems, and numbers that are shown with their zeros', () => {
    const sheet =
      '<sheetData><row><c s="1"><v>44319</v></c><c s="3"><v>44319.5</v></c><c s="2"><v>131003000</v></c></row></sheetData>';
    const [row] = cells(handMadeWorkbook({ styles: STYLES, sheets: { 表: sheet } }));
    expect(row!.map(cellText)).toEqual(['2021-05-03', '2021-05-03 12:00:00', '000131003000']);
    const [later] = cells(
      handMadeWorkbook({
        styles: STYLES,
        workbookPr: '<workbookPr date1904="1"/>',
        sheets: { 表: sheet.replaceAll('44319', '42857') },
      }),
    );
    expect(cellText(later![0])).toBe('2021-05-03');
  });

  test.each([
    ['空文件', new Uint8Array(), '是空文件'],
    ['网页', Buffer.from('<html><table></table></html>'), '其实是网页'],
    ['CSV', Buffer.from('事项名称,基本编码\n'), '扩展名改为 .csv'],
    [
      '旧格式',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')]),
      '旧的 .xls',
    ],
    [
      '加密',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      '加了打开密码',
    ],
    [
      'ods',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
      '.ods',
    ],
    ['docx', zipOf({ 'word/document.xml': '<a/>' }), 'Word 文档'],
    ['半截', zipOf({ 'xl/workbook.xml': '<workbook/>' }).subarray(0, 60), '没有下载完整'],
    [
      '坏 XML',
      handMadeWorkbook({ sheets: { 表: '<sheetData><row><c><v>1</v></row' } }),
      '内容损坏',
    ],
    [
      '文档类型',
      zipOf({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }),
      '文档类型声明',
    ],
    [
      '远处的格',
      handMadeWorkbook({ sheets: { 表: '<sheetData><row r="99999999"><c/></row></sheetData>' } }),
      '在工作表之外',
    ],
  ])('%s: said in Chinese', (_, bytes, message) => {
    expect(() => readWorkbook(bytes, '示例.xlsx')).toThrow(message);
  });

  test('letters of columns', () => {
    for (const column of [0, 25, 26, 701, 702, 16383])
      expect(columnOfLetters(columnLetters(column))).toBe(column);
    expect(cellAddress(3, 27)).toBe('AB4');
  });
});
