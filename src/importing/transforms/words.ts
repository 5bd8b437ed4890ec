import { z } from 'zod';
import { isList, type Value } from '../../yaml/value.js';
import { eachText, Refusal, type Transform } from '../value.js';

const word = z.string().min(1).max(200);

/** A code or word of the source → the word of the standard. */
export type WordTable = Readonly<Record<string, string>>;

/** Arguments of the word transforms, by name; a table is given in place or by its name. */
export const WORD_ARGUMENTS = {
  代码词: z.union([word, z.record(word, word)]),
  对照: z.union([word, z.record(word, word)]),
  限词: z.array(word).min(1),
  是否: z.strictObject({ 是: z.array(word).optional(), 否: z.array(word).optional() }).optional(),
  整数: z.undefined(),
};

/** `代码词`: every value must stand in the table. */
export function translate(table: WordTable): Transform {
  const words = new Map(Object.entries(table));
  return withoutRepeats(eachText((value) => words.get(value) ?? new Refusal('不在代码表中')));
}

/** `对照`: values of the table are replaced, all others stay. */
export function replaceWords(table: WordTable): Transform {
  const words = new Map(Object.entries(table));
  return withoutRepeats(eachText((value) => words.get(value) ?? value));
}

/** `限词`: values must be among the words. */
export function onlyWords(allowed: readonly string[]): Transform {
  const words = new Set(allowed);
  return eachText((value) => (words.has(value) ? value : new Refusal('不是允许的词')));
}

/** `是否`: the source's words for yes and no → boolean; more words may be given. */
export function asBoolean(more: { 是?: string[] | undefined; 否?: string[] | undefined } = {}) {
  const yes = new Set(['是', '1', 'true', ...(more.是 ?? [])]);
  const no = new Set(['否', '0', 'false', ...(more.否 ?? [])]);
  return eachText((value) => {
    const text = value.trim();
    if (yes.has(text)) return true;
    return no.has(text) ? false : new Refusal('看不出是或否');
  });
}

/** `整数`: digits, full-width ones included; anything else is refused. */
export function asInteger(): Transform {
  return eachText((value) => parseInteger(value) ?? new Refusal('不是整数'));
}

/** A whole number that JavaScript holds exactly, or undefined. */
export function parseInteger(text: string): number | undefined {
  const digits = text.normalize('NFKC').trim();
  if (!/^-?\d{1,15}$/.test(digits)) return undefined;
  return Number(digits);
}

/** Two source words may become one word of the standard; a set holds it once. */
function withoutRepeats(step: Transform): Transform {
  return (value, leftOut) => {
    const outcome = step(value, leftOut);
    return isList(outcome) ? [...new Set<Value>(outcome)] : outcome;
  };
}
