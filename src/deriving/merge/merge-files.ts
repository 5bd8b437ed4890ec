import { parsedOnce } from '../../yaml/parsed-once.js';
import type { Value } from '../../yaml/value.js';
import {
  type DocumentText,
  type FileText,
  isYaml,
  type RowText,
  readFileText,
} from './file-text.js';
import { conflictsIn, finishFile } from './finish-file.js';
import { mergeHeaders, originsBy } from './merge-headers.js';
import { changesOf, type MergeChange, type MergeConflict } from './merge-report.js';
import { changedElements } from './merge-values.js';
import { planInsertions } from './plan-insertions.js';
import { regularFile } from './regular.js';
import { type RowOutcomes, rowOutcomes } from './row-outcomes.js';
import { allFromAbove, isEmptied, isUntouched, newFile, newRows } from './whole-files.js';
import { type FilePlan, writeFile } from './write-file.js';

/** The texts of files by path. */
export type Texts = ReadonlyMap<string, string>;

export interface ThreeWay<T> {
  /** What derive wrote last time. */
  readonly base: T;
  /** What the county has now. */
  readonly ours: T;
  /** What derive gives today. */
  readonly theirs: T;
}

export interface MergedFiles {
  /** All files after the merge. */
  readonly texts: Texts;
  /** Files of the county that go: nothing of them is derived any more, and nothing in them was changed. */
  readonly removed: readonly string[];
  readonly conflicts: readonly MergeConflict[];
  /** What changed above and was merged in. */
  readonly taken: readonly MergeChange[];
  /** Local work that differs from what derive gives, and was kept. */
  readonly kept: readonly MergeChange[];
}

/**
 * Merges what derive gives today into the files of a county. Rows are matched by business key across
 * files, so the county may split, rename and reorder them. Untouched lines stay byte for byte; where both
 * sides changed one thing, ours stays with a comment above it that a clerk removes when it is decided.
 *
 * @param parse most files are the same on two sides or on all three, and reading is what takes the time.
 * @throws WorkError when a file cannot be read whole.
 */
export function mergeFiles(sides: ThreeWay<Texts>, parse = parsedOnce()): MergedFiles {
  const yaml = (texts: Texts) =>
    [...texts]
      .filter(([path]) => isYaml(path))
      .map(([path, text]) => readFileText(path, text, parse));
  const [base, theirs] = [yaml(sides.base), yaml(sides.theirs)];
  let ours = yaml(sides.ours);
  for (;;) {
    const merge = new Merge(base, ours, theirs);
    const irregular = merge.irregularFiles();
    if (irregular.size === 0) return merge.finish(sides);
    ours = ours.map((file) => (irregular.has(file) ? regularFile(file) : file));
  }
}

/** The texts of one file after the merge. */
export interface MergedDocument extends Omit<MergedFiles, 'texts' | 'removed'> {
  readonly text: string;
}

/** Merges one file by itself; see {@link mergeFiles}. */
export function mergeDocument({ base, ours, theirs }: ThreeWay<string>): MergedDocument {
  const path = '目录.yaml';
  const file = (text: string): Texts => new Map([[path, text]]);
  const { texts, conflicts, taken, kept } = mergeFiles({
    base: file(base),
    ours: file(ours),
    theirs: file(theirs),
  });
  return { text: texts.get(path) ?? '', conflicts, taken, kept };
}

const documentsOf = (files: readonly FileText[]): DocumentText[] =>
  files.flatMap(({ documents }) => documents);

const rowsOf = (documents: readonly DocumentText[]): RowText[] =>
  documents.flatMap(({ rows }) => rows);

class Merge {
  readonly #ours: readonly FileText[];
  readonly #theirs: readonly FileText[];
  readonly #rows: RowOutcomes;
  readonly #plan: FilePlan;
  readonly #insertions: ReturnType<typeof planInsertions>;

  constructor(base: FileText[], ours: FileText[], theirs: FileText[]) {
    [this.#ours, this.#theirs] = [ours, theirs];
    const documents = {
      base: documentsOf(base),
      ours: documentsOf(ours),
      theirs: documentsOf(theirs),
    };
    this.#rows = rowOutcomes({
      base: rowsOf(documents.base),
      ours: rowsOf(documents.ours),
      theirs: rowsOf(documents.theirs),
    });
    const { outcomes } = this.#rows;
    const origin = originsBy(documents, (row, side) => outcomes.get(row)?.[side]);
    const headers = mergeHeaders(documents.ours, origin);
    const byDocument = new Map(headers.map((header) => [header.document, header]));
    this.#insertions = planInsertions(this.#rows, documents, byDocument);
    this.#plan = {
      outcomes,
      headers: byDocument,
      insertions: this.#insertions,
      derived: new Set(base.flatMap(({ comments }) => [...comments])),
    };
  }

  /** Files whose rows must be written one below the other before they can be edited. */
  irregularFiles(): ReadonlySet<FileText> {
    const { outcomes, headers, insertions } = this.#plan;
    const touched = ({
      target,
      ours,
      conflicts,
    }: {
      target?: Value | undefined;
      ours: RowText;
      conflicts: readonly unknown[];
    }) =>
      conflicts.length > 0 ||
      target === undefined ||
      changedElements(target, ours.value).length > 0;
    const files = new Set<FileText>();
    for (const document of documentsOf(this.#ours)) {
      if (!document.irregular) continue;
      const header = headers.get(document);
      const isTouched =
        (header !== undefined &&
          (header.conflicts.length > 0 ||
            changedElements(header.target, document.header).length > 0)) ||
        insertions.atEnd.has(document) ||
        document.rows.some((row) => {
          const outcome = outcomes.get(row);
          return (
            (outcome !== undefined && touched(outcome)) ||
            insertions.before.has(row) ||
            insertions.behind.has(row)
          );
        });
      if (isTouched) files.add(document.file);
    }
    return files;
  }

  finish(sides: ThreeWay<Texts>): MergedFiles {
    const changes = changesOf(this.#rows, [...this.#plan.headers.values()]);
    const whole = allFromAbove(sides, this.#ours, this.#rows);
    if (whole !== undefined) return { ...whole, conflicts: [], ...changes };
    const texts = new Map<string, string>();
    const removed: string[] = [];
    const conflicts: MergeConflict[] = [];
    const theirs = new Map(this.#theirs.map((file) => [file.path, file]));
    for (const file of this.#ours) {
      const above = theirs.get(file.path);
      if (isUntouched(file, above, { sides, rows: this.#rows, insertions: this.#insertions })) {
        if (above === undefined) removed.push(file.path);
        else texts.set(file.path, sides.theirs.get(file.path)!);
        continue;
      }
      const draft = writeFile(file, this.#plan);
      if (above === undefined && isEmptied(file, draft, this.#plan)) {
        removed.push(file.path);
        continue;
      }
      const finished = finishFile(file, draft, this.#plan);
      texts.set(file.path, finished.text);
      for (const conflict of finished.conflicts) conflicts.push(conflict);
    }
    this.#addNewFiles(sides, texts, conflicts);
    for (const lost of this.#insertions.lost) conflicts.push(lost);
    mergeOthers(sides, { texts, removed, conflicts });
    const { taken, kept } = changes;
    const open = new Set(conflicts.map(({ file, key, element }) => placeOf(file, key, element)));
    return {
      texts: sorted(texts),
      removed: removed.sort(),
      conflicts,
      taken,
      // What nobody has decided yet is not local work that was kept.
      kept: kept.filter(({ file, key, element }) => !open.has(placeOf(file, key, element ?? ''))),
    };
  }

  /** Rows without neighbours here come in the file that they have above. */
  #addNewFiles(
    sides: ThreeWay<Texts>,
    texts: Map<string, string>,
    conflicts: MergeConflict[],
  ): void {
    for (const [file, rows] of this.#insertions.fresh) {
      const above = newFile(file, rows, this.#plan.derived);
      const here = texts.get(file.path);
      const text = here === undefined ? above : appended(here, above);
      texts.set(file.path, text);
      const shift = text.slice(0, text.length - above.length).split('\n').length - 1;
      const draft = { rows: newRows(file, rows) };
      const read = readFileText(file.path, above);
      for (const conflict of conflictsIn(read, { file, draft, plan: this.#plan }))
        conflicts.push({ ...conflict, line: conflict.line + shift });
    }
    // Files without rows of their own: a region, settings.
    for (const file of this.#theirs) {
      const known = sides.base.has(file.path) || texts.has(file.path);
      const bare = file.documents.every(({ rows }) => rows.length === 0);
      if (!known && bare) texts.set(file.path, sides.theirs.get(file.path)!);
    }
  }
}

function appended(here: string, above: string): string {
  const body = above.replace(/^\uFEFF/, '');
  return `${here}${here.endsWith('\n') ? '' : '\n'}---\n${body.replace(/^---\r?\n/, '')}`;
}

/** Files that are no YAML: taken from the side that changed them, else kept and reported. */
function mergeOthers(
  sides: ThreeWay<Texts>,
  out: { texts: Map<string, string>; removed: string[]; conflicts: MergeConflict[] },
): void {
  const paths = new Set([...sides.ours.keys(), ...sides.theirs.keys()]);
  for (const path of paths) {
    if (isYaml(path)) continue;
    const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map((side) =>
      side.get(path),
    );
    const settled = ours === theirs || theirs === base ? ours : ours === base ? theirs : undefined;
    const value = settled ?? (ours === base || theirs === base ? undefined : ours);
    if (value !== undefined) out.texts.set(path, value);
    else if (ours !== undefined) out.removed.push(path);
    if (ours !== theirs && theirs !== base && ours !== base) {
      out.conflicts.push({
        file: path,
        line: 0,
        kind: '',
        key: '',
        name: path,
        element: '整个文件',
        base: undefined,
        ours: undefined,
        theirs: undefined,
        reason: '两边都改了',
      });
    }
  }
}

function placeOf(file: string, key: string, element: string): string {
  return JSON.stringify([file, key, element.split('·')[0]]);
}

function sorted(texts: ReadonlyMap<string, string>): Texts {
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
