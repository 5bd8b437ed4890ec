/** Reading a text from a place on, with sticky patterns; the text is folded first, so that patterns stay short. */

import { toHalfWidth } from './full-width.js';

const FOLDS: ReadonlyMap<string, string> = new Map([
  ...[...'〔［【〖[{'].map((bracket) => [bracket, '('] as const),
  ...[...'〕］】〗]}'].map((bracket) => [bracket, ')'] as const),
  ...[...'<＜'].map((bracket) => [bracket, '〈'] as const),
  ...[...'>＞'].map((bracket) => [bracket, '〉'] as const),
  ...[...'—－–～'].map((dash) => [dash, '-'] as const),
]);
const FOLDED = /[〔〕［］【】〖〗[\]{}<>＜＞—－–～]/g;

/** One form of brackets, digits and dashes, each at its old place, so that positions hold in both texts. */
export function fold(text: string): string {
  return toHalfWidth(text.replace(FOLDED, (character) => FOLDS.get(character) ?? character));
}

/** The match of a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Skips a pattern as often as it matches; returns where it no longer does. */
export function skip(pattern: RegExp, text: string, from: number): number {
  let at = from;
  for (;;) {
    const length = matchAt(pattern, text, at)?.[0].length ?? 0;
    if (length === 0) return at;
    at += length;
  }
}

/** The end of the round brackets that open at a place, which may nest; undefined when they do not close. */
export function bracketEnd(folded: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < folded.length; at++) {
    const character = folded.charAt(at);
    if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return undefined;
}
