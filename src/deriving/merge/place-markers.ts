import { isEqual } from '../../diff/canonical.js';
import type { TextEdit } from '../../engine/text-edit.js';
import { itemNodes } from '../../model/locate.js';
import { isList, type Value } from '../../yaml/value.js';
import { entryKeys, nameOf } from './entry-keys.js';
import { type Marker, markerLines, markersOf, subjectOf } from './marker.js';
import { isMap, type ValueConflict } from './merge-values.js';
import { withNewline } from './render.js';
import {
  commentsOf,
  isFlow,
  lineStart,
  mapEntries,
  newlineOf,
  type Written,
} from './text-nodes.js';

export interface MarkedMap {
  readonly written: Written;
  /** The mapping: a row, a header. */
  readonly node: number;
  readonly value: Value;
}

export interface Marking {
  readonly edits: readonly TextEdit[];
  /** Conflicts that have no line below which to stand here: they go above the whole. */
  readonly above: readonly ValueConflict[];
}

/** Edits that put conflicts above the lines that they are about. */
export function markerEdits(
  { written, node, value }: MarkedMap,
  conflicts: readonly ValueConflict[],
): Marking {
  const edits: TextEdit[] = [];
  const above: ValueConflict[] = [];
  const newline = newlineOf(written.text);
  for (const conflict of conflicts) {
    const at = lineOf(written, { node, value, path: conflict.path });
    if (at === undefined) {
      above.push(conflict);
      continue;
    }
    const indent = /^ */.exec(written.text.slice(at))![0];
    edits.push({ start: at, end: at, text: withNewline(markerLines(conflict, indent), newline) });
  }
  return { edits, above };
}

/** Where the line begins above which a place below a mapping is marked; undefined: above the mapping. */
function lineOf(
  written: Written,
  { node, value, path }: { node: number; value: Value; path: readonly string[] },
): number | undefined {
  const entry = mapEntries(written, node).find(({ key }) => key === path[0]);
  if (entry === undefined) return undefined;
  const { text } = written;
  const start = lineStart(text, entry.start);
  if (text.slice(start, entry.start).trim() !== '') return undefined;
  const list = isMap(value) ? value[path[0]!] : undefined;
  if (path.length === 1 || !isList(list) || isFlow(written, entry.value)) return start;
  const at = entryKeys(list, nameOf([list])).indexOf(path[1]!);
  const item = at < 0 ? undefined : itemNodes(written.nodes, entry.value)[at];
  if (item === undefined) return start;
  const span = written.nodes.span(item);
  const itemStart = lineStart(text, span.start);
  if (!/^ *-/.test(text.slice(itemStart, span.start + 1))) return start;
  if (path.length === 2 || isFlow(written, item)) return itemStart;
  return lineOf(written, { node: item, value: list[at]!, path: path.slice(2) }) ?? itemStart;
}

/** Removes the markers of a text that are answered or about to be written anew. */
export function withoutMarkers(
  markers: readonly Marker[],
  goes: (subject: string) => boolean,
): TextEdit[] {
  return markers
    .filter(({ subject }) => goes(subject))
    .map(({ start, end }) => ({ start, end, text: '' }));
}

/** The markers of a text that begins anywhere between rows: comments and blank lines only. */
export function leadMarkers(lead: string): Marker[] {
  return markersOf(lead, leadComments(lead));
}

function leadComments(lead: string) {
  return [...lead.matchAll(/^[ \t]*(#.*)$/gm)].map((match) => {
    const start = match.index + match[0].indexOf('#');
    return { start, end: match.index + match[0].length, text: match[1]!.trimEnd(), alone: true };
  });
}

/** The markers within lines that can be read by themselves. */
export function ownMarkers(written: Written): Marker[] {
  return markersOf(written.text, commentsOf(written));
}

/** Whether what a marker is about is decided: both sides say the same there now. */
export function isSettled(subject: string, ours: Value, theirs: Value | undefined): boolean {
  if (theirs === undefined) return false;
  const [here, above] = [subjects(ours), subjects(theirs)];
  if (!here.has(subject) && !above.has(subject)) return false;
  const agree = (name: string) => isEqual(here.get(name), above.get(name));
  return agree(subject) && agree(`${subject}单位`);
}

/** What stands at each place that a marker can name. */
function subjects(value: Value): Map<string, Value> {
  const found = new Map<string, Value>();
  const visit = (inner: Value, path: readonly string[]) => {
    if (path.length > 0) found.set(subjectOf(path), inner);
    if (path.length > 3) return;
    if (isMap(inner)) for (const [key, one] of Object.entries(inner)) visit(one, [...path, key]);
    if (isList(inner)) {
      const keys = entryKeys(inner, nameOf([inner]));
      for (const [at, one] of inner.entries()) visit(one, [...path, keys[at]!]);
    }
  };
  visit(value, []);
  return found;
}
