import { isEqual } from '../../diff/canonical.js';
import type { Value, Values } from '../../yaml/value.js';
import { nameOfRow } from './match-rows.js';
import type { HeaderOutcome } from './merge-headers.js';
import { type ConflictReason, changedElements, isMap } from './merge-values.js';
import type { RowOutcomes } from './row-outcomes.js';

/** Which row of which file something is about; the header has no code and no name. */
export interface Subject {
  readonly file: string;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
}

/** Something that was merged in, or local work that was kept. */
export interface MergeChange extends Subject {
  readonly what: '新增' | '删去' | '变更';
  /** The element, where one was changed. */
  readonly element?: string;
  /** For what was merged in: what stood here; for what was kept: what it is above. */
  readonly before?: Value | undefined;
  readonly after?: Value | undefined;
}

/** A conflict as it stands in a file. */
export interface MergeConflict extends Subject {
  /** Line of its marker; 0 where the file that it is about is gone. */
  readonly line: number;
  /** What it is about: element, with entry and part; 本行. */
  readonly element: string;
  readonly base: Value | undefined;
  readonly ours: Value | undefined;
  readonly theirs: Value | undefined;
  readonly reason: ConflictReason | '以前的冲突还没有选定';
}

export interface MergeChanges {
  readonly taken: readonly MergeChange[];
  readonly kept: readonly MergeChange[];
}

/** What of the change above was merged in, and what local work stays as it was. */
export function changesOf(rows: RowOutcomes, headers: readonly HeaderOutcome[]): MergeChanges {
  const taken: MergeChange[] = [];
  const kept: MergeChange[] = [];
  for (const { ours, base, theirs, target, conflicts } of rows.outcomes.values()) {
    const subject = subjectOfRow(ours);
    if (target === undefined) taken.push({ ...subject, what: '删去' });
    else if (theirs === undefined) {
      if (base === undefined) kept.push({ ...subject, what: '新增' });
    } else {
      const open = new Set(conflicts.map(({ path }) => path[0]));
      compare([ours.value, target, theirs.value], { subject, taken, kept, open });
    }
  }
  for (const row of rows.added) taken.push({ ...subjectOfRow(row), what: '新增' });
  for (const row of rows.deleted) kept.push({ ...subjectOfRow(row), what: '删去' });
  for (const { document, theirs, target, conflicts } of headers) {
    if (theirs === undefined) continue;
    const subject = {
      file: document.file.path,
      kind: document.kind ?? '',
      key: '',
      name: '文头',
    };
    const open = new Set(conflicts.map(({ path }) => path[0]));
    compare([document.header, target, theirs], { subject, taken, kept, open });
  }
  return { taken, kept };
}

interface Comparing {
  readonly subject: Subject;
  readonly taken: MergeChange[];
  readonly kept: MergeChange[];
  /** Elements in conflict: neither merged in nor simply kept. */
  readonly open: ReadonlySet<string | undefined>;
}

function compare(
  [ours, target, theirs]: readonly [Value, Value, Value],
  { subject, taken, kept, open }: Comparing,
): void {
  if (isEqual(ours, target) && isEqual(target, theirs)) return;
  const at = (value: Value, name: string): Value | undefined =>
    isMap(value) ? (value as Values)[name] : undefined;
  for (const element of changedElements(ours, target)) {
    const sides = { before: at(ours, element), after: at(target, element) };
    taken.push({ ...subject, what: '变更', element, ...sides });
  }
  for (const element of changedElements(theirs, target)) {
    if (open.has(element) || open.has(undefined)) continue;
    const sides = { before: at(theirs, element), after: at(target, element) };
    kept.push({ ...subject, what: '变更', element, ...sides });
  }
}

export function subjectOfRow(row: Parameters<typeof nameOfRow>[0]): Subject {
  const { code, name } = nameOfRow(row);
  const { file, kind } = row.document;
  return { file: file.path, kind: kind ?? '', key: code, name };
}
