import { isEqual } from '../../diff/canonical.js';
import type { TextEdit } from '../../engine/text-edit.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { entryKeys, nameOf } from './entry-keys.js';
import type { DocumentText, RowText } from './file-text.js';
import { mergeMaps, type ValueConflict } from './merge-values.js';
import { Reviser } from './revise.js';
import { isLocked } from './row-outcomes.js';
import { lineStart, linesEnd, mapEntries } from './text-nodes.js';

/** The header of a document of the county after the merge. */
export interface HeaderOutcome {
  readonly document: DocumentText;
  readonly base: Values | undefined;
  readonly theirs: Values | undefined;
  readonly target: Values;
  readonly conflicts: readonly ValueConflict[];
}

/** Finds the derived document that a document of the county came from: by its rows, else by its place. */
export type Origin = (document: DocumentText, side: 'base' | 'theirs') => DocumentText | undefined;

/** Origins by the rows that a document holds, wherever they were derived. */
export function originsBy(
  sides: Readonly<Record<'base' | 'theirs', readonly DocumentText[]>>,
  rowOf: (row: RowText, side: 'base' | 'theirs') => RowText | undefined,
): Origin {
  const index = (documents: readonly DocumentText[]) => {
    const places = new Map<string, DocumentText>();
    for (const document of documents) {
      const place = `${document.file.path}\n${document.group}`;
      if (!places.has(place)) places.set(place, document);
      if (!places.has(document.group)) places.set(document.group, document);
    }
    return places;
  };
  const places = { base: index(sides.base), theirs: index(sides.theirs) };
  return (document, side) => {
    const here = places[side].get(`${document.file.path}\n${document.group}`);
    if (here !== undefined) return here;
    for (const row of document.rows) {
      const from = rowOf(row, side)?.document;
      if (from !== undefined) return from;
    }
    return places[side].get(document.group);
  };
}

/**
 * Merges the headers of the county's documents. Where the county split a derived document, a key that
 * only one of the parts kept (未承接) is merged there, entry by entry.
 */
export function mergeHeaders(documents: readonly DocumentText[], origin: Origin): HeaderOutcome[] {
  const groups = new Map<string, DocumentText[]>();
  for (const document of documents) {
    const same = groups.get(document.group);
    if (same === undefined) groups.set(document.group, [document]);
    else same.push(document);
  }
  return documents.map((document) => {
    const siblings = groups.get(document.group)!;
    const [from, above] = [origin(document, 'base'), origin(document, 'theirs')];
    const base = from?.header;
    const theirs =
      from !== undefined && above !== undefined ? headerAbove(from, above) : above?.header;
    if (theirs === undefined)
      return { document, base, theirs, target: document.header, conflicts: [] };
    const [b, t] = laterVersion(document, share(document, siblings, [base ?? {}, theirs]));
    const merged = mergeMaps(b, [document.header, t], []);
    const locked = lockedKeys(document, merged.value);
    if (locked.length === 0)
      return { document, base, theirs, target: merged.value, conflicts: merged.conflicts };
    const conflicts = locked.map(
      (key): ValueConflict => ({
        path: [key],
        base: b[key],
        ours: document.header[key],
        theirs: t[key],
        reason: '用了锚点或别名，不能自动改写',
      }),
    );
    const target = mergeMaps(without(b, locked), [document.header, without(t, locked)], []);
    return {
      document,
      base,
      theirs,
      target: { ...document.header, ...target.value, ...only(document.header, locked) },
      conflicts: [
        ...target.conflicts.filter(({ path }) => !locked.includes(path[0]!)),
        ...conflicts,
      ],
    };
  });
}

/** What a document does not carry (未载要素) is told by its rows: of other rows it says nothing. */
function headerAbove(from: DocumentText, above: DocumentText): Values {
  if (from.file.path === above.file.path) return above.header;
  const { 未载要素: _, ...rest } = above.header;
  const { 未载要素: before } = from.header;
  return before === undefined ? rest : { ...above.header, 未载要素: before };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 版本 is the day of the latest change: where both sides gave a new one, the later is right. */
function laterVersion(
  { header: { 版本: ours } }: DocumentText,
  [base, above]: [Values, Values],
): [Values, Values] {
  const { 版本: theirs } = above;
  if (typeof ours !== 'string' || typeof theirs !== 'string') return [base, above];
  if (ours === base.版本 || theirs === base.版本 || !DAY.test(ours) || !DAY.test(theirs))
    return [base, above];
  return [{ ...base, 版本: ours < theirs ? ours : theirs }, above];
}

/** What of the derived headers falls to one document of several: what no other one of them holds. */
function share(
  document: DocumentText,
  siblings: readonly DocumentText[],
  headers: readonly [Values, Values],
): [Values, Values] {
  if (siblings.length === 1) return [...headers];
  const others = siblings.filter((one) => one !== document);
  const cut = (header: Values): Values => {
    const left = Object.entries(header).flatMap(([key, value]): [string, Value][] => {
      const holders = others.filter((one) => Object.hasOwn(one.header, key));
      if (!Object.hasOwn(document.header, key)) {
        const goes = holders.length > 0 || siblings[0] !== document;
        return goes && isList(value) ? [] : [[key, value]];
      }
      return [[key, isList(value) ? ownEntries(value, key, { document, siblings }) : value]];
    });
    return Object.fromEntries(left);
  };
  return [cut(headers[0]), cut(headers[1])];
}

/** The entries of a list that stand here, or nowhere yet and this is the first document to hold the list. */
function ownEntries(
  list: readonly Value[],
  key: string,
  { document, siblings }: { document: DocumentText; siblings: readonly DocumentText[] },
): Value[] {
  const name = nameOf([list]);
  const holders = siblings.filter((one) => isList(one.header[key]));
  if (name === undefined || holders.length < 2) return [...list];
  const keysIn = (one: DocumentText) => new Set(entryKeys(one.header[key] as Value[], name));
  const here = holders.includes(document) ? keysIn(document) : new Set<string>();
  const elsewhere = new Set(
    holders.filter((one) => one !== document).flatMap((one) => [...keysIn(one)]),
  );
  const keys = entryKeys(list, name);
  return list.filter(
    (_, at) => here.has(keys[at]!) || (!elsewhere.has(keys[at]!) && holders[0] === document),
  );
}

/** Keys that would have to change, and hold anchors or aliases. */
function lockedKeys(document: DocumentText, target: Values): string[] {
  const { written, header } = document;
  return mapEntries(written, 0)
    .filter(({ key }) => Object.hasOwn(header, key) && !isEqual(header[key], target[key]))
    .filter((entry) => {
      const end = Math.max(entry.end, written.nodes.span(entry.value).end);
      const { text } = written;
      return isLocked(text.slice(lineStart(text, entry.start), linesEnd(text, end)));
    })
    .map(({ key }) => key);
}

function without(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

function only(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));
}

/** The edits of a header in the text of its file; undefined when it cannot be edited with certainty. */
export function headerEdits(
  { document, target }: HeaderOutcome,
  derived: ReadonlySet<string>,
): readonly TextEdit[] | undefined {
  if (isEqual(document.header, target)) return [];
  const { written, rowsEntry } = document;
  // The rows are written elsewhere: here they are one unchanged value.
  const rows = rowsEntry === undefined ? {} : { [rowsEntry.key]: true };
  const reviser = new Reviser(written, derived);
  const keys = mapEntries(written, 0).map(({ key }) => key);
  const current = { ...document.header, ...rows };
  return reviser.map(0, current, inOrder(keys, { ...target, ...rows })) ? reviser.edits : undefined;
}

/** A new key stands behind the key that it follows; none goes behind the rows. */
function inOrder(written: readonly string[], target: Values): Values {
  const at = new Map(written.map((key, place) => [key, place]));
  let last = 0;
  const places = Object.keys(target).map((key): [string, number] => {
    last = at.get(key) ?? last;
    return [key, last];
  });
  return Object.fromEntries(
    places.sort(([, a], [, b]) => a - b).map(([key]) => [key, target[key]!]),
  );
}
