import { isChild, stemOf, toHalfWidth } from '../values/code.js';
import { bareName, normalizeText } from '../values/text.js';
import type { Row } from './document.js';
import { type Reads, readKey } from './reads.js';

/** A way of looking rows up: by which keys a row is found. */
export interface RowKeys {
  readonly name: string;
  readonly of: (row: Row) => readonly string[];
}

/** Full-width digits are code/basic; the item that is meant is still known by them. */
const CODE: RowKeys = {
  name: '基本编码',
  of: ({ item }) => (item.基本编码 === undefined ? [] : [toHalfWidth(item.基本编码)]),
};
const SELF_SET: RowKeys = {
  name: '自行设立',
  of: (row) => (row.item.自行设立 === true ? CODE.of(row) : []),
};
const STEM: RowKeys = {
  name: '主项',
  of: ({ item }) => (item.基本编码 === undefined ? [] : [stemOf(item.基本编码)]),
};
const NAME: RowKeys = {
  name: '类型和名称',
  of: ({ item }) =>
    item.事项类型 === undefined || item.事项名称 === undefined
      ? []
      : [nameKey(item.事项类型, item.事项名称)],
};
const BARE_NAME: RowKeys = {
  name: '名称',
  of: ({ item }) => (item.事项名称 === undefined ? [] : [bareName(item.事项名称)]),
};

/** The ways by which every {@link RowIndex} looks rows up. */
export const ROW_KEYS: readonly RowKeys[] = [CODE, SELF_SET, STEM, NAME, BARE_NAME];

function nameKey(type: string, name: string): string {
  return `${type} ${normalizeText(bareName(name))}`;
}

/** Rows of one key, or that there are none, and when that was last taken down. */
interface Entry {
  readonly rows: Row[];
  turn: number;
  read: number | undefined;
}

/** Whose rows an index holds, and who takes down what is read of them. */
export interface IndexOwner {
  readonly region: string;
  /** Which rows of the region. */
  readonly rows: string;
  readonly reads: Reads;
}

const NO_ROWS: readonly Row[] = [];

/**
 * Rows with the look-ups that references need. Every index keeps all rows of a
 * key: one that swallowed the second row would hide what a linter exists for.
 */
export class RowIndex {
  readonly #rows: readonly Row[];
  readonly #owner: IndexOwner | undefined;
  readonly #entries = new Map<RowKeys, Map<string, Entry>>();

  /** @param owner without it nothing is taken down. */
  constructor(rows: readonly Row[], owner?: IndexOwner) {
    this.#rows = rows;
    this.#owner = owner;
  }

  get rows(): readonly Row[] {
    const owner = this.#owner;
    if (owner?.reads.follows(owner.region)) owner.reads.whole(owner.region, owner.rows);
    return this.#rows;
  }

  /** Rows that are found by a key. */
  withKey(keys: RowKeys, key: string): readonly Row[] {
    const entries = this.#entriesOf(keys);
    let entry = entries.get(key);
    const owner = this.#owner;
    if (owner?.reads.follows(owner.region)) {
      if (entry === undefined) {
        entry = { rows: [], turn: 0, read: undefined };
        entries.set(key, entry);
      }
      const { reads } = owner;
      if (entry.turn !== reads.turn) {
        entry.turn = reads.turn;
        if (entry.read === undefined) {
          reads.expect(keys.name);
          entry.read = readKey(owner.region, owner.rows, keys.name, key);
        }
        reads.key(entry.read);
      }
    }
    return entry?.rows ?? NO_ROWS;
  }

  /** Rows of one 基本编码. */
  withCode(code: string): readonly Row[] {
    return this.withKey(CODE, code);
  }

  /** Whether a row of this 基本编码 is 自行设立. */
  isSelfSet(code: string): boolean {
    return this.withKey(SELF_SET, code).length > 0;
  }

  /** Rows whose 基本编码 has this 9-character stem. */
  withStem(stem: string): readonly Row[] {
    return this.withKey(STEM, stem);
  }

  /**
   * The 子项 that another level has of the same 主项: same stem, same name without
   * a level suffix (domain §7.3). `000` and `00Y` never stand for a 子项.
   */
  kinOf(code: string, name: string): Row | undefined {
    if (!isChild(code)) return undefined;
    const bare = normalizeText(bareName(name));
    return this.withStem(stemOf(code)).find(
      ({ item }) =>
        item.基本编码 !== undefined &&
        isChild(item.基本编码) &&
        item.事项名称 !== undefined &&
        normalizeText(bareName(item.事项名称)) === bare,
    );
  }

  /** Rows of this type whose name, without a level suffix, is the same. */
  withName(type: string, name: string): readonly Row[] {
    return this.withKey(NAME, nameKey(type, name));
  }

  /** Rows of any type whose name, without a level suffix, is the same. */
  named(name: string): readonly Row[] {
    return this.withKey(BARE_NAME, bareName(name));
  }

  /** The keys of one kind with their rows. */
  *keyed(keys: RowKeys): Generator<readonly [key: string, rows: readonly Row[]]> {
    for (const [key, { rows }] of this.#entriesOf(keys)) if (rows.length > 0) yield [key, rows];
  }

  #entriesOf(keys: RowKeys): Map<string, Entry> {
    let entries = this.#entries.get(keys);
    if (entries === undefined) {
      entries = new Map();
      for (const row of this.#rows) {
        for (const key of keys.of(row)) {
          const same = entries.get(key);
          if (same === undefined) entries.set(key, { rows: [row], turn: 0, read: undefined });
          else if (same.rows.at(-1) !== row) same.rows.push(row);
        }
      }
      this.#entries.set(keys, entries);
    }
    return entries;
  }
}
