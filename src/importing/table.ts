import { isList, type Value } from '../yaml/value.js';
import { canonical, type Refused } from './evaluate.js';
import type { OutputPlan } from './mapping/plan.js';
import type { Merge } from './mapping/shape.js';
import { show } from './value.js';

/** One row of a document to be written: elements in the order of the mapping. */
export type Row = ReadonlyMap<string, Value>;

/** Elements whose values form a set, within the region or over all of them. */
const SETS: ReadonlySet<Merge | undefined> = new Set<Merge>(['并集', '各地区并集']);

/** Rows of one output and region; rows of the same 去重 key become one. */
export class Table {
  private readonly rows: Map<string, Value>[] = [];
  /** Rows by 去重 key. */
  readonly byKey = new Map<string, Map<string, Value>>();
  /** Elements that were emptied because records contradict each other. */
  private readonly emptied = new Map<Map<string, Value>, Set<string>>();

  constructor(private readonly plan: OutputPlan) {}

  /** Adds what a record gives; what cannot be added is returned. */
  add(values: ReadonlyMap<string, Value>): Refused[] {
    const row = new Map<string, Value>();
    for (const [element, value] of values) row.set(element, this.shaped(element, value));
    if (this.plan.key.length === 0) {
      this.rows.push(row);
      return [];
    }
    const missing = this.plan.key.find((element) => !row.has(element));
    if (missing !== undefined) {
      const reason = `没有「${missing}」，无法去重，这一行没有写入${this.plan.kind}`;
      return [{ element: missing, column: '', value: '', reason }];
    }
    const key = canonical(this.plan.key.map((element) => row.get(element) ?? ''));
    const known = this.byKey.get(key);
    if (known === undefined) {
      this.byKey.set(key, row);
      this.rows.push(row);
      return [];
    }
    return this.merge(known, row);
  }

  /** The rows in the order that the mapping asks for, else as they came. */
  sorted(): readonly Row[] {
    const { order } = this.plan;
    if (order.length === 0) return this.rows;
    const keyed = this.rows.map((row) => ({
      row,
      keys: order.map((element) => sortKey(canonical(row.get(element)))),
    }));
    keyed.sort((a, b) => compareLists(a.keys, b.keys));
    return keyed.map(({ row }) => row);
  }

  private merge(known: Map<string, Value>, row: ReadonlyMap<string, Value>): Refused[] {
    const refused: Refused[] = [];
    for (const [element, value] of row) {
      const before = known.get(element);
      if (before === undefined) {
        if (!this.emptied.get(known)?.has(element)) known.set(element, value);
        continue;
      }
      if (canonical(before) === canonical(value)) continue;
      if (SETS.has(this.plan.merges.get(element))) {
        known.set(element, union(before, value));
        continue;
      }
      refused.push(this.contradiction(known, element, value));
    }
    return refused;
  }

  private contradiction(known: Map<string, Value>, element: string, value: Value): Refused {
    const before = show(known.get(element));
    const empties = this.plan.merges.get(element) === '一致否则空';
    if (empties) {
      known.delete(element);
      const emptied = this.emptied.get(known) ?? new Set<string>();
      this.emptied.set(known, emptied.add(element));
    }
    const key = this.plan.key.map((name) => canonical(known.get(name))).join(' ');
    const reason = `与${this.plan.kind} ${key} 先前的值「${before}」不一致，${empties ? '该要素留空' : '保留先前的值'}`;
    return { element, column: '', value: show(value), reason };
  }

  /** An element of sets is a list from the first record on. */
  private shaped(element: string, value: Value): Value {
    return SETS.has(this.plan.merges.get(element)) && !isList(value) ? [value] : value;
  }
}

/** Gives each row the values that its key has in any of the tables (各地区并集). */
export function shareSets(tables: readonly Table[], plan: OutputPlan): void {
  for (const [element, merge] of plan.merges) {
    if (merge !== '各地区并集') continue;
    const all = new Map<string, Value>();
    for (const table of tables) {
      for (const [key, row] of table.byKey) {
        const value = row.get(element);
        const before = all.get(key);
        if (value !== undefined) all.set(key, before === undefined ? value : union(before, value));
      }
    }
    for (const table of tables) {
      for (const [key, row] of table.byKey) {
        const value = all.get(key);
        if (row.has(element) && value !== undefined) row.set(element, value);
      }
    }
  }
}

function union(before: Value, value: Value): Value {
  const all = [...(isList(before) ? before : [before]), ...(isList(value) ? value : [value])];
  return [...new Map(all.map((entry) => [canonical(entry), entry])).values()];
}

/** A 主项 `00Y` stands before its 子项. */
function sortKey(text: string): string {
  return text.replace(/00Y$/, '00!');
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
