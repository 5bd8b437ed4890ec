import type { TextEdit } from '../../engine/text-edit.js';
import type { DocumentText, FileText, RowText } from './file-text.js';
import type { HeaderOutcome } from './merge-headers.js';
import { headerEdits } from './merge-headers.js';
import type { ValueConflict } from './merge-values.js';
import { leadMarkers, withoutMarkers } from './place-markers.js';
import { withNewline } from './render.js';
import type { DroppedRow, Outcome } from './row-outcomes.js';
import { splice } from './splice.js';
import {
  type LinePlace,
  leadOfRemoved,
  linesAt,
  type RowLines,
  rowFromAbove,
  writeRow,
} from './write-row.js';

/** Something that goes between the rows of a document. */
export type Insertion =
  /** A row from above; with the outcome of the county's row where that moves on with it. */
  | { readonly row: RowText; readonly moved?: Outcome | undefined }
  /** Marks a row that is not there. */
  | {
      readonly subject: string;
      readonly lines: (indent: string) => string;
    };

/** What goes where between the rows of a document. */
export interface Insertions {
  readonly before: ReadonlyMap<RowText, readonly Insertion[]>;
  readonly behind: ReadonlyMap<RowText, readonly Insertion[]>;
  /** At the end of a document without a neighbour. */
  readonly atEnd: ReadonlyMap<DocumentText, readonly Insertion[]>;
  /** Marks of rows that are not there, by their subject. */
  readonly absent: ReadonlyMap<string, DroppedRow>;
  /** Rows of the county that leave the place where they stand. */
  readonly leaving: ReadonlySet<RowText>;
}

/** A row of the file as written, with what is to be known of it afterwards. */
export interface WrittenRow {
  readonly outcome: Outcome | undefined;
  readonly source: RowText;
  readonly conflicts: readonly ValueConflict[];
}

export interface FilePlan {
  readonly outcomes: ReadonlyMap<RowText, Outcome>;
  readonly headers: ReadonlyMap<DocumentText, HeaderOutcome>;
  readonly insertions: Insertions;
  /** Comments that derive wrote last time. */
  readonly derived: ReadonlySet<string>;
}

/** Writes a file of the county after the merge; markers of the header are not in it yet. */
export function writeFile(
  file: FileText,
  plan: FilePlan,
): { readonly text: string; readonly rows: readonly (readonly WrittenRow[])[] } {
  const edits: TextEdit[] = [];
  const rows: WrittenRow[][] = [];
  for (const document of file.documents) {
    const header = plan.headers.get(document);
    if (header !== undefined)
      for (const edit of headerEdits(header, plan.derived) ?? []) edits.push(edit);
    const written = writeRows(document, plan);
    rows.push(written.rows);
    if (written.edit !== undefined) for (const edit of written.edit) edits.push(edit);
  }
  return { text: splice(file.text, edits), rows };
}

function writeRows(
  document: DocumentText,
  plan: FilePlan,
): { rows: WrittenRow[]; edit: readonly TextEdit[] | undefined } {
  if (document.irregular) {
    const rows = document.rows.map((source) => ({ outcome: undefined, source, conflicts: [] }));
    return { rows, edit: undefined };
  }
  const writer = new RowsWriter(document, plan);
  const { text } = document.file;
  for (const row of document.rows) writer.row(row);
  writer.insert(plan.insertions.atEnd.get(document) ?? []);
  const { rowsStart, rowsEnd, rowsEntry } = document;
  const lines = writer.text();
  const before = text.slice(rowsStart, rowsEnd);
  if (rowsEntry === undefined || lines === before) return { rows: writer.rows, edit: undefined };
  const edits: TextEdit[] = [];
  const had = document.rows.length > 0;
  const has = writer.rows.length > 0;
  if (had !== has) {
    const keyEnd = rowsEntry.end;
    const { nodes } = document.written;
    const colon = text.indexOf(':', keyEnd) + 1;
    const valueEnd = had ? colon : Math.max(colon, nodes.span(rowsEntry.value).end);
    edits.push({ start: colon, end: valueEnd, text: has ? '' : ' []' });
  }
  const unended = rowsStart > 0 && text.charAt(rowsStart - 1) !== '\n';
  const start = unended ? document.file.newline : '';
  const ended = before === '' || before.endsWith('\n') || rowsEnd < text.length;
  const body = ended ? lines : lines.replace(/\r?\n$/, '');
  edits.push({ start: rowsStart, end: rowsEnd, text: start + body });
  return { rows: writer.rows, edit: edits };
}

/** Puts the rows of a document one below the other, with blank lines between them where it had them. */
class RowsWriter {
  readonly rows: WrittenRow[] = [];
  readonly #document: DocumentText;
  readonly #plan: FilePlan;
  readonly #indent: string;
  readonly #blank: string;
  readonly #parts: string[] = [];

  constructor(document: DocumentText, plan: FilePlan) {
    this.#document = document;
    this.#plan = plan;
    const sample = document.rows.find(({ own }) => own !== '');
    this.#indent = sample === undefined ? '  ' : /^ */.exec(sample.own)![0];
    const spaced = document.rows.some(({ lead }, at) => at > 0 && /^\s*\n/.test(lead));
    this.#blank = spaced || document.rows.length < 2 ? document.file.newline : '';
  }

  row(row: RowText): void {
    const { before, behind, absent } = this.#plan.insertions;
    const outcome = this.#plan.outcomes.get(row);
    const written = this.#written(row, outcome);
    const lead =
      absent.size === 0
        ? written.lead
        : splice(
            written.lead,
            withoutMarkers(leadMarkers(written.lead), (subject) => absent.has(subject)),
          );
    const ahead = before.get(row) ?? [];
    if (ahead.length > 0 && this.rows.length === 0 && lead.trim() !== '') {
      // What stands above the first row is about what follows it, the newcomers too.
      this.#add(lead);
      this.insert(ahead);
      this.#add(this.#blank);
    } else {
      this.insert(ahead);
      if (ahead.length > 0 && !/^\s*\n/.test(lead)) this.#add(this.#blank);
      this.#add(lead);
    }
    this.#add(written.own);
    if (written.own !== '')
      this.rows.push({ outcome, source: row, conflicts: outcome?.conflicts ?? [] });
    this.insert(behind.get(row) ?? []);
  }

  #written(row: RowText, outcome: Outcome | undefined): RowLines {
    if (this.#plan.insertions.leaving.has(row)) return { lead: leadOfRemoved(row.lead), own: '' };
    return outcome === undefined ? row : writeRow(outcome, this.#plan.derived);
  }

  insert(insertions: readonly Insertion[]): void {
    const { newline } = this.#document.file;
    const place = { indent: this.#indent, newline };
    for (const insertion of insertions) {
      if (this.rows.length > 0) this.#add(this.#blank);
      if ('row' in insertion) {
        const { row, moved } = insertion;
        this.#add(insertedLines(insertion, place, this.#plan.derived));
        this.rows.push({ outcome: moved, source: row, conflicts: moved?.conflicts ?? [] });
      } else this.#add(withNewline(insertion.lines(this.#indent), newline));
    }
  }

  text(): string {
    return this.#parts.join('');
  }

  /** Adds lines; what stands before must end its line first. */
  #add(lines: string): void {
    if (lines === '') return;
    const last = this.#parts.at(-1);
    if (last !== undefined && !last.endsWith('\n')) this.#parts.push(this.#document.file.newline);
    this.#parts.push(lines);
  }
}

/** The lines of a row from above, or of the county's row that moves to where it is now. */
export function insertedLines(
  { row, moved }: { readonly row: RowText; readonly moved?: Outcome | undefined },
  place: LinePlace,
  derived: ReadonlySet<string>,
): string {
  if (moved?.target === undefined) return rowFromAbove(row, place);
  const { lead, own } = writeRow({ ...moved, ours: { ...moved.ours, lead: '' } }, derived);
  const marks = lead.replaceAll(/^ */gm, (_, at: number) => (at < lead.length ? place.indent : ''));
  return (
    withNewline(marks.replaceAll('\r\n', '\n'), place.newline) + linesAt(own, moved.target, place)
  );
}
