import { locateIn, type Path } from '../model/locate.js';
import type { SourceText } from '../model/source.js';
import type { ParsedDocument } from '../yaml/parse.js';

/** The text of a node as it is written, with its quotes: digits that YAML read as a number. */
export function writtenText(
  source: SourceText,
  parsed: ParsedDocument,
  path: Path,
): string | undefined {
  const span = locateIn(source.text, parsed, path);
  return span === undefined ? undefined : source.text.slice(span.start, span.end);
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
