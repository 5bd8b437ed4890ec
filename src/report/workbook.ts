import type { CellStyle, CellValue, ColumnDef, WriteSheet } from 'hucre/xlsx';
import { columnsOf } from './cells.js';
import { visible } from './visible.js';

/** A column of a table that offices pass on. */
export interface SheetColumn {
  readonly title: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width: number;
  readonly align?: 'center';
}

/** A table as a sheet: a title, a line of facts, a header that repeats on every printed page, rows. */
export interface TableSheet {
  readonly name: string;
  readonly title: string;
  /** What stands on the left of the line below the title, and the day on its right. */
  readonly line: string;
  readonly day: string;
  readonly columns: readonly SheetColumn[];
  /** Text is written as text, whatever it begins with; numbers as numbers. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Excel holds no more in a cell (32,767 UTF-16 units) and on a sheet (1,048,576 rows). */
const MAX_TEXT = 32_000;
const MAX_ROWS = 1_000_000;
const CUT = '……（以下略，全文见 html 或 json 格式）';

/** Points of the rows above the table: title, line of facts, header. */
const HEAD_HEIGHTS = [34, 20, 26];
const HEAD_ROWS = HEAD_HEIGHTS.length;
const LINE_HEIGHT = 14;
/** Excel makes no row higher. */
const MAX_HEIGHT = 409;

const FONT = { name: '宋体', size: 10.5 } as const;
const THIN = { style: 'thin', color: { rgb: '808080' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;
/** The format of text: what is typed into the cell later stays text too. */
const AS_TEXT = '@';
const AS_DAY = 'yyyy"年"m"月"d"日"';

const TITLE_STYLE: CellStyle = {
  font: { name: '黑体', size: 18 },
  alignment: { horizontal: 'center', vertical: 'center' },
  numFmt: AS_TEXT,
};
const LINE_STYLE: CellStyle = { font: FONT, alignment: { vertical: 'center' }, numFmt: AS_TEXT };
const DAY_STYLE: CellStyle = {
  font: FONT,
  alignment: { horizontal: 'right', vertical: 'center' },
  numFmt: AS_DAY,
};
const HEADER_STYLE: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF4' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: BORDER,
  numFmt: AS_TEXT,
};

/**
 * Text of a cell. Unseen characters are shown, line breaks stay. `_x000D_` in a cell of a workbook is
 * an escape (ECMA-376 part 1, 22.9.2.19), so its underscore is escaped in turn. Longer texts are cut.
 */
export function cellText(text: string): string {
  const shown = text.split(/\r?\n/).map(visible).join('\n');
  const cut = shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}${CUT}` : shown;
  return cut.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');
}

/** A day as Excel counts days; text when it is none. */
export function dayValue(day: string): Date | string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? cellText(day) : new Date(time);
}

/** A table laid out for A3 landscape, one page wide, with a frozen header. */
export function tableSheet(table: TableSheet): WriteSheet {
  const { columns } = table;
  const last = columns.length - 1;
  const shown = table.rows.slice(0, MAX_ROWS);
  const hidden = table.rows.length - shown.length;
  const rows: CellValue[][] = [
    lineOf(columns, [[0, cellText(table.title)]]),
    lineOf(columns, [
      [0, cellText(table.line)],
      [last - 1, dayValue(table.day)],
    ]),
    columns.map(({ title }) => title),
    ...shown.map((row) => row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))),
    ...(hidden > 0 ? [[`还有 ${hidden} 行没有列出，见 json 格式`]] : []),
  ];
  return {
    name: table.name,
    columns: columns.map(columnDef),
    rows,
    cells: headCells(columns),
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: last },
      { startRow: 1, startCol: 0, endRow: 1, endCol: last - 2 },
      { startRow: 1, startCol: last - 1, endRow: 1, endCol: last },
    ],
    rowDefs: new Map(
      rows.map((row, index) => [index, { height: HEAD_HEIGHTS[index] ?? rowHeight(row, columns) }]),
    ),
    freezePane: { rows: HEAD_ROWS },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
      printArea: `$A$1:$${columnLetter(last)}$${rows.length}`,
      printTitlesRow: `$${HEAD_ROWS}:$${HEAD_ROWS}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

/**
 * The height that wrapped text needs. Not every program works it out for a row that says nothing, and
 * what it does not show is not printed either.
 */
function rowHeight(row: readonly CellValue[], columns: readonly SheetColumn[]): number {
  let most = 1;
  for (const [index, cell] of row.entries()) {
    if (typeof cell !== 'string') continue;
    // A column shows a little less than its width, and a wide character does not break in the middle.
    const room = Math.max(2, (columns[index]?.width ?? 2) - 2);
    let lines = 0;
    for (const line of cell.split('\n')) lines += Math.max(1, Math.ceil(columnsOf(line) / room));
    most = Math.max(most, lines);
  }
  return Math.min(MAX_HEIGHT, most * LINE_HEIGHT + 4);
}

/** A row of the width of the table with a few values in it. */
function lineOf(
  columns: readonly SheetColumn[],
  values: readonly (readonly [number, CellValue])[],
): CellValue[] {
  const line: CellValue[] = columns.map(() => '');
  for (const [column, value] of values) line[column] = value;
  return line;
}

function headCells(columns: readonly SheetColumn[]): NonNullable<WriteSheet['cells']> {
  const dayColumn = columns.length - 2;
  const styles = columns.flatMap((_, column): [string, { style: CellStyle }][] => [
    [`0,${column}`, { style: TITLE_STYLE }],
    [`1,${column}`, { style: column >= dayColumn ? DAY_STYLE : LINE_STYLE }],
    [`2,${column}`, { style: HEADER_STYLE }],
  ]);
  return new Map(styles);
}

function columnDef({ width, align }: SheetColumn): ColumnDef {
  return {
    width,
    style: {
      font: FONT,
      border: BORDER,
      alignment: {
        vertical: 'top',
        wrapText: true,
        ...(align === undefined ? {} : { horizontal: align }),
      },
      numFmt: AS_TEXT,
    },
  };
}

/** A, B … Z, AA, AB … */
function columnLetter(column: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (column % 26));
  return column < 26 ? letter : columnLetter(Math.floor(column / 26) - 1) + letter;
}
