import { AS_JSON, type CellContent } from './cell.js';
import { shapeOf } from './fields.js';
import type { ChildTable, Column } from './layout.js';
import type { Published } from './published.js';
import { cleanTitle, HEAD_SHEET, keyOfTitle, OWNER, SERIAL } from './titles.js';

/** What titles may stand in a header row. */
export interface Words {
  readonly reserved: ReadonlySet<string>;
  readonly columns: ReadonlyMap<string, Column>;
  readonly children: ReadonlyMap<string, ChildTable>;
  /** The titles of headers, where rows and headers stand on one sheet. */
  readonly head?: Words;
}

/** A column whose cells are values of a row, a header or an entry. */
export interface ReadColumn {
  readonly index: number;
  readonly name: string;
  readonly shape: string;
  /** Place in the order of the standard; foreign keys come last. */
  readonly rank: number;
}

export interface ListColumns {
  readonly name: string;
  serial: number | undefined;
  readonly parts: ReadColumn[];
}

/** What the columns of a sheet are. */
export interface Titles {
  /** Columns that are no elements: 序号, 地区代码, 所属序号 … */
  readonly special: Map<string, number>;
  readonly values: ReadColumn[];
  readonly lists: Map<string, ListColumns>;
  readonly head: Titles | undefined;
  /** Columns that cannot be read, and why. */
  readonly unread: { readonly index: number; readonly reason: string }[];
}

const NO_TITLE = '这一列没有列名';

export function wordsOf(
  reserved: ReadonlySet<string>,
  columns: readonly Column[],
  children: readonly ChildTable[] = [],
): Words {
  return {
    reserved,
    columns: new Map(columns.map((column) => [column.name, column])),
    children: new Map(children.map((child) => [child.name, child])),
  };
}

/** Reads a header row. */
export function readTitles(
  cells: readonly CellContent[],
  words: Words,
  published: Published = new Map(),
): Titles {
  const titles = emptyTitles(words);
  const left = new Map(published);
  for (const [index, cell] of cells.entries()) {
    const text = titleText(cell);
    const target = left.get(text);
    left.delete(text);
    if (text === '') titles.unread.push({ index, reason: NO_TITLE });
    else if (target === undefined) placeTitle(titles, words, { index, text });
    else if (target !== '') addValue(titles, words, { index, name: target });
  }
  for (const one of [titles, titles.head]) {
    one?.values.sort((a, b) => a.rank - b.rank);
    for (const list of one?.lists.values() ?? []) list.parts.sort((a, b) => a.rank - b.rank);
  }
  return titles;
}

/** Whether a row looks like a header row: how many of its cells are titles that are known. */
export function knownTitles(cells: readonly CellContent[], words: Words): number {
  let known = 0;
  let serial = false;
  const seen = new Set<string>();
  for (const cell of cells) {
    const text = titleText(cell);
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    if (text === SERIAL || text === OWNER) serial = true;
    if (isKnown(text, words)) known += 1;
  }
  return serial && seen.size > 1 ? Math.max(2, known) : known;
}

/** Text of a title cell. */
export function titleText(cell: CellContent): string {
  if (cell === undefined || typeof cell === 'object') return '';
  return cleanTitle(String(cell));
}

function isKnown(text: string, words: Words): boolean {
  if (text.startsWith(AS_JSON) || words.reserved.has(text) || words.columns.has(text)) return true;
  const slash = text.indexOf('/');
  if (slash < 0) return false;
  const prefix = text.slice(0, slash);
  return words.children.has(prefix) || (prefix === HEAD_SHEET && words.head !== undefined);
}

function placeTitle(
  titles: Titles,
  words: Words,
  { index, text }: { readonly index: number; readonly text: string },
): void {
  const { key, literal } = keyOfTitle(text);
  const slash = literal ? -1 : text.indexOf('/');
  const prefix = slash < 0 ? '' : text.slice(0, slash);
  const rest = text.slice(slash + 1);
  const child = words.children.get(prefix);
  if (prefix === HEAD_SHEET && titles.head !== undefined && words.head !== undefined)
    placeTitle(titles.head, words.head, { index, text: rest });
  else if (child !== undefined) addPart(titles, child, { index, text: rest });
  else if (literal || !words.reserved.has(text)) addValue(titles, words, { index, name: key });
  else if (titles.special.has(text)) titles.unread.push({ index, reason: twice(text) });
  else titles.special.set(text, index);
}

function addValue(
  titles: Titles,
  words: Words,
  { index, name }: { readonly index: number; readonly name: string },
): void {
  if (titles.values.some((column) => column.name === name))
    titles.unread.push({ index, reason: twice(name) });
  else titles.values.push(columnAt(index, name, words.columns));
}

function addPart(
  titles: Titles,
  child: ChildTable,
  { index, text }: { readonly index: number; readonly text: string },
): void {
  const list = titles.lists.get(child.name) ?? { name: child.name, serial: undefined, parts: [] };
  titles.lists.set(child.name, list);
  const { key, literal } = keyOfTitle(text);
  if (!literal && text === SERIAL && list.serial === undefined) list.serial = index;
  else if (list.parts.some(({ name }) => name === key))
    titles.unread.push({ index, reason: twice(text) });
  else list.parts.push(columnAt(index, key, new Map(child.columns.map((one) => [one.name, one]))));
}

function columnAt(index: number, name: string, known: ReadonlyMap<string, Column>): ReadColumn {
  const column = known.get(name);
  const rank = column === undefined ? known.size + index : [...known.keys()].indexOf(name);
  return { index, name, rank, shape: column === undefined ? 'text' : shapeOf(column) };
}

function emptyTitles(words: Words): Titles {
  return {
    special: new Map(),
    values: [],
    lists: new Map(),
    head: words.head === undefined ? undefined : emptyTitles(words.head),
    unread: [],
  };
}

function twice(name: string): string {
  return `有两列都叫“${name}”，只读前一列`;
}
