import { chineseNumber } from '../../../values/chinese-number.js';
import { splitArticles } from '../../transforms/lists.js';
import { type Reading, taken } from './reading.js';

/** Marks of entries at their beginning: 1. 1、 (1) ① 一、 （一） */
const MARK =
  /^(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\s*/u;

/** Ways of numbering; closed marks need no sign before them, open ones (1. 1、) do. */
const NUMBERINGS: readonly RegExp[] = [
  /[（(]([一二三四五六七八九十]{1,3})[）)]/gu,
  /[（(](\d{1,2})[）)]/gu,
  /([①-⑳])/gu,
  /(?<=^|[\s；;。，,])(\d{1,2})[.．、)）](?!\d)/gu,
  /(?<=^|[\s；;。，,])([一二三四五六七八九十]{1,3})、/gu,
];

/**
 * The numbered parts of a text, their numbers left out; undefined where it does not begin with number
 * one or the numbers do not run on. `broken` where it begins with one, and then they do not run on.
 */
export function numberedParts(text: string): readonly string[] | 'broken' | undefined {
  const plain = text.trim();
  for (const numbering of NUMBERINGS) {
    const marks = [...plain.matchAll(numbering)];
    if (marks[0]?.index !== 0) continue;
    if (!marks.every((mark, i) => numberOf(mark[1] ?? '') === i + 1)) return 'broken';
    return marks.map((mark, i) =>
      plain.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? plain.length).trim(),
    );
  }
  return undefined;
}

function numberOf(mark: string): number | undefined {
  const circled = (mark.codePointAt(0) ?? 0) - 0x245f;
  return circled >= 1 && circled <= 20 ? circled : chineseNumber(mark);
}

/** A text without the mark that numbers it. */
export function withoutMark(text: string): string {
  const rest = text.replace(MARK, '').trim();
  return rest === '' ? text : rest;
}

/** A single text; blanks at its ends say nothing. */
export function readText(text: string): Reading {
  const plain = text.trim();
  return taken(plain, plain === text ? undefined : '去掉首尾的空白');
}

/** Lines, or numbered parts of one line; numbers and text stay as they are. */
export function readTexts(text: string): Reading {
  const lines = linesOf(text).flatMap(splitArticles);
  return taken(lines);
}

/** Acts: one a line, numbered, or separated by ； or by the 》…、《 between two of them. */
export function readCitations(text: string): Reading {
  const acts = linesOf(text)
    .flatMap((line) => splitArticles(line))
    .flatMap(splitActs)
    .map((act) =>
      withoutMark(act)
        .replace(/[；;。,，、]+$/u, '')
        .trim(),
    )
    .filter((act) => act !== '');
  const isChanged = acts.join('\n') !== text;
  return taken(acts, isChanged && acts.length > 1 ? `拆成 ${acts.length} 条依据` : undefined);
}

/** Lines that say something. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function splitActs(text: string): string[] {
  return splitOutside(text, /[；;]|[，,、](?=\s*(?:【|《|\d{1,2}[.、．]))/uy);
}

/** Cuts a text where a sticky pattern matches outside brackets. */
export function splitOutside(text: string, cut: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if ('（([〔【《'.includes(char)) depth += 1;
    else if ('）)]〕】》'.includes(char)) depth = Math.max(0, depth - 1);
    cut.lastIndex = at;
    const match = depth === 0 ? cut.exec(text) : null;
    if (match === null) continue;
    parts.push(text.slice(start, at));
    start = at + match[0].length;
    at = start - 1;
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
