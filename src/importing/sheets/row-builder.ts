import { isList, type Value, type Values } from '../../yaml/value.js';

/** Where the parts of a row stand; rows count from 0. */
export interface RowOrigin {
  /** First row of the item. */
  readonly row: number;
  /** Element → sheet rows of the entries of its list, where they stand in rows of their own. */
  readonly entries: ReadonlyMap<string, readonly number[]>;
}

/** A row as it is put together from the rows of a sheet. */
export class RowBuilder {
  readonly #values = new Map<string, Value>();
  readonly #entries = new Map<string, number[]>();

  constructor(readonly row: number) {}

  get(element: string): Value | undefined {
    return this.#values.get(element);
  }

  set(element: string, value: Value): void {
    this.#values.set(element, value);
  }

  /**
   * Adds what a further row of the item says; false where the element has one value only, and
   * another one.
   */
  more(element: string, value: Value, row: number): boolean {
    const before = this.#values.get(element);
    if (before === undefined || !isList(value)) {
      if (before === undefined) this.#values.set(element, value);
      return before === undefined || JSON.stringify(before) === JSON.stringify(value);
    }
    const kept = isList(before) ? before : [before];
    const rows = this.#entries.get(element) ?? kept.map(() => this.row);
    this.#entries.set(element, [...rows, ...value.map(() => row)]);
    this.#values.set(element, [...kept, ...value]);
    return true;
  }

  /** Adds an entry of a list that stands in a row. */
  add(element: string, entry: Values, row: number): void {
    const before = this.#values.get(element);
    const list = isList(before) ? (before as Value[]) : [];
    const rows = this.#entries.get(element) ?? list.map(() => this.row);
    list.push(entry);
    rows.push(row);
    this.#values.set(element, list);
    this.#entries.set(element, rows);
  }

  /** The row in the order of the standard. */
  finish(order: Iterable<string>): { readonly values: Values; readonly origin: RowOrigin } {
    const values: Record<string, Value> = {};
    for (const element of order) {
      const value = this.#values.get(element);
      if (value !== undefined) values[element] = value;
    }
    return { values, origin: { row: this.row, entries: this.#entries } };
  }
}
