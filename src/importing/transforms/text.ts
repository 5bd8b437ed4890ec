import { z } from 'zod';
import { isList } from '../../yaml/value.js';
import { eachText, Refusal, type Transform } from '../value.js';

const text = z.string().min(1).max(200);

/** Arguments of the text transforms, by name. */
export const TEXT_ARGUMENTS = {
  无即空: z.array(text).min(1).optional(),
  拆分: z.union([text, z.array(text).min(1)]),
  截取: z.strictObject({ 从: z.int().min(1), 长: z.int().min(1) }),
  去前缀: z.union([text, z.array(text).min(1)]),
  剔除: z.array(text).min(1),
};

/** `去空白`: blanks at both ends, full-width ones included. */
export function trimText(): Transform {
  return eachText((value) => value.trim() || undefined);
}

/** `文本`: numbers as text, for codes that a source keeps as numbers. */
export function asText(): Transform {
  return eachText((value) => value);
}

/** `无即空`: the source's words for "nothing" become nothing. */
export function dropNothing(words: readonly string[] = ['无']): Transform {
  const nothing = new Set(words);
  const step = eachText((value) => (nothing.has(value.trim()) ? undefined : value));
  return (value, leftOut) => {
    const outcome = step(value, leftOut);
    // A list that held only such words held nothing; an empty list of the source stays one.
    return isList(value) && value.length > 0 && isList(outcome) && outcome.length === 0
      ? undefined
      : outcome;
  };
}

/** `拆分`: one text to a list; separators within brackets do not split. */
export function splitText(separators: string | readonly string[]): Transform {
  const marks = typeof separators === 'string' ? [...separators] : separators;
  return (value) => {
    if (typeof value !== 'string') return new Refusal('只有一段文字可以拆分');
    return splitOutsideBrackets(value, marks);
  };
}

function splitOutsideBrackets(value: string, marks: readonly string[]): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < value.length; index += 1) {
    const char = value.charAt(index);
    if ('（([〔【《'.includes(char)) depth += 1;
    else if ('）)]〕】》'.includes(char)) depth = Math.max(0, depth - 1);
    const mark = depth === 0 ? marks.find((m) => value.startsWith(m, index)) : undefined;
    if (mark === undefined) continue;
    parts.push(value.slice(start, index));
    start = index + mark.length;
    index = start - 1;
  }
  parts.push(value.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** `截取`: `长` characters from the `从`-th on; a shorter text is refused, never padded. */
export function cutText({ 从: from, 长: length }: { 从: number; 长: number }): Transform {
  return eachText((value) => {
    const units = [...value].slice(from - 1, from - 1 + length);
    return units.length === length
      ? units.join('')
      : new Refusal(`不足以从第 ${from} 位截取 ${length} 位`);
  });
}

/** `去前缀`: the first of the prefixes that the text begins with is taken off. */
export function dropPrefix(prefixes: string | readonly string[]): Transform {
  const list = typeof prefixes === 'string' ? [prefixes] : prefixes;
  return eachText((value) => {
    const prefix = list.find((entry) => value.startsWith(entry));
    return (prefix === undefined ? value : value.slice(prefix.length)).trim() || undefined;
  });
}

/** `剔除`: words that have no place in the element; they are counted in the report. */
export function leaveOutWords(words: readonly string[]): Transform {
  const unwanted = new Set(words);
  return (value, leftOut) => {
    const step = eachText((word) => {
      if (!unwanted.has(word)) return word;
      leftOut(word);
      return undefined;
    });
    const outcome = step(value, leftOut);
    return isList(outcome) && outcome.length === 0 ? undefined : outcome;
  };
}
