import type { Match } from '../model/change.js';
import type { Row } from '../model/document.js';
import { byCodeUnit } from '../model/order.js';
import { type Features, featuresOf } from './features.js';
import { isOtherType, likeness, nameLikeness } from './likeness.js';

/** Two rows recognised as one item. */
export interface RowPair {
  readonly before: Row;
  readonly after: Row;
  readonly match: Match;
}

/**
 * How sure a match is that the code alone does not give: `renumbered` by what became of the same 基本编码
 * in a catalog above or in the region's own 基本目录; `stem` the same nine characters and the same name,
 * `stemOnly` with a like name; `name` the same name and type; `content` alike in names, acts, office and
 * materials, at least {@link LEAST_LIKENESS}.
 */
export const CONFIDENCE = {
  renumbered: 0.98,
  stem: 0.95,
  stemOnly: 0.85,
  name: 0.9,
  content: 0.7,
} as const;

/** Rows of one stem need less in common than rows that only content joins. */
const LEAST_STEM_LIKENESS = 0.6;
const LEAST_LIKENESS = 0.75;
/** Names that have another word in the same place score 0.5 and are no rewording. */
const LEAST_NAME = 0.6;
const LEAST_NAME_BY_CONTENT = 0.5;

/** Rows with this many others of the same key are not looked through pair by pair. */
const MOST_IN_BUCKET = 64;
/** Lengths of the runs of characters by which like names are looked up. */
const RUNS = [2, 4, 6];
/** How many rows are counted for one row, those that share its rarest runs first. */
const MOST_COUNTED = 256;
/** How many rows that share the most of them are looked at closely. */
const MOST_CANDIDATES = 5;

type Candidate = RowPair & { readonly score: number; readonly tie: string };

/** Rows of both sides that nothing has joined yet. */
interface Rest {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/**
 * Joins rows whose codes differ, one to one, the best first: by what became of their 基本编码, by stem, by
 * name and type, by content. Linear in the rows: only rows that share a stem, a name or rare runs of
 * characters are ever compared. The order of rows never matters; exchanging the sides exchanges the result.
 */
export function recode(
  before: readonly Row[],
  after: readonly Row[],
  renumbered: ReadonlyMap<string, string>,
): RowPair[] {
  const pairs: RowPair[] = [];
  let rest: Rest = { before, after };
  const stages = [(left: Rest) => byRenumbering(left, renumbered), byStem, byName, byContent];
  for (const stage of stages) {
    if (rest.before.length === 0 || rest.after.length === 0) break;
    const taken = new Set<Row>();
    for (const { before: b, after: a, match } of stage(rest).sort(bestFirst)) {
      if (taken.has(b) || taken.has(a)) continue;
      taken.add(b).add(a);
      pairs.push({ before: b, after: a, match });
    }
    const free = (row: Row) => !taken.has(row);
    rest = { before: rest.before.filter(free), after: rest.after.filter(free) };
  }
  return pairs;
}

function bestFirst(x: Candidate, y: Candidate): number {
  return y.score - x.score || byCodeUnit(x.tie, y.tie);
}

function candidate(before: Row, after: Row, how: Match & { readonly score: number }): Candidate {
  const { score, by, confidence } = how;
  const tie = [featuresOf(before).identity, featuresOf(after).identity].sort().join('\u0000');
  return { before, after, match: { by, confidence }, score, tie };
}

function byRenumbering(rest: Rest, renumbered: ReadonlyMap<string, string>): Candidate[] {
  if (renumbered.size === 0) return [];
  return joined(
    rest,
    ({ basic }) => (basic === undefined ? undefined : renumbered.get(basic)),
    ({ basic }) => basic,
  ).flatMap(([b, a]) => {
    const named = nameLikeness(b, a);
    if (named < LEAST_NAME && featuresOf(b).handling !== featuresOf(a).handling) return [];
    const score = likeness(b, a, named);
    return [candidate(b, a, { score, by: '编码', confidence: CONFIDENCE.renumbered })];
  });
}

function byStem(rest: Rest): Candidate[] {
  const stem = (features: Features) => features.stem;
  return joined(rest, stem, stem).flatMap(([b, a]) => {
    const named = nameLikeness(b, a);
    const score = likeness(b, a, named);
    if (score < LEAST_STEM_LIKENESS || named < LEAST_NAME) return [];
    if (isOtherType(featuresOf(b), featuresOf(a))) return [];
    const confidence = named === 1 ? CONFIDENCE.stem : CONFIDENCE.stemOnly;
    return [candidate(b, a, { score, by: '主干', confidence })];
  });
}

function byName(rest: Rest): Candidate[] {
  const key = ({ bareName, handling, type }: Features) =>
    bareName === '' ? undefined : `${type ?? ''} ${bareName} ${handling}`;
  return joined(rest, key, key).map(([b, a]) =>
    candidate(b, a, { score: likeness(b, a), by: '名称', confidence: CONFIDENCE.name }),
  );
}

/** All pairs of rows that have one key; of a key that too many rows have, those next in order. */
function joined(
  { before, after }: Rest,
  keyOfBefore: (features: Features) => string | undefined,
  keyOfAfter: (features: Features) => string | undefined,
): (readonly [Row, Row])[] {
  const index = bucketsOf(after, keyOfAfter);
  const out: (readonly [Row, Row])[] = [];
  for (const [key, rows] of bucketsOf(before, keyOfBefore)) {
    const others = index.get(key);
    if (others === undefined) continue;
    if (rows.length <= MOST_IN_BUCKET && others.length <= MOST_IN_BUCKET) {
      for (const b of rows) for (const a of others) out.push([b, a]);
      continue;
    }
    const [left, right] = [[...rows].sort(byContentOrder), [...others].sort(byContentOrder)];
    for (let at = 0; at < Math.min(left.length, right.length); at++) {
      out.push([left[at]!, right[at]!]);
    }
  }
  return out;
}

function byContentOrder(x: Row, y: Row): number {
  const [a, b] = [featuresOf(x), featuresOf(y)];
  return (
    byCodeUnit(a.handling, b.handling) ||
    byCodeUnit(a.name, b.name) ||
    byCodeUnit(a.identity, b.identity)
  );
}

function bucketsOf(
  rows: readonly Row[],
  keyOf: (features: Features) => string | undefined,
): Map<string, Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(featuresOf(row));
    if (key === undefined) continue;
    const same = index.get(key);
    if (same === undefined) index.set(key, [row]);
    else same.push(row);
  }
  return index;
}

function byContent({ before, after }: Rest): Candidate[] {
  const seen = new Map<Row, Set<Row>>();
  const out: Candidate[] = [];
  const look = (b: Row, a: Row) => {
    const known = seen.get(b);
    if (known?.has(a) === true) return;
    if (known === undefined) seen.set(b, new Set([a]));
    else known.add(a);
    const named = nameLikeness(b, a);
    if (named < LEAST_NAME_BY_CONTENT) return;
    const score = likeness(b, a, named);
    if (score < LEAST_LIKENESS) return;
    out.push(candidate(b, a, { score, by: '内容', confidence: CONFIDENCE.content }));
  };
  // Both ways, so that exchanging the sides looks at the same pairs.
  forNearest(before, after, look);
  forNearest(after, before, (a, b) => look(b, a));
  return out;
}

/** Calls `look` with each row and the rows of `among` that share the most of its rarest runs. */
function forNearest(
  rows: readonly Row[],
  among: readonly Row[],
  look: (row: Row, near: Row) => void,
): void {
  const postings = new Map<string, Row[]>();
  for (const row of among) {
    for (const run of runsOf(row)) {
      const posting = postings.get(run);
      if (posting === undefined) postings.set(run, [row]);
      else posting.push(row);
    }
  }
  for (const row of rows) {
    const found = [...runsOf(row)].flatMap((run) => {
      const posting = postings.get(run);
      return posting === undefined ? [] : [posting];
    });
    const nearest = [...countShared(found)].sort(
      ([x, m], [y, n]) => n - m || byCodeUnit(featuresOf(x).identity, featuresOf(y).identity),
    );
    for (const [near] of nearest.slice(0, MOST_CANDIDATES)) look(row, near);
  }
}

/** How many of the postings hold a row; the rarest first, all of one length or none. */
function countShared(postings: readonly (readonly Row[])[]): Map<Row, number> {
  const shared = new Map<Row, number>();
  let counted = 0;
  const byLength = [...postings].sort((a, b) => a.length - b.length);
  for (let at = 0; at < byLength.length; ) {
    const { length } = byLength[at]!;
    let end = at;
    while (byLength[end]?.length === length) end++;
    counted += length * (end - at);
    if (counted > MOST_COUNTED) break;
    for (; at < end; at++) {
      for (const near of byLength[at]!) shared.set(near, (shared.get(near) ?? 0) + 1);
    }
  }
  return shared;
}

function runsOf(row: Row): Set<string> {
  const { bareName, handling } = featuresOf(row);
  const text = `${bareName}${handling}`;
  const runs = new Set<string>();
  for (const length of RUNS) {
    for (let at = 0; at + length <= text.length; at++) runs.add(text.slice(at, at + length));
  }
  return runs;
}
