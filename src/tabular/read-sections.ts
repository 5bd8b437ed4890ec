import type { Value, Values } from '../yaml/value.js';
import type { CellAt } from './read-table.js';
import type { ReadColumn, Titles } from './read-titles.js';

/** A sheet that is read, as far as {@link CellAt} needs it. */
export interface ReadSheet {
  readonly name: string;
  readonly titles: Titles;
}

/** Lines of a sheet that follow each other. */
interface LineRun {
  readonly sheet: ReadSheet;
  readonly line: number;
  count: number;
}

/** Entries of one list of a row, and the lines that they stand on. */
export class ListRecord {
  entries: Record<string, Value>[] = [];
  #runs: LineRun[] = [];

  constructor(readonly name: string) {}

  add(entry: Record<string, Value>, { sheet, line }: { sheet: ReadSheet; line: number }): void {
    this.entries.push(entry);
    const last = this.#runs.at(-1);
    if (last?.sheet === sheet && last.line + last.count === line) last.count += 1;
    else this.#runs.push({ sheet, line, count: 1 });
  }

  /** Gives back the room that lists keep to grow into. */
  trim(): void {
    this.entries = this.entries.slice();
    this.#runs = this.#runs.slice();
  }

  /** Where an entry stands. */
  at(index: number): { readonly sheet: ReadSheet; readonly line: number } | undefined {
    let before = index;
    for (const { sheet, line, count } of this.#runs) {
      if (before < count) return { sheet, line: line + before };
      before -= count;
    }
    return undefined;
  }
}

/** A row, or a header, as it is being read. */
export class RowRecord {
  #lists: ListRecord[] | undefined;

  constructor(
    readonly sheet: ReadSheet,
    readonly line: number,
    readonly values: Record<string, Value> = {},
  ) {}

  /** Adds an entry of a list. */
  add(list: string, entry: Record<string, Value>, at: { sheet: ReadSheet; line: number }): void {
    let record = this.list(list);
    if (record === undefined) {
      record = new ListRecord(list);
      this.#lists = [...(this.#lists ?? []), record];
    }
    record.add(entry, at);
  }

  /** The entries of a list; undefined where there are none. */
  list(name: string): ListRecord | undefined {
    return this.#lists?.find((list) => list.name === name);
  }

  /** Says that entries of other rows follow. */
  trim(): void {
    for (const list of this.#lists ?? []) list.trim();
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
    const at = record.list(name)?.at(index);
    if (at !== undefined) return partCell(name, at, part);
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
