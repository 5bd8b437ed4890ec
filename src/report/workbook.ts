import type { CellValue, WriteSheet } from 'hucre/xlsx';

type RowDef = NonNullable<WriteSheet['rowDefs']> extends Map<number, infer Def> ? Def : never;

import {
  frameSheet,
  HEAD_ROWS,
  rowHeight,
  type SheetColumn,
  type SheetFrame,
  shownText,
} from './sheet-frame.js';

/** A table as a sheet: a title, a line of facts, a header that repeats on every printed page, rows. */
export interface TableSheet extends SheetFrame {
  readonly columns: readonly SheetColumn[];
  /** Text is written as text, whatever it begins with; numbers as numbers. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Excel holds no more in a cell (32,767 UTF-16 units) and on a sheet (1,048,576 rows). */
const MAX_TEXT = 32_000;
const MAX_ROWS = 1_000_000;
const CUT = '……（以下略，全文见 html 或 json 格式）';

/** A table of a report, laid out as {@link frameSheet} says. Texts longer than a cell are cut. */
export function tableSheet(table: TableSheet): WriteSheet {
  const shown = table.rows.slice(0, MAX_ROWS);
  const hidden = table.rows.length - shown.length;
  const body: CellValue[][] = [
    ...shown.map((row) => row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))),
    ...(hidden > 0 ? [[`还有 ${hidden} 行没有列出，见 json 格式`]] : []),
  ];
  const frame = frameSheet(table, body.length);
  const widths = table.columns.map(({ width }) => width);
  return {
    ...frame,
    rows: [...frame.rows, ...body],
    rowDefs: new Map<number, RowDef>([
      ...(frame.rowDefs ?? []),
      ...body.map((row, index) => [HEAD_ROWS + index, { height: rowHeight(row, widths) }] as const),
    ]),
  };
}

function cellText(text: string): string {
  const shown = shownText(text);
  return shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}${CUT}` : shown;
}
