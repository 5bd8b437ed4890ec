import { WorkError } from '../../errors.js';
import { type CatalogKind, isKind, type Kind, rowsKey } from '../../model/kinds.js';
import { itemNodes } from '../../model/locate.js';
import { SourceText } from '../../model/source.js';
import type { RowVariant } from '../../standard/standard.js';
import { parseYaml } from '../../yaml/parse.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { isMap } from './merge-values.js';
import {
  commentsOf,
  type EntryNode,
  isFlow,
  lineStart,
  linesEnd,
  mapEntries,
  newlineOf,
  type Written,
} from './text-nodes.js';

/** One row of a document with its lines. */
export interface RowText {
  readonly document: DocumentText;
  readonly index: number;
  readonly value: Value;
  /** What stands between the row before and this one: blank lines, comments. */
  readonly lead: string;
  /** The row's own lines. */
  readonly own: string;
}

/** One YAML document of a file, with the lines of its header and rows. */
export interface DocumentText {
  readonly file: FileText;
  readonly index: number;
  readonly kind: Kind | undefined;
  readonly variant: RowVariant;
  /** Rows of documents of one group share their keys: 类别, 地区, 清单 and 性质. */
  readonly group: string;
  /** All keys but the rows. */
  readonly header: Values;
  readonly written: Written;
  readonly rowsEntry: EntryNode | undefined;
  readonly rows: readonly RowText[];
  /** Offsets of the rows with what leads them, in the text of the file. */
  readonly rowsStart: number;
  readonly rowsEnd: number;
  /** Its rows are not entries of a block list that begin their lines. */
  readonly irregular: boolean;
}

/** A file taken apart; a byte order mark is kept aside. */
export interface FileText {
  readonly path: string;
  readonly mark: string;
  readonly text: string;
  readonly newline: string;
  readonly documents: readonly DocumentText[];
  /** Texts of all comments. */
  readonly comments: ReadonlySet<string>;
}

const MARK = '\uFEFF';

export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/**
 * Takes a YAML file apart.
 *
 * @param parse parses it, or knows it already parsed.
 * @throws WorkError naming file, line and fault when it cannot be read whole: nothing may be merged
 *   with what is not understood.
 */
export function readFileText(path: string, content: string, parse = parseYaml): FileText {
  const mark = content.startsWith(MARK) ? MARK : '';
  const text = content.slice(mark.length);
  const { documents, problems } = parse(text);
  const [problem] = problems;
  if (problem !== undefined) {
    const { line } = new SourceText(path, text).position(problem.start);
    throw new WorkError(
      `${path}:${line} ${problem.message}，不能合并；先改好（${problem.action}）`,
    );
  }
  const read: DocumentText[] = [];
  const comments = new Set<string>();
  const file: FileText = { path, mark, text, newline: newlineOf(text), documents: read, comments };
  let from = 0;
  for (const [index, { value, nodes }] of documents.entries()) {
    const end = linesEnd(text, nodes.span(0).end);
    const to = index === documents.length - 1 ? text.length : end;
    const written = { text, nodes, range: [from, to] as const };
    read.push(readDocument(file, index, { value: value as Value, written }));
    for (const comment of commentsOf(written)) comments.add(comment.text);
    from = end;
  }
  return file;
}

function readDocument(
  file: FileText,
  index: number,
  { value, written }: { value: Value; written: Written },
): DocumentText {
  const root = isMap(value) ? value : {};
  const kind = isKind(root.类别) ? root.类别 : undefined;
  const key = kind === undefined ? undefined : rowsKey(kind);
  const entries = isMap(value) ? mapEntries(written, 0) : [];
  const list = key === undefined ? undefined : root[key];
  const isRows = isList(list) || list === null;
  const rowsEntry = isRows ? entries.find((entry) => entry.key === key) : undefined;
  const header = Object.entries(root).filter(([name]) => rowsEntry === undefined || name !== key);
  const variant = variantOf(root);
  const rows: RowText[] = [];
  const place =
    rowsEntry === undefined ? undefined : rowPlaces(written, rowsEntry, isList(list) ? list : []);
  const document: DocumentText = {
    file,
    index,
    kind,
    variant,
    group: groupOf(file, index, { kind, root, rowsEntry }),
    header: Object.fromEntries(header),
    written,
    rowsEntry,
    rows,
    rowsStart: place?.start ?? 0,
    rowsEnd: place?.end ?? 0,
    irregular:
      (place !== undefined && place.own === undefined) ||
      (entries.length > 0 && isFlow(written, 0)),
  };
  let at = document.rowsStart;
  for (const [row, item] of (isList(list) ? list : []).entries()) {
    const own = place?.own?.[row];
    rows.push({
      document,
      index: row,
      value: item,
      lead: own === undefined ? '' : file.text.slice(at, own.start),
      own: own === undefined ? '' : file.text.slice(own.start, own.end),
    });
    at = own?.end ?? at;
  }
  return document;
}

function variantOf(root: Values): RowVariant {
  return {
    ...(root.性质 === '标准' ? { standard: true } : {}),
    ...(typeof root.清单 === 'string' ? { list: root.清单 } : {}),
  };
}

function groupOf(
  { path }: FileText,
  index: number,
  { kind, root, rowsEntry }: { kind: Kind | undefined; root: Values; rowsEntry: unknown },
): string {
  if (kind === undefined || (kind === '地区' && rowsEntry === undefined))
    return JSON.stringify([kind ?? '', root.地区代码 ?? `${path}#${index}`]);
  const region = kind === '地区' ? '' : (root.地区 ?? '');
  return JSON.stringify([kind, region, root.清单 ?? '', root.性质 === '标准']);
}

interface RowPlaces {
  readonly start: number;
  readonly end: number;
  /** The lines of each row; undefined when the rows are not block entries on lines of their own. */
  readonly own: readonly { readonly start: number; readonly end: number }[] | undefined;
}

function rowPlaces(written: Written, entry: EntryNode, list: readonly Value[]): RowPlaces {
  const { text, nodes } = written;
  const span = nodes.span(entry.value);
  const keyLine = linesEnd(text, entry.end);
  const whole = { start: keyLine, end: Math.max(keyLine, linesEnd(text, span.end)) };
  if (list.length === 0) return { ...whole, end: keyLine, own: [] };
  if (text.charAt(span.start) === '[' || span.start < keyLine) return { ...whole, own: undefined };
  const own: { start: number; end: number }[] = [];
  for (const item of itemNodes(nodes, entry.value)) {
    const place = nodes.span(item);
    const start = lineStart(text, place.start);
    const end = linesEnd(text, place.end);
    const lead = text.slice(start, place.start + 1);
    const before = own.at(-1)?.end ?? keyLine;
    if (!/^ *-/.test(lead) || !/^ *(- *([&!]\S+ *)?)?.$/u.test(lead) || start < before)
      return { ...whole, own: undefined };
    own.push({ start, end });
  }
  return { start: keyLine, end: own.at(-1)!.end, own };
}

/** The kind of a document whose rows have keys of the contract. */
export function catalogKind(document: DocumentText): CatalogKind | undefined {
  return document.kind === '地区' ? undefined : document.kind;
}
