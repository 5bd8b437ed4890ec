import {
  type CellStyle,
  type CellValue,
  type ColumnDef,
  colToLetter,
  type WriteSheet,
} from 'hucre/xlsx';
import { visible } from './visible.js';

/** A column of a table that offices pass on. */
export interface SheetColumn {
  readonly title: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width: number;
  readonly align?: 'center';
}

/** What stands around the rows of a sheet, and how it is printed. */
export interface SheetFrame {
  readonly name: string;
  readonly title: string;
  /** What stands on the left of the line below the title, and the day on its right. */
  readonly line: string;
  readonly day: string;
  readonly columns: readonly SheetColumn[];
  /** How many of the columns are printed; the others stand outside the print area, grouped. */
  readonly printed?: number;
  /** Columns that stay in view when the table is moved sideways. */
  readonly frozen?: number;
  /** The title warns of something. */
  readonly warns?: boolean;
  /** Lines under the rows, each as wide as the table. */
  readonly notes?: number;
}

/** Rows above those of the table: title, line of facts, header. */
export const HEAD_ROWS = 3;
const TITLE_HEIGHT = 34;
const FACTS_HEIGHT = 20;
const HEADER_HEIGHT = 26;
/** How many characters of the table's font a character of the title takes. */
const TITLE_SCALE = 1.75;
const LINE_HEIGHT = 14;
/** Excel makes no row higher. */
const MAX_HEIGHT = 409;
/** Widest table, in characters, that is still printed on A4; wider ones are printed on A3. */
const A4_WIDTH = 150;

const FONT = { name: '宋体', size: 10.5 } as const;
const THIN = { style: 'thin', color: { rgb: '808080' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;
/** The format of text: what is typed into the cell later stays text too. */
const AS_TEXT = '@';
const AS_DAY = 'yyyy"年"m"月"d"日"';
const WARNING = { rgb: 'C00000' } as const;
const HEADER_FILL = { rgb: 'E8EDF4' } as const;
const GROUPED_FILL = { rgb: 'F3F3F3' } as const;

const LINE_STYLE: CellStyle = { font: FONT, alignment: { vertical: 'center' }, numFmt: AS_TEXT };
const DAY_STYLE: CellStyle = {
  font: FONT,
  alignment: { horizontal: 'right', vertical: 'center' },
  numFmt: AS_DAY,
};
/** A note below the table. */
export const NOTE_STYLE: CellStyle = {
  font: FONT,
  alignment: { vertical: 'top', wrapText: true },
  numFmt: AS_TEXT,
};

/** The style of a cell by what it holds. */
export function cellStyle(holds: 'text' | 'number' | 'day', align?: 'center'): CellStyle {
  const centred = holds !== 'text' || align === 'center';
  const numFmt = { text: AS_TEXT, number: 'General', day: 'yyyy-mm-dd' }[holds];
  return {
    font: FONT,
    border: BORDER,
    alignment: {
      vertical: 'center',
      wrapText: true,
      ...(centred ? { horizontal: 'center' } : {}),
    },
    numFmt,
  };
}

/** `_x000D_` in a cell is an escape (ECMA-376 part 1, 22.9.2.19), so its underscore is escaped in turn. */
export function escapeCell(text: string): string {
  return text.includes('_') ? text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_') : text;
}

/** Text for reading only: unseen characters are shown, line breaks stay. */
export function shownText(text: string): string {
  return escapeCell(text.split(/\r?\n/).map(visible).join('\n'));
}

/** A day as Excel counts days; text when it is none. */
export function dayValue(day: string): Date | string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? shownText(day) : new Date(time);
}

/**
 * The sheet without its rows: a title over the table, a line of facts, a header that repeats on every
 * printed page; landscape, one page wide, pages numbered.
 *
 * @param count rows that will follow the header.
 */
export function frameSheet(frame: SheetFrame, count: number): WriteSheet & { rows: CellValue[][] } {
  const { columns, notes = 0 } = frame;
  const printed = Math.max(1, frame.printed ?? columns.length);
  const last = printed - 1;
  const end = HEAD_ROWS + count + notes;
  const left = Math.max(0, last - 2);
  return {
    name: frame.name,
    columns: columns.map((column, index) => columnDef(column, index >= printed)),
    rows: headRows(frame, last),
    cells: headCells(frame, last),
    merges: [
      ...mergeOf(0, 0, last),
      ...(last >= 2 ? [...mergeOf(1, 0, left), ...mergeOf(1, last - 1, last)] : []),
      ...Array.from({ length: notes }, (_, index) => mergeOf(end - notes + index, 0, last)).flat(),
    ],
    rowDefs: new Map(headHeights(frame, printed).map((height, index) => [index, { height }])),
    freezePane: { rows: HEAD_ROWS, ...(frame.frozen ? { columns: frame.frozen } : {}) },
    outlineProperties: { summaryRight: false },
    pageSetup: {
      paperSize: widthOf(columns.slice(0, printed)) > A4_WIDTH ? 'a3' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
      printArea: `$A$1:$${colToLetter(last)}$${end}`,
      printTitlesRow: `$${HEAD_ROWS}:$${HEAD_ROWS}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

/**
 * The height that wrapped text needs. Not every program works it out for a row that says nothing, and
 * what it does not show is not printed either.
 *
 * @param widths widths of the columns that count.
 */
export function rowHeight(cells: readonly unknown[], widths: readonly number[]): number {
  let most = 1;
  for (const [index, width] of widths.entries()) {
    const cell = cells[index];
    if (typeof cell !== 'string') continue;
    // A column shows a little less than its width, and a wide character does not break in the middle.
    most = Math.max(most, linesOf(cell, Math.max(2, width - 2)));
  }
  return Math.min(MAX_HEIGHT, most * LINE_HEIGHT + 4);
}

/** Points of the rows above those of the table. */
function headHeights({ title, columns }: SheetFrame, printed: number): readonly number[] {
  const shown = columns.slice(0, printed);
  const titleLines = linesOf(title, Math.max(2, widthOf(shown) / TITLE_SCALE));
  const titles = columns.map((column) => column.title);
  const header = rowHeight(
    titles,
    columns.map(({ width }) => width),
  );
  return [
    TITLE_HEIGHT * Math.min(4, titleLines),
    FACTS_HEIGHT,
    Math.max(HEADER_HEIGHT, header + 6),
  ];
}

/** Lines that a text takes in a column of so many characters. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) {
      lines += 1;
      used = 0;
      continue;
    }
    const width = code < 0x1100 ? 1 : 2;
    if (used + width > room) {
      lines += 1;
      used = width;
    } else used += width;
  }
  return lines;
}

function headRows({ title, line, day, columns }: SheetFrame, last: number): CellValue[][] {
  const titles: CellValue[] = columns.map(() => '');
  titles[0] = shownText(title);
  const facts: CellValue[] = columns.map(() => '');
  const dayAt = last >= 2 ? last - 1 : last;
  facts[dayAt] = dayValue(day);
  if (dayAt > 0) facts[0] = shownText(line);
  return [titles, facts, columns.map((column) => escapeCell(column.title))];
}

function headCells({ columns, warns }: SheetFrame, last: number): NonNullable<WriteSheet['cells']> {
  const dayColumn = last >= 2 ? last - 1 : last;
  const titleStyle: CellStyle = {
    font: { name: '黑体', size: 18, ...(warns === true ? { color: WARNING } : {}) },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: AS_TEXT,
  };
  return new Map(
    columns.flatMap((_, column): [string, { style: CellStyle }][] => [
      [`0,${column}`, { style: titleStyle }],
      [`1,${column}`, { style: column >= dayColumn && column <= last ? DAY_STYLE : LINE_STYLE }],
      [`2,${column}`, { style: headerStyle(column > last) }],
    ]),
  );
}

function headerStyle(grouped: boolean): CellStyle {
  return {
    font: { ...FONT, bold: !grouped },
    fill: { type: 'pattern', pattern: 'solid', fgColor: grouped ? GROUPED_FILL : HEADER_FILL },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border: BORDER,
    numFmt: AS_TEXT,
  };
}

function mergeOf(row: number, from: number, to: number) {
  return from < to ? [{ startRow: row, startCol: from, endRow: row, endCol: to }] : [];
}

function columnDef({ width, align }: SheetColumn, grouped: boolean): ColumnDef {
  return {
    width,
    style: cellStyle('text', align),
    ...(grouped ? { outlineLevel: 1 } : {}),
  };
}

/** Width of columns together, in characters. */
export function widthOf(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
