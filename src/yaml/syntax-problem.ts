import { YAMLException } from 'js-yaml';
import { syntaxMessage } from './syntax-messages.js';

/** Something in a file that is no valid YAML for us, as offsets into its text. */
export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly action: string;
  /** The other place, as with a duplicate key: its first use. */
  readonly related?: { readonly start: number; readonly end: number; readonly message: string };
}

/** The offset of a bracket that is open where the parser gave up, searched on the line before. */
function unclosedBracket(text: string, position: number): number | undefined {
  const before = text.slice(0, position).trimEnd();
  const lineStart = before.lastIndexOf('\n') + 1;
  const open: number[] = [];
  for (let at = lineStart; at < before.length; at++) {
    const sign = before.charAt(at);
    if (sign === '[' || sign === '{') open.push(at);
    else if (sign === ']' || sign === '}') open.pop();
  }
  const at = open.at(-1);
  return at !== undefined && /[:\-,[{]\s*$/.test(before.slice(lineStart, at)) ? at : undefined;
}

/** What the parser's exception means, at the place that the reader has to mend. */
export function parserProblem(error: unknown, text: string, base: number): SyntaxProblem {
  if (!(error instanceof YAMLException)) throw error;
  const position = Math.min(error.mark?.position ?? 0, text.length);
  const lineEnd = text.indexOf('\n', position);
  const unclosed = unclosedQuote(text, position);
  if (unclosed !== undefined && /deficient|within a (single|double)/.test(error.reason)) {
    const start = unclosed + base;
    return { start, end: start + 1, message: '引号没有闭合', action: '在这个值的末尾补上引号' };
  }
  const bracket = /deficient|within a flow|missed comma/.test(error.reason)
    ? unclosedBracket(text, position)
    : undefined;
  if (bracket !== undefined) {
    const start = bracket + base;
    const closing = text.charAt(bracket) === '[' ? ']' : '}';
    return {
      start,
      end: start + 1,
      message: `${closing === ']' ? '方' : '花'}括号没有闭合`,
      action: `在这一行的末尾补上 ${closing}`,
    };
  }
  return {
    start: position + base,
    end: (lineEnd < 0 ? text.length : Math.max(lineEnd, position)) + base,
    ...syntaxMessage(error.reason),
  };
}

/** The offset of a quote that opens a value on the line before `position` and is not closed on it. */
function unclosedQuote(text: string, position: number): number | undefined {
  const before = text.slice(0, position).trimEnd();
  const lineStart = before.lastIndexOf('\n') + 1;
  const opened = /^[^"'#]*[:[{,-]\s+(["'])/.exec(text.slice(lineStart, before.length));
  const quote = opened?.[1];
  if (opened === null || quote === undefined) return undefined;
  const at = lineStart + opened[0].length - 1;
  return text.slice(at + 1, before.length).includes(quote) ? undefined : at;
}
