import { ownText } from './own-text.js';

/** Enough for the distinct names of one region and its upper chain. */
const MOST = 20_000;

/** Longer texts are computed anew each time: they hardly repeat and would fill the memory. */
const LONGEST = 200;

/**
 * Remembers the results of a pure function of one text. Rows of one catalog repeat the names of the upper one, so
 * most calls are answered from memory; when it holds `most` texts it is emptied. What is remembered keeps no file alive
 * that a text was read from.
 */
export function bounded<Result>(
  compute: (text: string) => Result,
  most: number = MOST,
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const own = ownText(text);
    const result = compute(own);
    if (known.size >= most) known.clear();
    known.set(own, result);
    return result;
  };
}
