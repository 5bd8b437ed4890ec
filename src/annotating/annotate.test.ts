import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../engine/diagnostic.js';
import { readWorkbook } from '../importing/sheets/workbook.js';
import { sampleDiagnostic, sampleReport } from '../report/testing/sample-report.js';
import { annotateWorkbook, summaryNames } from './annotate.js';
import { BEGIN, END } from './notes/comment-text.js';
import { ZipFile } from './package/zip.js';

function at(cell: string, over: Partial<Diagnostic> = {}): Diagnostic {
  const match = /^([A-Z])(\d+)$/.exec(cell)!;
  return sampleDiagnostic({
    file: '甲.xlsx',
    sheet: '基本目录',
    cell,
    line: Number(match[2]),
    column: match[1]!.charCodeAt(0) - 64,
    ...over,
  });
}

/** A workbook of an office: a chart, an old note, conditional formats, validations, protection. */
async function office(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: '基本目录',
        rows: [
          ['昆山市基本目录'],
          ['序号', '基本编码', '事项名称'],
          [1, '000131003000', '食品经营许可证'],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
        cells: new Map([
          ['2,2', { value: '食品经营许可证', comment: { author: '张三', text: '请 & 核对' } }],
        ]),
        conditionalRules: [
          {
            type: 'expression',
            formula: 'LEN(B3)<>12',
            priority: 1,
            range: 'B3:B9',
            style: { font: { bold: true } },
          },
        ],
        dataValidations: [{ type: 'list', values: ['甲', '乙'], range: 'C3:C9' }],
        protection: { sheet: true },
        charts: [
          {
            type: 'bar',
            series: [{ name: '数', values: 'A3:A3', categories: 'B3:B3' }],
            anchor: { from: { row: 6, col: 1 }, to: { row: 12, col: 4 } },
          } as never,
        ],
      },
      {
        name: '申请材料',
        rows: [
          ['所属序号', '材料名称'],
          [1, '申请书'],
        ],
      },
    ],
    namedRanges: [{ name: '编码', range: '基本目录!$B$3:$B$9' }],
  });
}

async function notesOf(bytes: Uint8Array, sheet = 0): Promise<Record<string, string>> {
  const { sheets } = await readXlsx(bytes);
  return Object.fromEntries(
    [...(sheets[sheet]?.cells ?? [])].flatMap(([key, cell]) =>
      cell.comment === undefined ? [] : [[key, cell.comment.text]],
    ),
  );
}

function partText(bytes: Uint8Array, path: string): string {
  return new TextDecoder().decode(new ZipFile(bytes).read(path));
}

const FINDINGS = [
  at('C3', { severity: 'error' }),
  at('C3', { severity: 'note', message: '名称是简称' }),
  at('B3', { severity: 'warning', message: '<b>&"' }),
  at('B1', { severity: 'error', message: '版本不对' }),
];

describe('annotateWorkbook', () => {
  test('findings stand in notes, behind what others wrote, and on the first cell of a merged range', async () => {
    const notes = await notesOf(annotateWorkbook(await office(), sampleReport(FINDINGS)));
    expect(Object.keys(notes).sort()).toEqual(['0,0', '2,1', '2,2']);
    expect(notes['2,2']).toMatch(/^请 & 核对\n【sitong 检查结果】\n错误：/);
    expect(notes['2,2']).toContain('提示：名称是简称');
    expect(notes['2,1']).toContain('警告：<b>&"');
    expect(notes['0,0']).toContain('版本不对');
  });

  test('colours are conditional formats in front of the others, by the gravest finding', async () => {
    const sheet = partText(
      annotateWorkbook(await office(), sampleReport(FINDINGS)),
      'xl/worksheets/sheet1.xml',
    );
    const rules = [
      ...sheet.matchAll(/sqref="([^"]+)"[^>]*>.*?priority="(\d+)".*?<formula>(.*?)</g),
    ];
    expect(rules.map(([, ref, priority, formula]) => [ref, priority, formula])).toEqual([
      ['B3:B9', '3', 'LEN(B3)&lt;&gt;12'],
      ['A1 C3', '1', 'N("sitong:error")=0'],
      ['B3', '2', 'N("sitong:warning")=0'],
    ]);
  });

  test('parts that need no change stay byte-equal, cells and validations too', async () => {
    const before = await office();
    const after = annotateWorkbook(before, sampleReport(FINDINGS));
    const [old, now] = [new ZipFile(before), new ZipFile(after)];
    const same = old.names().filter((name) => Buffer.compare(old.read(name), now.read(name)) === 0);
    expect(old.names().filter((name) => !same.includes(name))).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const data = (bytes: Uint8Array) =>
      /<sheetData>.*<\/sheetData>|<dataValidations.*<\/dataValidations>/s.exec(
        partText(bytes, 'xl/worksheets/sheet1.xml'),
      )?.[0];
    expect(data(after)).toBe(data(before));
  });

  test('again the same gives the same bytes; without findings everything of ours is gone', async () => {
    const once = annotateWorkbook(await office(), sampleReport(FINDINGS));
    expect(Buffer.compare(annotateWorkbook(once, sampleReport(FINDINGS)), once)).toBe(0);
    const clean = annotateWorkbook(once, sampleReport([]));
    expect(await notesOf(clean)).toEqual({ '2,2': '请 & 核对' });
    expect(partText(clean, 'xl/worksheets/sheet1.xml')).not.toContain('sitong');
    expect(partText(clean, 'xl/drawings/vmlDrawing1.vml').match(/<v:shape /g)).toHaveLength(1);
    expect((await readXlsx(clean)).sheets.map(({ name }) => name)).toEqual([
      '基本目录',
      '申请材料',
      '检查结果',
    ]);
  });

  test('what a clerk wrote behind our lines stays', async () => {
    const once = annotateWorkbook(await office(), sampleReport(FINDINGS));
    const zip = new ZipFile(once);
    const replied = partText(once, 'xl/comments1.xml').replaceAll(END, `${END}\n已改`);
    zip.write('xl/comments1.xml', new TextEncoder().encode(replied));
    const notes = await notesOf(annotateWorkbook(zip.bytes(), sampleReport([])));
    expect(notes['2,1']?.trim()).toBe('已改');
    expect(notes['2,2']).toBe('请 & 核对\n已改');
    expect(JSON.stringify(notes)).not.toContain(BEGIN);
  });

  test('a sheet 检查结果 of the office is not ours: ours gets another name', async () => {
    const own = await writeXlsx({ sheets: [{ name: '检查结果', rows: [['结果'], ['领导批示']] }] });
    const out = annotateWorkbook(own, sampleReport([]));
    expect((await readXlsx(out)).sheets.map(({ name }) => name)).toEqual(['检查结果', '检查结果2']);
    expect([...summaryNames(out)]).toEqual(['检查结果2']);
    expect((await readXlsx(out)).sheets[0]?.rows[1]?.[0]).toBe('领导批示');
  });

  test('the summary lists every finding with a link, the counts and what was covered', async () => {
    const out = annotateWorkbook(await office(), sampleReport(FINDINGS));
    const sheet = partText(out, 'xl/worksheets/sitong1.xml');
    expect(sheet).toContain('错误 2，警告 1，提示 1');
    expect(sheet).toContain('上下级比对');
    expect([...sheet.matchAll(/location="([^"]+)"/g)].map((match) => match[1])).toEqual([
      '&apos;基本目录&apos;!C3',
      '&apos;基本目录&apos;!C3',
      '&apos;基本目录&apos;!B3',
      '&apos;基本目录&apos;!B1',
    ]);
  });
});

describe('workbooks of other programs', () => {
  /** As some libraries write: every element with a prefix, no styles, no notes. */
  function prefixed(): Uint8Array {
    const zip = new ZipFile(new Uint8Array(Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')));
    const put = (path: string, text: string) => zip.write(path, new TextEncoder().encode(text));
    put(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    );
    const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relations = (type: string, target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="R1" Type="${base}/${type}" Target="${target}"/></Relationships>`;
    put('_rels/.rels', relations('officeDocument', '/xl/book.xml'));
    put('xl/_rels/book.xml.rels', relations('worksheet', 'sheets/a.xml'));
    const space = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    put(
      'xl/book.xml',
      `<x:workbook ${space} xmlns:q="${base}"><x:sheets><x:sheet name="基本目录" sheetId="7" q:id="R1"/></x:sheets></x:workbook>`,
    );
    put(
      'xl/sheets/a.xml',
      `<x:worksheet ${space}><!-- <x:sheetData> --><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>编码 &gt; 名称</x:t></x:is></x:c></x:row></x:sheetData><x:pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/></x:worksheet>`,
    );
    return zip.bytes();
  }

  test('prefixes, absolute targets and a missing stylesheet', () => {
    const out = annotateWorkbook(prefixed(), sampleReport([at('A1')]));
    const sheet = partText(out, 'xl/sheets/a.xml');
    expect(sheet).toMatch(
      /<\/x:sheetData><x:conditionalFormatting sqref="A1">.*<\/x:conditionalFormatting><x:pageMargins[^>]*\/><x:legacyDrawing /,
    );
    expect(partText(out, 'xl/comments1.xml')).toContain('<comment ref="A1"');
    expect(readWorkbook(out, '甲.xlsx').map(({ name }) => name)).toEqual(['基本目录', '检查结果']);
    expect(Buffer.compare(annotateWorkbook(out, sampleReport([at('A1')])), out)).toBe(0);
  });

  test.each([
    ['不是压缩包', new TextEncoder().encode('事项名称,基本编码')],
    ['工作簿的部件', new ZipFile(prefixed()).bytes()],
  ])('%s', (reason, bytes) => {
    if (reason === '工作簿的部件') {
      const zip = new ZipFile(bytes);
      zip.write('[Content_Types].xml', new Uint8Array());
      expect(() => annotateWorkbook(zip.bytes(), sampleReport([]))).toThrow(/部件/);
    } else expect(() => annotateWorkbook(bytes, sampleReport([]))).toThrow(/不是 xlsx 工作簿/);
  });
});
