import { isEqual } from '../../diff/canonical.js';
import { isList, type Value } from '../../yaml/value.js';
import type { RowText } from './file-text.js';
import { markerLines, subjectOf } from './marker.js';
import { isMap } from './merge-values.js';
import {
  isSettled,
  leadMarkers,
  markerEdits,
  ownMarkers,
  withoutMarkers,
} from './place-markers.js';
import { itemLines, withNewline } from './render.js';
import { Reviser } from './revise.js';
import type { Outcome } from './row-outcomes.js';
import { splice } from './splice.js';
import { commentsOf, readOne } from './text-nodes.js';

/** The lines of a row as they are to stand in a file, with what leads them. */
export interface RowLines {
  readonly lead: string;
  readonly own: string;
}

/** The lines of a row of the county after the merge: as they were wherever nothing changed. */
export function writeRow(outcome: Outcome, derived: ReadonlySet<string>): RowLines {
  const { ours, target } = outcome;
  if (target === undefined) return { lead: leadOfRemoved(ours.lead), own: '' };
  const own = isEqual(target, ours.value) ? ours.own : revised(outcome, target, derived);
  return marked({ lead: ours.lead, own }, outcome);
}

/** Blank lines go with the row; comments above may be about more than it, and stay. */
export function leadOfRemoved(lead: string): string {
  return lead.trim() === '' ? '' : lead;
}

function revised(
  { ours, base, theirs }: Outcome,
  target: Value,
  derived: ReadonlySet<string>,
): string {
  const { newline } = ours.document.file;
  const indent = indentOf(ours.own);
  if (theirs !== undefined && ours.own === base?.own && isEqual(target, theirs.value))
    return rowFromAbove(theirs, { indent, newline });
  const written = readOne(ours.own);
  if (written !== undefined && isMap(ours.value) && isMap(target)) {
    const reviser = new Reviser(written, derived);
    if (reviser.map(1, ours.value, target)) {
      const text = splice(ours.own, reviser.edits);
      if (says(text, target)) return text;
    }
  }
  const comments = written === undefined ? [] : commentsOf(written);
  const kept = comments
    .filter(({ text }) => !derived.has(text))
    .map(({ text }) => `${indent}${text}\n`)
    .join('');
  return withNewline(kept + itemLines(target, indent), newline);
}

/** A row as derive writes it, at the indentation and with the line ends of the file it goes to. */
export function rowFromAbove(row: RowText, place: LinePlace): string {
  return linesAt(row.own, row.value, place);
}

/** How the lines of a row begin and end in a file. */
export interface LinePlace {
  readonly indent: string;
  readonly newline: string;
}

/** The lines of a row as they are to stand in another file. */
export function linesAt(own: string, value: Value, { indent, newline }: LinePlace): string {
  const had = indentOf(own);
  const lines = own.replaceAll('\r\n', '\n');
  const ended = lines.endsWith('\n') ? lines : `${lines}\n`;
  const moved = ended
    .split('\n')
    .map((line) => (line.startsWith(had) ? indent + line.slice(had.length) : line))
    .join('\n')
    .replace(/^ +$/gm, '')
    .replace(/ +$/, '');
  const text = says(moved, value) ? moved : itemLines(value, indent);
  return withNewline(text, newline);
}

function indentOf(own: string): string {
  return /^ */.exec(own)![0];
}

/** Whether lines read by themselves are a list of this one value. */
function says(lines: string, value: Value): boolean {
  const read = readOne(lines)?.value as Value | undefined;
  return isList(read) && read.length === 1 && isEqual(read[0], value);
}

/** Puts the conflicts of a row above what they are about, in place of older markers. */
function marked({ lead, own }: RowLines, { ours, theirs, target, conflicts }: Outcome): RowLines {
  const before = leadMarkers(lead);
  if (conflicts.length === 0 && before.length === 0 && !own.includes('# 冲突'))
    return { lead, own };
  const { newline } = ours.document.file;
  const subjects = new Set(conflicts.map(({ path }) => subjectOf(path)));
  const goes = (subject: string) =>
    subjects.has(subject) || isSettled(subject, target!, theirs?.value);
  const cleared = splice(lead, withoutMarkers(before, goes));
  const old = readOne(own);
  const rest = old === undefined ? own : splice(own, withoutMarkers(ownMarkers(old), goes));
  const written = readOne(rest);
  const marking =
    written === undefined
      ? { edits: [], above: conflicts }
      : markerEdits({ written, node: 1, value: target! }, conflicts);
  const indent = indentOf(rest);
  const lines = marking.above.map((conflict) => markerLines(conflict, indent)).join('');
  return {
    lead: cleared + withNewline(lines, newline),
    own: splice(rest, marking.edits),
  };
}
