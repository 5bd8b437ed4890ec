import { byCodeUnit } from '../model/order.js';
import { REWORDED, similarity } from '../values/text.js';

/** One entry of a list element with what it is compared by. */
export interface ListEntry {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** The entry as read. */
  readonly value: unknown;
  /** How a reader is shown it. */
  readonly text: string;
  /** Equal for entries that are one. */
  readonly key: string;
  /** Equal for entries that do not differ at all. */
  readonly content: string;
}

export interface PairedEntries {
  readonly pairs: readonly (readonly [ListEntry, ListEntry])[];
  readonly gone: readonly ListEntry[];
  readonly come: readonly ListEntry[];
}

/** Longer remainders are not looked through for rewordings: so many entries are another list. */
const MOST_COMPARISONS = 10_000;

/**
 * Pairs the entries of two lists one to one: equal ones first, then by key, then those in other words
 * (`similarity` of at least {@link REWORDED}), the most similar first. Their order never matters, and
 * exchanging the lists exchanges the result.
 */
export function pairEntries(
  before: readonly ListEntry[],
  after: readonly ListEntry[],
  rewordable: boolean,
): PairedEntries {
  const pairs: (readonly [ListEntry, ListEntry])[] = [];
  const exact = pairEqual(before, after, ({ content }) => content);
  const keyed = pairEqual(exact.gone, exact.come, ({ key }) => key);
  for (const pair of exact.pairs) pairs.push(pair);
  for (const pair of keyed.pairs) pairs.push(pair);
  const { gone, come } = keyed;
  if (!rewordable || gone.length * come.length > MOST_COMPARISONS) return { pairs, gone, come };
  const taken = new Set<ListEntry>();
  for (const { b, a } of rewordings(gone, come)) {
    if (taken.has(b) || taken.has(a)) continue;
    taken.add(b).add(a);
    pairs.push([b, a]);
  }
  const free = (entry: ListEntry) => !taken.has(entry);
  return { pairs, gone: gone.filter(free), come: come.filter(free) };
}

function pairEqual(
  before: readonly ListEntry[],
  after: readonly ListEntry[],
  keyOf: (entry: ListEntry) => string,
): PairedEntries {
  const waiting = new Map<string, ListEntry[]>();
  for (const entry of sorted(before)) {
    const same = waiting.get(keyOf(entry));
    if (same === undefined) waiting.set(keyOf(entry), [entry]);
    else same.push(entry);
  }
  const pairs: (readonly [ListEntry, ListEntry])[] = [];
  const come: ListEntry[] = [];
  for (const entry of sorted(after)) {
    const same = waiting.get(keyOf(entry))?.shift();
    if (same === undefined) come.push(entry);
    else pairs.push([same, entry]);
  }
  return { pairs, gone: [...waiting.values()].flat(), come };
}

function sorted(entries: readonly ListEntry[]): ListEntry[] {
  return [...entries].sort((a, b) => byCodeUnit(a.content, b.content));
}

function rewordings(gone: readonly ListEntry[], come: readonly ListEntry[]) {
  const found: { b: ListEntry; a: ListEntry; score: number; tie: string }[] = [];
  for (const b of gone) {
    for (const a of come) {
      const score = similarity(b.key, a.key);
      if (score < REWORDED) continue;
      found.push({ b, a, score, tie: [b.content, a.content].sort().join('\u0000') });
    }
  }
  return found.sort((x, y) => y.score - x.score || byCodeUnit(x.tie, y.tie));
}
