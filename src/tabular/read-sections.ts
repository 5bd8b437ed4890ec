import type { Value, Values } from '../yaml/value.js';
import type { CellAt } from './read-table.js';
import type { ReadColumn, Titles } from './read-titles.js';

/** A sheet that is read, as far as {@link CellAt} needs it. */
export interface ReadSheet {
  readonly name: string;
  readonly titles: Titles;
}

/** Entries of one list of a row, and the lines that they stand on. */
export interface ListRecord {
  readonly entries: Record<string, Value>[];
  readonly lines: number[];
  readonly sheets: ReadSheet[];
}

/** A row, or a header, as it is being read. */
export class RowRecord {
  lists: Map<string, ListRecord> | undefined;

  constructor(
    readonly sheet: ReadSheet,
    readonly line: number,
    readonly values: Record<string, Value> = {},
  ) {}

  /** Adds an entry of a list. */
  add(list: string, entry: Record<string, Value>, at: { sheet: ReadSheet; line: number }): void {
    this.lists ??= new Map();
    let record = this.lists.get(list);
    if (record === undefined) {
      record = { entries: [], lines: [], sheets: [] };
      this.lists.set(list, record);
    }
    record.entries.push(entry);
    record.lines.push(at.line);
    record.sheets.push(at.sheet);
  }
}

/** Sets a key whatever it is called: plain assignment would lose `__proto__`. */
export function put(values: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__')
    Object.defineProperty(values, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else values[name] = value;
}

/** A section as it is being read. */
export class SectionRecord {
  header: RowRecord | undefined;
  readonly rows: RowRecord[] = [];

  constructor(
    readonly region: string,
    public regionName: string,
  ) {}

  /** Where a value of a row stands; see `ReadSection.at`. */
  at(row: number, path: readonly (string | number)[]): CellAt | undefined {
    const record = this.rows[row];
    return record === undefined ? undefined : cellOf(record, path);
  }
}

function cellOf(record: RowRecord, path: readonly (string | number)[]): CellAt | undefined {
  const [name, index, part] = path;
  if (typeof name === 'string' && typeof index === 'number') {
    const list = record.lists?.get(name);
    const line = list?.lines[index];
    const sheet = list?.sheets[index];
    if (line !== undefined && sheet !== undefined) return partCell(name, { sheet, line }, part);
  }
  const { titles, name: sheet } = record.sheet;
  const column = typeof name === 'string' ? columnOf(titles.values, name) : undefined;
  return { sheet, row: record.line, column: column ?? rowColumn(titles) };
}

function partCell(
  list: string,
  { sheet, line }: { readonly sheet: ReadSheet; readonly line: number },
  part: string | number | undefined,
): CellAt {
  const { titles } = sheet;
  // On a sheet of its own the parts are the values, else they are columns beside those of the row.
  const parts = titles.lists.get(list)?.parts ?? titles.values;
  const column = typeof part === 'string' ? columnOf(parts, part) : undefined;
  return { sheet: sheet.name, row: line, column: column ?? parts[0]?.index ?? 0 };
}

/** The column that stands for a whole row: its name, else its first value. */
function rowColumn(titles: Titles): number {
  return columnOf(titles.values, '事项名称') ?? titles.values[0]?.index ?? 0;
}

function columnOf(columns: readonly ReadColumn[], name: string): number | undefined {
  return columns.find((column) => column.name === name)?.index;
}

/** The rows of a record list without what only reading needed. */
export function rowValues(rows: readonly RowRecord[]): readonly Values[] {
  return rows.map(({ values }) => values);
}
