import { HASH, LF, SPACE, unusual } from './quick-text.js';

/** The lines of a literal block that begins at a line, and where the first line behind it begins. */
export function literalBlock(
  text: string,
  start: number,
  indent: number,
): { readonly value: string; readonly end: number } {
  const column = blanksAt(text, start);
  if (column <= indent) unusual();
  const lines: string[] = [];
  let at = start;
  while (at < text.length) {
    const blanks = blanksAt(text, at);
    const first = at + blanks;
    if (first >= text.length || text.charCodeAt(first) === LF) {
      // Empty lines are none of the block's only when nothing of it follows.
      if (blanks > 0) unusual();
      const next = behindEmptyLines(text, at);
      if (blanksAt(text, next) >= column) unusual();
      at = next;
      break;
    }
    if (blanks < column) break;
    const newline = text.indexOf('\n', first);
    const end = newline < 0 ? text.length : newline;
    lines.push(text.slice(at + column, end));
    at = newline < 0 ? end : end + 1;
  }
  if (lines.length === 0) unusual();
  return { value: lines.join('\n'), end: at };
}

function blanksAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  return at - start;
}

function behindEmptyLines(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === LF) at++;
  return at;
}

/**
 * Where the lines that stand deeper than a column end, from the beginning of such a line; the beginning
 * itself when a comment stands among them, which may belong to what is around.
 */
export function blockEnd(text: string, start: number, indent: number): number {
  let at = start;
  let end = start;
  while (at < text.length) {
    const blanks = blanksAt(text, at);
    const char = text.charCodeAt(at + blanks);
    if (char === HASH) return start;
    if (char !== LF) {
      if (blanks <= indent) break;
      const newline = text.indexOf('\n', at + blanks);
      at = newline < 0 ? text.length : newline + 1;
      end = at;
    } else at += blanks + 1;
  }
  return end;
}
