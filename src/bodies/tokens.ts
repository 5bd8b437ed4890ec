import { toHalfWidth } from '../values/full-width.js';
import { CONCENTRATED_WORDS, LINES_OF_WORD, type Line } from './departments.js';
import { type LevelWord, levelWordAt, type PlainKind, plainWordAt } from './lexicon.js';
import { type Gazetteer, knownPlaceAt, type Place, unknownPlaceAt, zoneAt } from './places.js';

/** A text with half-width signs and without spaces, and where each of its characters stands in the original. */
export interface FoldedText {
  readonly text: string;
  readonly at: readonly number[];
}

/** A word of an expression; `start` and `end` count in the folded text. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'level'; readonly word: LevelWord }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'line'; readonly lines: ReadonlySet<Line> }
  | { readonly kind: 'concentrated' | 'unknown' | PlainKind }
  /** The text between two brackets. */
  | { readonly kind: 'bracket'; readonly inner: string }
);

const OPENING = '【〔[{〖﹙﹝';
const CLOSING = '】〕]}〗﹚﹞';

/** Folds widths of signs and drops white space, keeping the original places. */
export function foldText(text: string): FoldedText {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const unit = toHalfWidth(text.charAt(index));
    if (/[^\S\n]|\p{Cf}/u.test(unit)) continue;
    folded += OPENING.includes(unit) ? '(' : CLOSING.includes(unit) ? ')' : unit;
    at.push(index);
  }
  return { text: folded, at };
}

interface WordEntry {
  readonly word: string;
  readonly lines: ReadonlySet<Line> | undefined;
}

/** Words of business by their first character, the longest first. */
const WORDS: ReadonlyMap<string, readonly WordEntry[]> = wordTable();

/** Cuts a folded text into words; what is none of them is `unknown`. */
export function tokens(text: string, known: Gazetteer): Token[] {
  const out: Token[] = [];
  const closing = closingBrackets(text);
  for (let at = 0; at < text.length; ) {
    const close = closing.get(at);
    const token: Token =
      close === undefined
        ? wordAt(text, at, known, out.at(-1))
        : { kind: 'bracket', start: at, end: close + 1, inner: text.slice(at + 1, close) };
    const last = out.at(-1);
    if (token.kind === 'unknown' && last?.kind === 'unknown')
      out[out.length - 1] = { kind: 'unknown', start: last.start, end: token.end };
    else out.push(token);
    at = token.end;
  }
  return out;
}

function wordAt(text: string, start: number, known: Gazetteer, before: Token | undefined): Token {
  const candidates: Token[] = [];
  const place = knownPlaceAt(known, text, start);
  if (place !== undefined) candidates.push(placeToken(place, start));
  const word = WORDS.get(text.charAt(start))?.find((entry) => text.startsWith(entry.word, start));
  if (word !== undefined) candidates.push(wordToken(word, start));
  const level = levelWordAt(text, start);
  if (level !== undefined && mayBeLevel(level.end - start, before))
    candidates.push({ kind: 'level', start, end: level.end, word: level.word });
  const plain = plainWordAt(text, start);
  if (plain !== undefined) candidates.push({ kind: plain.kind, start, end: plain.end });
  if (mayBePlace(before)) {
    const zone = zoneAt(text, start);
    if (zone !== undefined) candidates.push(placeToken(zone, start));
    const unknown = candidates.length === 0 ? unknownPlaceAt(text, start) : undefined;
    if (unknown !== undefined) candidates.push(placeToken(unknown, start));
  }
  const best = candidates.reduce<Token | undefined>(
    (longest, token) => (longest === undefined || token.end > longest.end ? token : longest),
    undefined,
  );
  return best ?? { kind: 'unknown', start, end: start + 1 };
}

function placeToken(place: Place, start: number): Token {
  return { kind: 'place', place, start, end: start + place.name.length };
}

function wordToken({ word, lines }: WordEntry, start: number): Token {
  const end = start + word.length;
  return lines === undefined
    ? { kind: 'concentrated', start, end }
    : { kind: 'line', lines, start, end };
}

/** 省, 市, 县 as one character are levels only where no word is going on. */
function mayBeLevel(length: number, before: Token | undefined): boolean {
  return length > 1 || (before?.kind !== 'unknown' && before?.kind !== 'line');
}

function mayBePlace(before: Token | undefined): boolean {
  return before === undefined || !['unknown', 'line', 'level', 'open'].includes(before.kind);
}

/** Where each opening bracket is closed; those that never are, are left out. */
function closingBrackets(text: string): Map<number, number> {
  const out = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '(') open.push(at);
    else if (text.charAt(at) === ')') {
      const start = open.pop();
      if (start !== undefined) out.set(start, at);
    }
  }
  return out;
}

function wordTable(): Map<string, WordEntry[]> {
  const out = new Map<string, WordEntry[]>();
  const entries: WordEntry[] = [
    ...[...LINES_OF_WORD].map(([word, lines]) => ({ word, lines })),
    ...CONCENTRATED_WORDS.map((word) => ({ word, lines: undefined })),
  ].sort((a, b) => b.word.length - a.word.length);
  for (const entry of entries) {
    const key = entry.word.charAt(0);
    const same = out.get(key);
    if (same === undefined) out.set(key, [entry]);
    else same.push(entry);
  }
  return out;
}
