import type { Row } from '../model/document.js';
import type { Fix } from '../model/finding.js';
import { rowsKey } from '../model/kinds.js';
import { locateIn } from '../model/locate.js';
import { parseYaml } from '../yaml/parse.js';

/** A replacement of a stretch of a file's text (offsets, the end exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The smallest change of a file's text that carries out a fix: everything around
 * the value keeps its comments, order, quoting and line endings.
 *
 * @returns undefined when the value is written in a way that cannot be changed
 *   with certainty (block scalars, values of several lines, aliases).
 */
export function textEdit(row: Row, fix: Fix): TextEdit | undefined {
  return 'value' in fix
    ? replacement(row, fix.path, fix.value)
    : appendix(row, fix.path, fix.append);
}

function spanOf(row: Row, path: Fix['path']) {
  const { document } = row;
  return locateIn(document.source.text, document, [rowsKey(document.kind), row.index, ...path]);
}

function replacement(row: Row, path: Fix['path'], value: string): TextEdit | undefined {
  const span = spanOf(row, path);
  if (span === undefined) return undefined;
  const written = row.document.source.text.slice(span.start, span.end);
  if (written === '' || /[\r\n]/.test(written) || /^[&*!|>]/.test(written)) return undefined;
  const quote = written.startsWith('"') ? '"' : written.startsWith("'") ? "'" : '';
  return { start: span.start, end: span.end, text: scalarText(value, quote) };
}

/** A scalar on one line: in the quotes it had, else plain where that says the same. */
export function scalarText(value: string, quote: '"' | "'" | ''): string {
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  if (quote === '"') return JSON.stringify(value);
  for (const plain of [`[${value}]`, `- ${value}`]) {
    const read = parseYaml(plain).documents[0]?.value;
    const same = Array.isArray(read) && read.length === 1 && read[0] === value;
    if (!same) return JSON.stringify(value);
  }
  return value;
}

function appendix(row: Row, path: Fix['path'], values: readonly string[]): TextEdit | undefined {
  const { text } = row.document.source;
  const list = spanOf(row, path);
  const length = lengthAt(row, path);
  if (list === undefined || length === 0) return undefined;
  const last = spanOf(row, [...path, length - 1]);
  if (last === undefined || /[\r\n]/.test(text.slice(last.start, last.end))) return undefined;
  if (text.charAt(list.start) === '[') {
    const added = values.map((value) => `, ${scalarText(value, '')}`).join('');
    return { start: last.end, end: last.end, text: added };
  }
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const lead = /^[^\S\n]*- +/.exec(text.slice(lineStart, last.start))?.[0];
  if (lead === undefined || lineStart + lead.length !== last.start) return undefined;
  const lineEnd = text.indexOf('\n', last.end);
  const at = lineEnd < 0 ? text.length : lineEnd + 1;
  const newline = text.charAt(lineEnd - 1) === '\r' ? '\r\n' : '\n';
  const before = lineEnd < 0 ? newline : '';
  const lines = values.map((value) => `${lead}${scalarText(value, '')}`).join(newline);
  return { start: at, end: at, text: `${before}${lines}${lineEnd < 0 ? '' : newline}` };
}

function lengthAt(row: Row, path: Fix['path']): number {
  let value: unknown = row.item;
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[step]
        : undefined;
  }
  return Array.isArray(value) ? value.length : 0;
}

/** Applies edits that do not overlap; of two that do, the one further back waits for the next round. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const [i, edit] of sorted.entries()) {
    const before = sorted[i - 1];
    const repeated = before?.start === edit.start && before.end === edit.end;
    if (edit.start < at || repeated) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
