import { isList, type Value, type Values } from '../yaml/value.js';
import type { ChildTable, Column, Layout } from './layout.js';
import { isEntries, type SectionSource, type TableSource } from './source.js';

/** Texts of this length may not fit a cell once they are escaped. */
const MAY_BE_LONG = 5000;

/** A list of entries that occurs: the columns that have a value, and how many entries there are. */
export interface UsedChild {
  readonly child: ChildTable;
  readonly columns: readonly Column[];
  readonly count: number;
}

/** What of a layout occurs in a table, found in one pass before it is written. */
export interface Usage {
  readonly columns: readonly Column[];
  readonly children: readonly UsedChild[];
  readonly headerColumns: readonly Column[];
  readonly headerChildren: readonly UsedChild[];
  readonly sections: readonly SectionPlace[];
  readonly severalRegions: boolean;
  readonly severalParts: boolean;
  readonly rows: number;
  /** Whether a text may be too long for a cell. */
  readonly long: boolean;
}

export interface SectionPlace {
  readonly section: SectionSource;
  /** From 1 on, among the sections of its region. */
  readonly part: number;
}

/** Which columns and lists a table needs. With `all` those without a value, too: a form to fill in. */
export function usageOf(table: TableSource, layout: Layout, all: boolean): Usage {
  const rows = new Seen(layout.columns, layout.children);
  const headers = new Seen(layout.headerColumns, layout.headerChildren);
  const parts = new Map<string, number>();
  const sections: SectionPlace[] = [];
  let count = 0;
  for (const section of table.sections) {
    const part = (parts.get(section.region) ?? 0) + 1;
    parts.set(section.region, part);
    sections.push({ section, part });
    headers.add(section.header);
    for (const row of section.rows) {
      rows.add(row);
      count += 1;
    }
  }
  return {
    columns: rows.columns(all),
    children: rows.children(all),
    headerColumns: headers.columns(all),
    headerChildren: headers.children(all),
    sections,
    severalRegions: parts.size > 1,
    severalParts: sections.length > parts.size,
    rows: count,
    long: rows.long || headers.long,
  };
}

/** Collects which of some columns have a value. */
class Seen {
  readonly #known: ReadonlySet<string>;
  readonly #used = new Set<string>();
  readonly #entries: ReadonlyMap<string, { child: ChildTable; seen: Seen; count: number }>;
  long = false;

  constructor(
    private readonly all: readonly Column[],
    children: readonly ChildTable[],
  ) {
    this.#known = new Set(all.map(({ name }) => name));
    this.#entries = new Map(
      children.map((child) => [child.name, { child, seen: new Seen(child.columns, []), count: 0 }]),
    );
  }

  add(values: Values): void {
    for (const name of Object.keys(values)) {
      this.#used.add(name);
      const value = values[name];
      const entries = this.#entries.get(name);
      if (entries !== undefined && isEntries(value)) {
        for (const entry of value) entries.seen.add(entry);
        entries.count += value.length;
        if (entries.seen.long) this.long = true;
      } else if (!this.long && textLength(value) > MAY_BE_LONG) this.long = true;
    }
  }

  columns(all: boolean): readonly Column[] {
    const known = all ? this.all : this.all.filter(({ name }) => this.#used.has(name));
    const foreign = [...this.#used].filter((name) => !this.#known.has(name));
    return [...known, ...foreign.map((name) => ({ name, element: undefined, width: 24 }))];
  }

  children(all: boolean): readonly UsedChild[] {
    return [...this.#entries.values()]
      .filter(({ count }) => all || count > 0)
      .map(({ child, seen, count }) => ({ child, columns: seen.columns(all), count }));
  }
}

function textLength(value: Value | undefined): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let length = 0;
  if (isList(value)) for (const entry of value) length += textLength(entry) + 6;
  else for (const [key, entry] of Object.entries(value)) length += key.length + textLength(entry);
  return length;
}
