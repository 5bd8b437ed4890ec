import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.js';
import {
  bareDiagnostic,
  gapSummary,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleReport,
} from './testing/sample-report.js';

type Row = Readonly<Record<string, string>>;

const context = sampleContext();

/** Reads the file as a program does that trims values. */
function rowsOf(text: string): readonly Row[] {
  return parse(text, { bom: true, columns: true, trim: true });
}

/** Reads the cells as a spreadsheet gets them. */
function cellsOf(text: string): readonly (readonly string[])[] {
  return parse(text, { bom: true });
}

test('it opens in Excel: byte order mark, CRLF, the columns of 问题清单', () => {
  const text = csv(sampleReport([sampleDiagnostic()]), context);
  expect(
    text.startsWith(
      '\ufeff序号,单位,地区,事项名称,编码,要素,级别,问题,现值,应为,依据,建议,规则,文件,行,列\r\n',
    ),
  ).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a finding is a row, read back as it was', () => {
  const [row] = rowsOf(csv(sampleReport([sampleDiagnostic()]), context));
  expect(row).toEqual({
    序号: '1',
    单位: '昆山市市场监督管理局',
    地区: '昆山市',
    事项名称: '食品经营许可证',
    编码: '000131003000',
    要素: '事项名称',
    级别: '错误',
    问题: '事项名称与上级基本目录不一致',
    现值: '食品经营许可证',
    应为: '食品经营许可',
    依据: '苏政发〔2022〕71号 二（二）',
    建议: '改为上级基本目录的名称；确需不同的，由上级主管部门决定',
    规则: 'same/name',
    文件: '320583-昆山市/基本目录.yaml',
    行: '5',
    列: '11',
  });
});

test('without a body the region stands for it', () => {
  const { body: _, ...diagnostic } = sampleDiagnostic();
  const [first, second] = rowsOf(csv(sampleReport([diagnostic, bareDiagnostic()]), context));
  expect(first!.单位).toBe('昆山市');
  expect(second).toMatchObject({ 序号: '2', 单位: '', 地区: '', 编码: '' });
});

test('the coverage is the last row, marked and not numbered', () => {
  const report = sampleReport([sampleDiagnostic()], { summary: gapSummary() });
  const rows = rowsOf(csv(report, context));
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({ 序号: '', 级别: '覆盖情况', 规则: '' });
  expect(rows[1]!.问题).toContain('未能比对 7 行');
});

test('no cell is run as a formula', () => {
  for (const row of cellsOf(csv(mixedReport(), context)))
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＠', '');
  fc.assert(
    fc.property(start, fc.string({ unit: 'binary' }), (first, rest) => {
      const report = sampleReport([sampleDiagnostic({ actual: first + rest })]);
      const cell = cellsOf(csv(report, context))[1]![8]!;
      expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      if (/^[=+@]/.test(first)) expect(cell.startsWith(`'${first}`)).toBe(true);
    }),
  );
});

test.each([
  '000131003000',
  '1132058301416000XW300013100300001',
  '3205830141600003000131003000001',
  '0512-57501234',
  '2025-12-31',
  '2025年12月31日',
  '1E10',
  '０００１３１',
  '12345678901234567',
])('%s stays text in a spreadsheet and is read back unchanged', (value) => {
  const text = csv(sampleReport([sampleDiagnostic({ code: value, actual: value })]), context);
  const [, cells] = cellsOf(text);
  // Numbers and dates are made of cells that hold nothing else; a tab at the end prevents it.
  expect(cells![8]).toMatch(/[A-DF-Z]|\t$/);
  expect(rowsOf(text)[0]).toMatchObject({ 编码: value, 现值: value });
});

test('counts stay numbers', () => {
  const [, cells] = cellsOf(csv(sampleReport([sampleDiagnostic({ actual: '20' })]), context));
  expect(cells![8]).toBe('20');
  expect(cells![0]).toBe('1');
});

test('line breaks stay inside their cell', () => {
  const report = sampleReport([sampleDiagnostic({ actual: '一\n二\r\n三"四",五' })]);
  const rows = rowsOf(csv(report, context));
  expect(rows).toHaveLength(2);
  expect(rows[0]!.现值).toBe('一\n二\n三"四",五');
});
