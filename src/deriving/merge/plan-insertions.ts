import { canonical } from '../../diff/canonical.js';
import { isList, type Values } from '../../yaml/value.js';
import type { DocumentText, FileText, RowText } from './file-text.js';
import { markerLines, subjectOf } from './marker.js';
import { nameOfRow } from './match-rows.js';
import type { HeaderOutcome } from './merge-headers.js';
import { type MergeConflict, subjectOfRow } from './merge-report.js';
import { type Placement, placeRows } from './place-rows.js';
import { type DroppedRow, isLocked, type Outcome, type RowOutcomes } from './row-outcomes.js';
import type { Insertion, Insertions } from './write-file.js';

export interface InsertionPlan extends Insertions {
  /** The file that each new row goes to. */
  readonly placed: ReadonlyMap<RowText, string>;
  /** New rows that come in the file they have above, for want of neighbours here. */
  readonly fresh: ReadonlyMap<FileText, ReadonlyMap<RowText, Outcome | undefined>>;
  /** Conflicts of rows whose file the county removed altogether. */
  readonly lost: readonly MergeConflict[];
}

type Sides = Readonly<Record<'ours' | 'theirs', readonly DocumentText[]>>;

/** Finds places for rows that are new here, and for the marks of those deleted here and changed above. */
export function planInsertions(
  rows: RowOutcomes,
  { ours, theirs }: Sides,
  headers: ReadonlyMap<DocumentText, HeaderOutcome>,
): InsertionPlan {
  const dropped = new Map(rows.dropped.map((row) => [row.theirs, row]));
  const moves = movesOf(rows, headers);
  const leaving = new Set([...moves.values()].map((outcome) => outcome.ours));
  const wanted = [...rows.added, ...moves.keys(), ...dropped.keys()];
  const found = placeRows(wanted, theirs, {
    oursOf: rows.oursOf,
    isAnchor: (row, above) =>
      rows.outcomes.get(row)?.target !== undefined &&
      !leaving.has(row) &&
      absentOf(headers.get(row.document)?.target) === absentOf(above.document.header),
  });
  const order = new Map(theirs.flatMap((document) => document.rows).map((row, at) => [row, at]));
  const ends = new Map<string, DocumentText>();
  for (const document of ours) ends.set(`${document.file.path}\n${document.group}`, document);
  const plan = {
    before: new Map<RowText, Insertion[]>(),
    behind: new Map<RowText, Insertion[]>(),
    atEnd: new Map<DocumentText, Insertion[]>(),
    placed: new Map<RowText, string>(),
    fresh: new Map<FileText, Map<RowText, Outcome | undefined>>(),
    absent: new Map<string, DroppedRow>(),
    leaving,
    lost: [] as MergeConflict[],
  };
  const add = <T>(map: Map<T, Insertion[]>, key: T, insertion: Insertion) => {
    const same = map.get(key);
    if (same === undefined) map.set(key, [insertion]);
    else same.push(insertion);
  };
  for (const row of wanted.sort((a, b) => order.get(a)! - order.get(b)!)) {
    const drop = dropped.get(row);
    const moved = moves.get(row);
    const insertion: Insertion = drop === undefined ? { row, moved } : marking(drop);
    if (drop !== undefined) plan.absent.set(subjectOfDropped(row), drop);
    const { file, group } = row.document;
    const place: Placement | undefined = found.get(row);
    const end = ends.get(`${file.path}\n${group}`);
    if (place?.beside !== undefined)
      add(place.side === '前' ? plan.before : plan.behind, place.beside, insertion);
    else if (end?.rowsEntry !== undefined) add(plan.atEnd, end, insertion);
    else if (drop !== undefined) plan.lost.push(lostConflict(drop));
    else {
      const same = plan.fresh.get(file);
      if (same === undefined) plan.fresh.set(file, new Map([[row, moved]]));
      else same.set(row, moved);
    }
    if (drop === undefined) plan.placed.set(row, (place?.document ?? end)?.file.path ?? file.path);
  }
  return plan;
}

/**
 * Rows that the county keeps in a document which declares elements as not carried (未载要素), while above
 * they carry them now: they go on to where they are carried, or nothing of them would be judged.
 */
function movesOf(
  { outcomes }: RowOutcomes,
  headers: ReadonlyMap<DocumentText, HeaderOutcome>,
): Map<RowText, Outcome> {
  const moves = new Map<RowText, Outcome>();
  for (const outcome of outcomes.values()) {
    const { ours, base, theirs, target } = outcome;
    if (base === undefined || theirs === undefined || target === undefined) continue;
    if (ours.own === '') continue;
    const now = absentOf(theirs.document.header);
    if (now === absentOf(base.document.header)) continue;
    if (now === absentOf(headers.get(ours.document)?.target) || isLocked(ours.own)) continue;
    moves.set(theirs, outcome);
  }
  return moves;
}

function absentOf(header: Values | undefined): string {
  const { 未载要素: absent = [] } = header ?? {};
  return canonical(isList(absent) ? [...absent].map(String).sort() : absent);
}

/** How a marker names a row that is not there. */
export function subjectOfDropped(row: RowText): string {
  const { code, name } = nameOfRow(row);
  return subjectOf([`${code} ${name}`.trim()]);
}

function marking({ base, theirs }: DroppedRow): Insertion {
  const subject = subjectOfDropped(theirs);
  return {
    subject,
    lines: (indent) =>
      markerLines(
        {
          path: [],
          base: base.value,
          ours: undefined,
          theirs: theirs.value,
          reason: '本地删去，上级改了',
        },
        indent,
        subject,
      ),
  };
}

function lostConflict({ base, theirs }: DroppedRow): MergeConflict {
  return {
    ...subjectOfRow(theirs),
    line: 0,
    element: '本行',
    base: base.value,
    ours: undefined,
    theirs: theirs.value,
    reason: '本地删去，上级改了',
  };
}
