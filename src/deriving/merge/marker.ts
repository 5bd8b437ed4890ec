import { isList, type Value } from '../../yaml/value.js';
import { type ConflictReason, changedElements, isMap, type ValueConflict } from './merge-values.js';
import { entryLines, flowText, itemLines } from './render.js';
import type { Comment } from './text-nodes.js';

/** A conflict as it stands in a file: a comment above what it is about, until a clerk removes it. */
export interface Marker {
  /** What it is about: the element, with entry and part; see {@link subjectOf}. */
  readonly subject: string;
  /** Offsets of its lines. */
  readonly start: number;
  readonly end: number;
  /** Its first line, from the sign on. */
  readonly text: string;
}

const OPENING = '# 冲突：“';
/** Begins the further lines of a marker, which show values too long for the first. */
const CONTINUED = '#|';
const INLINE_LENGTH = 60;
/** Lists of longer texts are shown in lines. */
const WORD_LENGTH = 10;

/** The row as a whole. */
export const WHOLE_ROW = '本行';

/** How a marker names a place: 申请材料·营业执照·份数. */
export function subjectOf(path: readonly string[]): string {
  const shown = path.map((step) => step.replace(/[\p{C}\p{Z}”]+/gu, ' '));
  return shown.length === 0 ? WHOLE_ROW : shown.join('·');
}

/** The markers among the comments of a text, in order. */
export function markersOf(text: string, comments: readonly Comment[]): Marker[] {
  const markers: Marker[] = [];
  for (let at = 0; at < comments.length; at++) {
    const comment = comments[at]!;
    if (!comment.alone || !comment.text.startsWith(OPENING)) continue;
    const close = comment.text.indexOf('”', OPENING.length);
    if (close < 0) continue;
    let last = comment;
    while (isContinued(text, last, comments[at + 1])) last = comments[++at]!;
    markers.push({
      subject: comment.text.slice(OPENING.length, close),
      start: text.lastIndexOf('\n', comment.start - 1) + 1,
      end: Math.min(last.end + 1, text.length),
      text: comment.text,
    });
  }
  return markers;
}

function isContinued(text: string, last: Comment, next: Comment | undefined): boolean {
  if (next === undefined || !next.alone || !next.text.startsWith(CONTINUED)) return false;
  return /^\r?\n[ \t]*$/.test(text.slice(last.end, next.start));
}

const DECIDE = '选定后删去本注释';

/** What happened, in a clerk's words. */
const SENTENCES: Readonly<Record<ConflictReason, string>> = {
  两边都改了: '上级和本地都改了',
  '本地删去，上级改了': '本地删去了，上级又改了',
  '上级删去，本地改了': '上级删去了，本地改过，暂留',
  两边都调整了次序: '上级和本地都调整了次序',
  '用了锚点或别名，不能自动改写': '上级改了，这里用了锚点或别名，没有自动改写',
};

/**
 * The lines of a marker: one line where the values are short, else the values below it as they would be
 * written, so that they can be copied by taking away the signs in front of them.
 *
 * @param subject what it is about, where the path does not say it.
 */
export function markerLines(
  conflict: ValueConflict,
  indent: string,
  subject = subjectOf(conflict.path),
): string {
  const { path, reason, base, ours, theirs } = conflict;
  const opening = `${indent}${OPENING}${subject}”`;
  if (path.length === 0 && theirs === undefined) {
    const changed = changedElements(base, ours);
    const work = changed.length === 0 ? '加了注释' : `改过${changed.join('、')}`;
    const choice = '不再办理的删去这一行，保留的删去本注释';
    return `${opening}上级已不列这一行，本地${work}，暂留。${choice}\n`;
  }
  const sentence = SENTENCES[reason];
  if (isShort(base) && isShort(theirs))
    return `${opening}${sentence}：${turn(base, theirs)}。${DECIDE}\n`;
  const more = path.length === 0 ? rowValues(conflict) : { base, theirs };
  const block = (title: string, value: Value | undefined) =>
    value === undefined ? [] : [title, ...valueLines(value, path)];
  const lines = [
    ...block('上级现为：', more.theirs),
    ...(theirs === undefined ? ['上级现在没有'] : []),
    ...block('上级原为：', more.base),
  ];
  const below = lines.map((line) => `${indent}${CONTINUED} ${line}\n`).join('');
  return `${opening}${sentence}，见下。${DECIDE}，连同 ${CONTINUED} 开头的各行\n${below}`;
}

function turn(base: Value | undefined, theirs: Value | undefined): string {
  if (theirs === undefined) return `上级原为 ${shown(base)}`;
  return base === undefined
    ? `上级现为 ${shown(theirs)}，原来没有`
    : `上级改为 ${shown(theirs)}（原为 ${shown(base)}）`;
}

/** Of a row that is there only what changed above, of one that is not there the row. */
function rowValues({ base, ours, theirs }: ValueConflict) {
  if (ours === undefined) return { base: undefined, theirs };
  const names = changedElements(base, theirs);
  const cut = (value: Value | undefined) =>
    isMap(value)
      ? Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)))
      : value;
  return { base: cut(base), theirs: cut(theirs) };
}

function valueLines(value: Value, path: readonly string[]): string[] {
  const lines =
    path.length === 1 || path.length > 2
      ? entryLines(path.at(-1)!, value, '')
      : itemLines(value, '');
  return lines.trimEnd().split('\n');
}

function isShort(value: Value | undefined): boolean {
  if (isList(value)) {
    const words = value.every((one) => typeof one === 'string' && one.length <= WORD_LENGTH);
    return words && shown(value).length <= INLINE_LENGTH;
  }
  return (typeof value !== 'object' || value === null) && shown(value).length <= INLINE_LENGTH;
}

function shown(value: Value | undefined): string {
  if (value === undefined) return '没有';
  return value === null ? '空' : flowText(value).replace(/[\p{C}\u2028\u2029]/gu, ' ');
}
