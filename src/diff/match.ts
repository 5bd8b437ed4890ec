import type { Match } from '../model/change.js';
import type { Row } from '../model/document.js';
import { byCodeUnit } from '../model/order.js';
import { normalizeText } from '../values/text.js';
import { canonical } from './canonical.js';
import { normalKey } from './features.js';
import { isOtherItem } from './likeness.js';
import { type RowPair, recode } from './recode.js';
import { findSplits, type Split, withoutConflicts } from './splits.js';

export { CONFIDENCE, type RowPair } from './recode.js';

/** What the rows of two revisions are to one another; every row of both sides is in it once. */
export interface Matching {
  readonly pairs: readonly RowPair[];
  readonly splits: readonly Split[];
  /** `one` of a merge is the row after. */
  readonly merges: readonly Split[];
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
}

/** How sure it is that one row became several: same stem and body, names that build on it. */
export const SPLIT_MATCH: Match = { by: '主干', confidence: 0.9 };

const EQUAL: Match = { by: '编码', confidence: 1 };
/** Rows without a code that are equal in all they say. */
const EQUAL_CONTENT: Match = { by: '内容', confidence: 1 };

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Recognises the rows of one group (类别 and 清单 or 性质) of one region in another revision: by their key,
 * unless the code was clearly given to another item; then splits and merges; then rows that only changed
 * their code. Files, order and splits of documents never matter.
 *
 * @param renumbered 基本编码 before → after, as known from a catalog above or from the region's own.
 */
export function matchRows(
  before: readonly Row[],
  after: readonly Row[],
  renumbered: ReadonlyMap<string, string> = NONE,
): Matching {
  const keyed = byKey(before, after);
  const joined: RowPair[] = [];
  const renamed = new Map<Row, Row>();
  const free = { before: [...keyed.before], after: [...keyed.after] };
  for (const pair of keyed.pairs) {
    if (!isNamedAlike(pair) && isOtherItem(pair.before, pair.after)) {
      free.before.push(pair.before);
      free.after.push(pair.after);
      continue;
    }
    joined.push(pair);
    if (isRenamed(pair)) renamed.set(pair.before, pair.after);
  }
  const back = new Map([...renamed].map(([b, a]) => [a, b]));
  const { splits, merges } = withoutConflicts(
    findSplits({ free: free.before, renamed }, { free: free.after, renamed: back }),
    findSplits({ free: free.after, renamed: back }, { free: free.before, renamed }),
  );
  const used = new Set([...splits, ...merges].flatMap(({ one, several }) => [one, ...several]));
  const left = (rows: readonly Row[]) => rows.filter((row) => !used.has(row));
  const kept = joined.filter((pair) => !used.has(pair.before) && !used.has(pair.after));
  const recoded = recode(left(free.before), left(free.after), renumbered);
  for (const { before: b, after: a } of recoded) used.add(b).add(a);
  return {
    pairs: [...kept, ...recoded],
    splits,
    merges,
    removed: left(free.before),
    added: left(free.after),
  };
}

/** The common case, told without looking at the rest of the rows. */
function isNamedAlike({ before, after }: RowPair): boolean {
  return before.item.事项名称 === after.item.事项名称;
}

function isRenamed({ before, after }: RowPair): boolean {
  const { 事项名称: b, 业务办理项名称: x } = before.item;
  const { 事项名称: a, 业务办理项名称: y } = after.item;
  return (b !== a || x !== y) && nameOf(before) !== nameOf(after);
}

function nameOf({ item }: Row): string {
  return `${normalizeText(item.事项名称 ?? '')} ${normalizeText(item.业务办理项名称 ?? '')}`;
}

/** Pairs rows of one key; of a key that several rows have (code/duplicate) equal rows first. */
function byKey(before: readonly Row[], after: readonly Row[]) {
  const index = new Map<string, { before: Row[]; after: Row[] }>();
  const at = (row: Row) => {
    const key = normalKey(row) ?? `\u0000${canonical(row.item)}`;
    let rows = index.get(key);
    if (rows === undefined) {
      rows = { before: [], after: [] };
      index.set(key, rows);
    }
    return rows;
  };
  for (const row of before) at(row).before.push(row);
  for (const row of after) at(row).after.push(row);
  const out = { pairs: [] as RowPair[], before: [] as Row[], after: [] as Row[] };
  for (const [key, rows] of index) {
    const match = key.startsWith('\u0000') ? EQUAL_CONTENT : EQUAL;
    const [b, a] = inOrder(rows.before, rows.after);
    for (let i = 0; i < Math.max(b.length, a.length); i++) {
      const [x, y] = [b[i], a[i]];
      if (x !== undefined && y !== undefined) out.pairs.push({ before: x, after: y, match });
      else if (x !== undefined) out.before.push(x);
      else if (y !== undefined) out.after.push(y);
    }
  }
  return out;
}

/** Rows of one key so that equal ones stand at the same place, those without an equal one after them. */
function inOrder(before: readonly Row[], after: readonly Row[]): readonly [Row[], Row[]] {
  if (before.length < 2 && after.length < 2) return [[...before], [...after]];
  const waiting = new Map<string, Row[]>();
  for (const row of before) {
    const text = canonical(row.item);
    const same = waiting.get(text);
    if (same === undefined) waiting.set(text, [row]);
    else same.push(row);
  }
  const equal: (readonly [Row, Row])[] = [];
  const others: Row[] = [];
  for (const row of after) {
    const same = waiting.get(canonical(row.item))?.pop();
    if (same === undefined) others.push(row);
    else equal.push([same, row]);
  }
  return [
    [...equal.map(([b]) => b), ...sorted([...waiting.values()].flat())],
    [...equal.map(([, a]) => a), ...sorted(others)],
  ];
}

function sorted(rows: readonly Row[]): Row[] {
  const texts = new Map(rows.map((row) => [row, canonical(row.item)]));
  return [...rows].sort((x, y) => byCodeUnit(texts.get(x) ?? '', texts.get(y) ?? ''));
}
