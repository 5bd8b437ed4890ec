import { isEqual } from '../../diff/canonical.js';
import { WorkError } from '../../errors.js';
import { SourceText } from '../../model/source.js';
import type { Value } from '../../yaml/value.js';
import { type DocumentText, type FileText, type RowText, readFileText } from './file-text.js';
import { type Marker, markerLines, markersOf, subjectOf, WHOLE_ROW } from './marker.js';
import { type MergeConflict, type Subject, subjectOfRow } from './merge-report.js';
import type { ValueConflict } from './merge-values.js';
import { isSettled, markerEdits, withoutMarkers } from './place-markers.js';
import { withNewline } from './render.js';
import { splice } from './splice.js';
import { commentsOf, lineStart, mapEntries } from './text-nodes.js';
import type { FilePlan, WrittenRow } from './write-file.js';

export interface FinishedFile {
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

interface FileDraft {
  readonly text: string;
  readonly rows: readonly (readonly WrittenRow[])[];
}

/**
 * Marks the headers, makes sure that the file says what it should, and lists the conflicts that stand in
 * it: those of today and those that nobody has decided yet.
 *
 * @throws Error when the file does not say what it should: a defect, nothing may be written.
 */
export function finishFile(file: FileText, draft: FileDraft, plan: FilePlan): FinishedFile {
  const read = draft.text === file.text ? file : readBack(file, draft.text);
  verify(read, { file, draft, plan });
  const edits = read.documents.flatMap((document, at) => {
    const header = plan.headers.get(file.documents[at]!);
    return header === undefined ? [] : headerMarks(document, header.conflicts, header.theirs);
  });
  const marked = edits.length === 0 ? read : readBack(file, splice(read.text, edits));
  return { text: file.mark + marked.text, conflicts: conflictsIn(marked, { file, draft, plan }) };
}

function readBack({ path }: FileText, text: string): FileText {
  try {
    return readFileText(path, text);
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    throw new Error(`the merged text of ${path} cannot be read: ${error.message}`, {
      cause: error,
    });
  }
}

function verify(
  read: FileText,
  { file, draft, plan }: { file: FileText; draft: FileDraft; plan: FilePlan },
): void {
  for (const [at, document] of read.documents.entries()) {
    const before = file.documents[at];
    const rows = draft.rows[at];
    const wanted = rows?.map(({ outcome, source }) =>
      outcome === undefined ? source.value : outcome.target!,
    );
    const header = before && (plan.headers.get(before)?.target ?? before.header);
    const same =
      isEqual(document.header, header) &&
      document.rows.length === wanted?.length &&
      document.rows.every(({ value }, row) => isEqual(value, wanted[row]));
    if (!same) throw new Error(`the merged text of ${file.path} does not say what it should`);
  }
  if (read.documents.length !== file.documents.length)
    throw new Error(`the merged text of ${file.path} lost a document`);
}

function headerMarks(
  document: DocumentText,
  conflicts: readonly ValueConflict[],
  theirs: Value | undefined,
) {
  const { written, header, rowsStart, rowsEnd, rowsEntry, file } = document;
  const comments = commentsOf(written);
  const outside = comments.filter(
    ({ start }) => rowsEntry === undefined || start < rowsStart || start >= rowsEnd,
  );
  const old = markersOf(written.text, outside);
  if (conflicts.length === 0 && old.length === 0) return [];
  const subjects = new Set(conflicts.map(({ path }) => subjectOf(path)));
  const gone = withoutMarkers(
    old,
    (subject) => subjects.has(subject) || isSettled(subject, header, theirs),
  );
  const { edits, above } = markerEdits({ written, node: 0, value: header }, conflicts);
  const entry = rowsEntry ?? mapEntries(written, 0)[0];
  const at = entry === undefined ? 0 : lineStart(written.text, entry.start);
  const lines = above.map((conflict) => markerLines(conflict, '')).join('');
  const top = lines === '' ? [] : [{ start: at, end: at, text: withNewline(lines, file.newline) }];
  return [...gone, ...edits, ...top];
}

/**
 * All markers of a file with what is known of them.
 *
 * @param read the file as it is to be written; `file` as it was, document by document.
 */
export function conflictsIn(
  read: FileText,
  { file, draft, plan }: { file: FileText; draft: Pick<FileDraft, 'rows'>; plan: FilePlan },
): MergeConflict[] {
  const source = new SourceText(read.path, read.text);
  return read.documents.flatMap((document, at) => {
    const markers = markersOf(read.text, commentsOf(document.written));
    const rowEnds = ends(document);
    return markers.map((marker): MergeConflict => {
      const line = source.position(marker.start).line;
      const drop = plan.insertions.absent.get(marker.subject);
      if (drop !== undefined) {
        const { base, theirs } = drop;
        return {
          ...subjectOfRow(theirs),
          file: read.path,
          line,
          element: WHOLE_ROW,
          base: base.value,
          ours: undefined,
          theirs: theirs.value,
          reason: '本地删去，上级改了',
        };
      }
      const index = rowEnds.findIndex((end) => marker.start < end);
      const inHeader = marker.start < document.rowsStart || index < 0;
      const written = inHeader ? undefined : draft.rows[at]?.[index];
      const conflicts = inHeader
        ? (plan.headers.get(file.documents[at]!)?.conflicts ?? [])
        : (written?.conflicts ?? []);
      const absent = /^([0-9A-Z]{6,33}) (.*)$/.exec(marker.subject);
      if (absent !== null) {
        const place = { file: read.path, kind: document.kind ?? '', line };
        return {
          ...place,
          key: absent[1]!,
          name: absent[2]!,
          ...told(marker, []),
          element: WHOLE_ROW,
        };
      }
      const subject = inHeader ? headerSubject(document) : subjectOfRow(document.rows[index]!);
      return { ...subject, file: read.path, line, ...told(marker, conflicts) };
    });
  });
}

function told(marker: Marker, conflicts: readonly ValueConflict[]) {
  const conflict = conflicts.find(({ path }) => subjectOf(path) === marker.subject);
  const { subject: element } = marker;
  return conflict === undefined
    ? {
        element,
        base: undefined,
        ours: undefined,
        theirs: undefined,
        reason: '以前的冲突还没有选定' as const,
      }
    : {
        element,
        base: conflict.base,
        ours: conflict.ours,
        theirs: conflict.theirs,
        reason: conflict.reason,
      };
}

function headerSubject({ file, kind }: DocumentText): Subject {
  return { file: file.path, kind: kind ?? '', key: '', name: '文头' };
}

/** Where each row ends in the text. */
function ends({ rows, rowsStart }: DocumentText): number[] {
  let at = rowsStart;
  return rows.map(({ lead, own }: RowText) => {
    at += lead.length + own.length;
    return at;
  });
}
