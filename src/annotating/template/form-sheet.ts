import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx';
import { columnsOf } from '../../report/cells.js';
import { dayValue, shownText } from '../../report/sheet-frame.js';
import type { CellContent } from '../../tabular/cell.js';
import { columnLetters } from '../package/worksheet.js';
import { cellLook, headerLook, LINE_LOOK, TITLE_LOOK } from './looks.js';

/** A column of a sheet to fill in. */
export interface FormColumn {
  /** As it is read back. */
  readonly title: string;
  readonly width: number;
  readonly shape: string;
  readonly isRequired: boolean;
  /** What its header says when it is pointed at. */
  readonly note: string | undefined;
  /** What may be typed below its header; the range is that of the rows. */
  readonly validation: ((range: string) => DataValidation) | undefined;
}

/** A row of a sheet to fill in; `isLocked` by column. */
export interface FormRow {
  readonly cells: readonly CellContent[];
  readonly isLocked: (column: number) => boolean;
  /** An empty row that gets its number (first column) when it is filled in. */
  readonly numbered?: boolean;
}

/** A sheet to fill in. */
export interface Form {
  readonly name: string;
  readonly title: string;
  readonly line: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  /** How many columns stay when one scrolls to the right. */
  readonly fixed: number;
}

/** Title, line of facts, header. */
export const HEAD_ROWS = 3;
const HEAD_HEIGHTS = [30, 20, 36];
const LINE_HEIGHT = 14;
const MAX_HEIGHT = 200;
/** Characters of the default font that fit across a page of A3. */
const PAGE_WIDTH = 190;

/** A sheet to fill in, as the library writes it. */
export function formSheet(form: Form): WriteSheet {
  const { columns, rows } = form;
  const body = rows.map(({ cells }) => columns.map((_, i) => writtenCell(cells[i])));
  const last = columnLetters(columns.length - 1);
  const lastRow = HEAD_ROWS + rows.length;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  return {
    name: form.name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      [shownText(form.title)],
      [shownText(form.line)],
      columns.map(({ title, isRequired }) => (isRequired ? `${title}*` : title)),
      ...body,
    ],
    cells: looksOf(form),
    dataValidations: columns.flatMap(({ validation }, i) => {
      if (validation === undefined || rows.length === 0) return [];
      const letters = columnLetters(i);
      return [validation(`${letters}${HEAD_ROWS + 1}:${letters}${lastRow}`)];
    }),
    rowDefs: new Map([
      ...HEAD_HEIGHTS.map((height, i): [number, { height: number }] => [i, { height }]),
      ...body.map((row, i): [number, { height: number }] => [
        HEAD_ROWS + i,
        { height: heightOf(row, columns) },
      ]),
    ]),
    freezePane: { rows: HEAD_ROWS, columns: form.fixed },
    protection: { sheet: true, formatColumns: true, formatRows: true, autoFilter: true },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.max(1, Math.ceil(total / PAGE_WIDTH)),
      fitToHeight: 0,
      margins: { top: 0.6, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
      printArea: `$A$1:$${last}$${lastRow}`,
      printTitlesRow: `$${HEAD_ROWS}:$${HEAD_ROWS}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

function looksOf(form: Form): Map<string, Partial<Cell>> {
  const { columns, rows } = form;
  const cells = new Map<string, Partial<Cell>>();
  const set = (row: number, column: number, style: CellStyle) => {
    cells.set(`${row},${column}`, { style });
  };
  set(0, 0, TITLE_LOOK);
  set(1, 0, LINE_LOOK);
  for (const [i, { isRequired, note }] of columns.entries()) {
    cells.set(`${HEAD_ROWS - 1},${i}`, {
      style: headerLook(isRequired && isFilledIn(form, i)),
      ...(note === undefined ? {} : { comment: { author: 'sitong', text: shownText(note) } }),
    });
  }
  for (const [number, row] of rows.entries()) {
    for (const [i, { shape }] of columns.entries())
      set(HEAD_ROWS + number, i, cellLook(shape, row.isLocked(i)));
    if (row.numbered === true) {
      const line = HEAD_ROWS + number + 1;
      cells.set(`${line - 1},0`, {
        style: cellLook('int', true),
        formula: `IF(COUNTA(B${line}:D${line})=0,"",ROW()-${HEAD_ROWS})`,
        formulaResult: '',
      });
    }
  }
  return cells;
}

/** Whether a column is for the region to fill in: one that is locked in every row needs no colour. */
function isFilledIn({ rows }: Form, column: number): boolean {
  const given = rows.filter(({ numbered }) => numbered !== true);
  return (given.length > 0 ? given : rows).some(({ isLocked }) => !isLocked(column));
}

function writtenCell(content: CellContent): CellValue {
  if (content === undefined) return null;
  if (typeof content === 'object') return dayValue(content.day);
  return typeof content === 'number' ? content : asIs(content);
}

/** Text as it is: what must be read back must not be shown otherwise. `_x000D_` is an escape. */
function asIs(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');
}

function heightOf(row: readonly CellValue[], columns: readonly FormColumn[]): number {
  let most = 1;
  for (const [i, cell] of row.entries()) {
    if (typeof cell !== 'string') continue;
    const room = Math.max(2, (columns[i]?.width ?? 2) - 2);
    let lines = 0;
    for (const line of cell.split('\n')) lines += Math.max(1, Math.ceil(columnsOf(line) / room));
    most = Math.max(most, lines);
  }
  return Math.min(MAX_HEIGHT, most * LINE_HEIGHT + 4);
}
