/** A number as it is stored; `format` is its number format (`General`, `0.00`, `000000000000`). */
export interface NumberCell {
  readonly type: 'number';
  readonly value: number;
  readonly format: string;
}

/** A number that is formatted as a date; `time` only where the day has one. */
export interface DayCell {
  readonly type: 'day';
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM:SS */
  readonly time?: string;
}

export interface BooleanCell {
  readonly type: 'boolean';
  readonly value: boolean;
}

/** #REF!, #N/A …: the program that saved the file could not work the cell out. */
export interface ErrorCell {
  readonly type: 'error';
  readonly value: string;
}

/** A formula that was saved without its result. */
export interface UncachedCell {
  readonly type: 'uncached';
  readonly formula: string;
}

/** What a cell holds: text stands as it is, everything else says what it is. Empty cells are undefined. */
export type SheetCell = string | NumberCell | DayCell | BooleanCell | ErrorCell | UncachedCell;

/** A row that has cells. */
export interface SheetRow {
  /** From 0. */
  readonly index: number;
  readonly hidden: boolean;
  /** By column, from 0; empty cells are undefined. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** Cells joined to one; the content stands in the first. Rows and columns count from 0, ends included. */
export interface MergedRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

/** A sheet of a workbook, or a delimited file. */
export interface SheetGrid {
  readonly name: string;
  readonly hidden: boolean;
  /** In their order; rows without any cell are left out. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  readonly hiddenColumns: ReadonlySet<number>;
  /** Formulas of which the saved result was taken. */
  readonly formulas: number;
  /** Serial numbers of days count from 1904-01-01, not from 1900. */
  readonly is1904: boolean;
}

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Column of its letters, undefined for what are none. */
export function columnOfLetters(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Address of a cell as programs show it: row 3, column 1 is B4. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** What a person reads in a cell, roughly as the program shows it. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  switch (cell.type) {
    case 'number':
      return numberText(cell);
    case 'day':
      return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
    case 'boolean':
      return cell.value ? '是' : '否';
    case 'error':
      return cell.value;
    case 'uncached':
      return `=${cell.formula}`;
  }
}

/** A number that is shown with leading zeros (format 000000) has them. */
function numberText({ value, format }: NumberCell): string {
  if (/^0+$/.test(format) && Number.isSafeInteger(value) && value >= 0)
    return String(value).padStart(format.length, '0');
  return String(value);
}
