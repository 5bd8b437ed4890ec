import { type ParseResult, parseYaml } from './parse.js';

/** Parses a text, or says what it gave before: for texts that are read again and again. */
export type ParseText = (text: string) => ParseResult;

/** A parser that parses equal texts once; what it gave is held for as long as the parser is. */
export function parsedOnce(): ParseText {
  const known = new Map<string, ParseResult>();
  return (text) => {
    const parsed = known.get(text) ?? parseYaml(text);
    known.set(text, parsed);
    return parsed;
  };
}
