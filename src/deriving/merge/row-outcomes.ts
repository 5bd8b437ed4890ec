import { isEqual } from '../../diff/canonical.js';
import type { Value } from '../../yaml/value.js';
import type { RowText } from './file-text.js';
import { matchRows } from './match-rows.js';
import { mergeValue, type ValueConflict } from './merge-values.js';
import { commentsOf, readOne, usesReferences } from './text-nodes.js';

/** What becomes of a row of the county's file. */
export interface Outcome {
  readonly ours: RowText;
  readonly base: RowText | undefined;
  readonly theirs: RowText | undefined;
  /** What to write; undefined: the row goes. */
  readonly target: Value | undefined;
  readonly conflicts: readonly ValueConflict[];
}

/** A row that the county deleted while it changed above. */
export interface DroppedRow {
  readonly base: RowText;
  readonly theirs: RowText;
}

export interface RowOutcomes {
  readonly outcomes: ReadonlyMap<RowText, Outcome>;
  /** Rows from above that are new here. */
  readonly added: readonly RowText[];
  /** Deleted here, changed above: in conflict. */
  readonly dropped: readonly DroppedRow[];
  /** Deleted here, unchanged above: stay deleted. */
  readonly deleted: readonly RowText[];
  /** The county's row of each row from above. */
  readonly oursOf: ReadonlyMap<RowText, RowText>;
}

export interface SideRows {
  readonly base: readonly RowText[];
  readonly ours: readonly RowText[];
  readonly theirs: readonly RowText[];
}

/** Decides for every row of the three sides what becomes of it, wherever it stands. */
export function rowOutcomes(sides: SideRows): RowOutcomes {
  const toBase = matchRows(sides.ours, sides.base);
  const toTheirs = matchRows(sides.base, sides.theirs);
  const theirsOf = new Map<RowText, RowText>();
  for (const [ours, base] of toBase.there) {
    const theirs = toTheirs.there.get(base);
    if (theirs !== undefined) theirsOf.set(ours, theirs);
  }
  const oursOf = new Map([...theirsOf].map(([ours, theirs]) => [theirs, ours]));
  // Added on both sides, or rewritten here under the key that it has above today.
  const rest = matchRows(
    sides.ours.filter((row) => !toBase.there.has(row)),
    sides.theirs.filter((row) => !oursOf.has(row)),
  );
  for (const [ours, theirs] of rest.there) {
    theirsOf.set(ours, theirs);
    oursOf.set(theirs, ours);
  }
  const outcomes = new Map<RowText, Outcome>();
  for (const ours of sides.ours) {
    const theirs = theirsOf.get(ours);
    const base = toBase.there.get(ours) ?? (theirs && toTheirs.back.get(theirs));
    outcomes.set(ours, outcomeOf(ours, base, theirs));
  }
  const added: RowText[] = [];
  const dropped: DroppedRow[] = [];
  const deleted: RowText[] = [];
  for (const theirs of sides.theirs) {
    if (oursOf.has(theirs)) continue;
    const base = toTheirs.back.get(theirs);
    if (base === undefined) added.push(theirs);
    else if (isEqual(base.value, theirs.value)) deleted.push(theirs);
    else dropped.push({ base, theirs });
  }
  return { outcomes, added, dropped, deleted, oursOf };
}

function outcomeOf(ours: RowText, base: RowText | undefined, theirs: RowText | undefined): Outcome {
  const outcome = { ours, base, theirs };
  if (theirs === undefined && base === undefined)
    return { ...outcome, target: ours.value, conflicts: [] };
  const sides = { base: base?.value, ours: ours.value, theirs: theirs?.value };
  const merged = mergeValue(sides, []);
  const goes = merged.value === undefined;
  const changes = goes || !isEqual(merged.value, ours.value);
  if (goes && hasOwnComments(ours, base)) {
    const conflict: ValueConflict = { ...sides, path: [], reason: '上级删去，本地改了' };
    return { ...outcome, target: ours.value, conflicts: [conflict] };
  }
  if ((changes || merged.conflicts.some(({ path }) => path.length > 0)) && isLocked(ours.own)) {
    const conflict: ValueConflict = {
      ...sides,
      path: [],
      reason: '用了锚点或别名，不能自动改写',
    };
    return { ...outcome, target: ours.value, conflicts: [conflict] };
  }
  return { ...outcome, target: merged.value, conflicts: merged.conflicts };
}

/** Whether lines refer to others or are referred to: a change of them might change what stands elsewhere. */
export function isLocked(lines: string): boolean {
  if (lines === '') return false;
  const written = readOne(lines);
  return written === undefined || usesReferences(written);
}

function hasOwnComments(ours: RowText, base: RowText | undefined): boolean {
  if (base === undefined || ours.own === base.own) return false;
  const written = readOne(ours.own);
  if (written === undefined) return true;
  return commentsOf(written).some(({ text }) => !base.document.file.comments.has(text));
}
