import type { Diagnostic, Report } from '../engine/diagnostic.js';
import { columnsOf } from '../report/cells.js';
import { coverageFacts, verdict } from '../report/coverage.js';
import { itemLabel } from '../report/details.js';
import { SEVERITY_WORDS } from '../report/severity-words.js';
import { FILL_OF } from './colours.js';
import { noteText } from './notes/comment-text.js';
import { addressOf, columnLetters } from './package/worksheet.js';
import type { Look, Stylesheet } from './stylesheet.js';

/** Begins the second line of a summary: a sheet that has it is ours to replace. */
export const SUMMARY_MARK = '本表由 sitong 写入';
const MARK_LINE = `${SUMMARY_MARK}，再次检查时整张替换，请不要在这里填写。颜色和批注：红色 错误，橙色 警告，蓝色 提示；按“位置”里的链接可以跳到单元格。`;

const FONT = '<font><sz val="10.5"/><name val="宋体"/><family val="3"/><charset val="134"/></font>';
const BOLD =
  '<font><b/><sz val="10.5"/><name val="宋体"/><family val="3"/><charset val="134"/></font>';
const LINK =
  '<font><u/><sz val="10.5"/><color rgb="FF0563C1"/><name val="宋体"/><family val="3"/><charset val="134"/></font>';
const TITLE =
  '<font><b/><sz val="18"/><name val="黑体"/><family val="3"/><charset val="134"/></font>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const CENTERED = '<alignment horizontal="center" vertical="top"/>';

const LOOKS = {
  title: { font: TITLE, alignment: '<alignment horizontal="center" vertical="center"/>' },
  line: { font: FONT, alignment: '<alignment vertical="center" wrapText="1"/>' },
  verdict: { font: BOLD, alignment: '<alignment vertical="center" wrapText="1"/>' },
  header: {
    font: BOLD,
    fill: 'FFE8EDF4',
    bordered: true,
    alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  text: { font: FONT, bordered: true, alignment: WRAPPED },
  link: { font: LINK, bordered: true, alignment: WRAPPED },
  error: { font: FONT, fill: FILL_OF.error, bordered: true, alignment: CENTERED },
  warning: { font: FONT, fill: FILL_OF.warning, bordered: true, alignment: CENTERED },
  note: { font: FONT, fill: FILL_OF.note, bordered: true, alignment: CENTERED },
} satisfies Record<string, Look>;

type LookName = keyof typeof LOOKS;

const COLUMNS: readonly (readonly [title: string, width: number])[] = [
  ['序号', 6],
  ['级别', 8],
  ['位置', 20],
  ['事项', 30],
  ['要素', 14],
  ['问题', 44],
  ['现值', 30],
  ['应为', 30],
  ['依据', 26],
  ['办法', 40],
  ['规则', 20],
];
const LAST = columnLetters(COLUMNS.length - 1);

/** Programs follow no more links than this on a sheet. */
const MAX_LINKS = 60_000;
const MAX_ROWS = 1_000_000;
const MAX_TEXT = 32_000;
const LINE_HEIGHT = 14;
const MAX_HEIGHT = 409;

/** The worksheet 检查结果: counts, coverage, and every finding with a link to its cell. */
export function summarySheet(report: Report, styles: Stylesheet): string {
  const rows: string[] = [];
  const links: string[] = [];
  const merges: string[] = [];
  const formats = new Map<LookName, number>();
  const format = (name: LookName) => {
    const known = formats.get(name) ?? styles.cellFormat(LOOKS[name]);
    formats.set(name, known);
    return known;
  };
  const cell = (column: number, text: string | number, look: LookName) => {
    const ref = addressOf(rows.length, column);
    if (typeof text === 'number') return `<c r="${ref}" s="${format(look)}"><v>${text}</v></c>`;
    return `<c r="${ref}" s="${format(look)}" t="inlineStr"><is><t xml:space="preserve">${noteText(cut(text))}</t></is></c>`;
  };
  const push = (cells: readonly string[], height: number) => {
    rows.push(
      `<row r="${rows.length + 1}" ht="${height}" customHeight="1">${cells.join('')}</row>`,
    );
  };
  const wide = (from: number, text: string, look: LookName, label?: string) => {
    const n = rows.length + 1;
    merges.push(`${columnLetters(from)}${n}:${LAST}${n}`);
    const room = COLUMNS.slice(from).reduce((sum, [, width]) => sum + width, 0) - 4;
    const height = look === 'title' ? 32 : lineCount(text, room) * LINE_HEIGHT + 6;
    push(
      [...(label === undefined ? [] : [cell(0, label, 'verdict')]), cell(from, text, look)],
      height,
    );
    if (label !== undefined) merges.push(`A${n}:${columnLetters(from - 1)}${n}`);
  };
  wide(0, '检查结果', 'title');
  wide(0, MARK_LINE, 'line');
  wide(0, `${verdict(report.summary)}按 ${report.asOf} 判断。`, 'verdict');
  for (const { label, text } of coverageFacts(report.summary)) wide(3, text, 'line', label);
  push([], LINE_HEIGHT);
  const header = rows.length + 1;
  push(
    COLUMNS.map(([title], column) => cell(column, title, 'header')),
    24,
  );
  for (const [index, diagnostic] of report.diagnostics.slice(0, MAX_ROWS).entries()) {
    const values = findingCells(diagnostic, index + 1);
    if (diagnostic.sheet !== undefined && links.length < MAX_LINKS) {
      const at = `${columnLetters(2)}${rows.length + 1}`;
      links.push(
        `<hyperlink ref="${at}" location="${noteText(linkTo(diagnostic))}" display="${noteText(String(values[2]))}"/>`,
      );
    }
    const hasLink = diagnostic.sheet !== undefined;
    const looks = (column: number): LookName =>
      column === 1 ? diagnostic.severity : column === 2 && hasLink ? 'link' : 'text';
    push(
      values.map((value, column) => cell(column, value, looks(column))),
      heightOf(values),
    );
  }
  const last = Math.max(header, rows.length);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${COLUMNS.map(
      ([, width], i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
    ).join('')}</cols>`,
    '<sheetData>',
    ...rows,
    `</sheetData><autoFilter ref="A${header}:${LAST}${last}"/>`,
    `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}

/** `实施清单!F12` in words a clerk reads; files of the workspace by their place. */
export function placeLabel({ sheet, cell, file, line, column }: Diagnostic): string {
  return sheet === undefined ? `${file}:${line}:${column}` : `${sheet}!${cell ?? ''}`;
}

function linkTo({ sheet = '', cell = 'A1' }: Diagnostic): string {
  return `'${sheet.replaceAll("'", "''")}'!${cell}`;
}

function findingCells(diagnostic: Diagnostic, number: number): readonly (string | number)[] {
  return [
    number,
    SEVERITY_WORDS[diagnostic.severity],
    placeLabel(diagnostic),
    itemLabel(diagnostic),
    diagnostic.element ?? '',
    diagnostic.message,
    diagnostic.actual ?? '',
    diagnostic.expected ?? '',
    diagnostic.clause,
    diagnostic.action,
    diagnostic.rule,
  ];
}

function heightOf(values: readonly (string | number)[]): number {
  let most = 1;
  for (const [i, value] of values.entries()) {
    most = Math.max(most, lineCount(String(value), (COLUMNS[i]?.[1] ?? 10) - 3));
  }
  return Math.min(MAX_HEIGHT, most * LINE_HEIGHT + 4);
}

function lineCount(text: string, room: number): number {
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(columnsOf(line) / room));
  return lines;
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}……（以下略）` : text;
}
