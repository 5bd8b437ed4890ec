import { isEqual } from '../../diff/canonical.js';
import { type FileText, type RowText, readFileText } from './file-text.js';
import type { Texts, ThreeWay } from './merge-files.js';
import type { InsertionPlan } from './plan-insertions.js';
import type { Outcome, RowOutcomes } from './row-outcomes.js';
import { splice } from './splice.js';
import { type FilePlan, insertedLines, type WrittenRow } from './write-file.js';

interface Known {
  readonly sides: ThreeWay<Texts>;
  readonly rows: RowOutcomes;
  /** Where rows that are new here go, and those that leave. */
  readonly insertions: Pick<InsertionPlan, 'placed' | 'leaving'>;
}

/**
 * Whether the county left a file as derive wrote it, and what derive gives there today are the same rows:
 * then the file is taken as a whole.
 */
export function isUntouched(
  file: FileText,
  above: FileText | undefined,
  { sides, rows, insertions: { placed, leaving } }: Known,
): boolean {
  if (sides.ours.get(file.path) !== sides.base.get(file.path)) return false;
  const here = file.documents.flatMap((document) => document.rows);
  for (const row of here) {
    const outcome = rows.outcomes.get(row);
    if (outcome === undefined || outcome.conflicts.length > 0) return false;
    if (outcome.target === undefined || leaving.has(row)) continue;
    if (outcome.theirs === undefined || outcome.theirs.document.file !== above) return false;
    if (!isEqual(outcome.target, outcome.theirs.value)) return false;
  }
  for (const [row, path] of placed)
    if (path === file.path && row.document.file !== above) return false;
  if (above === undefined) return file.documents.every(({ rows: own }) => own.length > 0);
  return above.documents
    .flatMap((document) => document.rows)
    .every((row) => {
      const ours = rows.oursOf.get(row);
      if (ours !== undefined && leaving.has(ours))
        return placed.get(row) === file.path && isEqual(rows.outcomes.get(ours)?.target, row.value);
      return ours === undefined ? placed.get(row) === file.path : ours.document.file === file;
    });
}

/** What of a file from above comes as it is: all of it, or some rows; in place of some the county's. */
export function newFile(
  file: FileText,
  rows: ReadonlyMap<RowText, Outcome | undefined>,
  derived: ReadonlySet<string>,
): string {
  const all = file.documents.flatMap((document) => document.rows);
  if (all.every((row) => rows.has(row) && rows.get(row) === undefined))
    return file.mark + file.text;
  const edits = file.documents.map((document) => ({
    start: document.rowsStart,
    end: document.rowsEnd,
    text: document.rows
      .filter((row) => rows.has(row))
      .map((row) => {
        const indent = /^ */.exec(row.own)![0];
        const place = { indent, newline: file.newline };
        return row.lead + insertedLines({ row, moved: rows.get(row) }, place, derived);
      })
      .join(''),
  }));
  return file.mark + splice(file.text, edits);
}

/** The rows of {@link newFile}, document by document. */
export function newRows(
  file: FileText,
  rows: ReadonlyMap<RowText, Outcome | undefined>,
): WrittenRow[][] {
  return file.documents.map((document) =>
    document.rows
      .filter((row) => rows.has(row))
      .map((source) => {
        const outcome = rows.get(source);
        return { outcome, source, conflicts: outcome?.conflicts ?? [] };
      }),
  );
}

/** Whether all rows of a file have left it, and nothing else in it is the county's own. */
export function isEmptied(
  file: FileText,
  {
    text,
    rows: written,
  }: { readonly text: string; readonly rows: readonly (readonly WrittenRow[])[] },
  { headers, derived }: FilePlan,
): boolean {
  if (written.some((rows) => rows.length > 0)) return false;
  const { comments } = readFileText(file.path, text);
  if ([...comments].some((comment) => !derived.has(comment))) return false;
  return file.documents.every((document) => {
    const base = headers.get(document)?.base;
    return document.rows.length > 0 && base !== undefined && isEqual(base, document.header);
  });
}

/** What derive gives, where the county has not touched any of its files: they follow it also in how it splits them. */
export function allFromAbove(
  { base, ours, theirs }: ThreeWay<Texts>,
  files: readonly FileText[],
  { outcomes }: RowOutcomes,
): { readonly texts: Texts; readonly removed: readonly string[] } | undefined {
  for (const [path, text] of base) if (ours.get(path) !== text) return undefined;
  const extra = [...ours].filter(([path]) => !base.has(path));
  const isOwn = (path: string) =>
    !theirs.has(path) &&
    files
      .filter((file) => file.path === path)
      .flatMap(({ documents }) => documents.flatMap(({ rows }) => rows))
      .every((row) => outcomes.get(row)?.theirs === undefined);
  if (!extra.every(([path]) => isOwn(path))) return undefined;
  const texts = [...theirs, ...extra].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    texts: new Map(texts),
    removed: [...base.keys()].filter((path) => !theirs.has(path)).sort(),
  };
}
