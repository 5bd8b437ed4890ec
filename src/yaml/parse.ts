import { type Event, parseEvents } from 'js-yaml';
import { Builder, type ParsedDocument, Stop } from './builder.js';
import { parserProblem, type SyntaxProblem } from './syntax-problem.js';

export type { ParsedDocument } from './builder.js';
export type { SyntaxProblem } from './syntax-problem.js';

export interface ParseResult {
  readonly documents: readonly ParsedDocument[];
  readonly problems: readonly SyntaxProblem[];
  /** False when the text could not be read to its end: what it lacks is unknown. */
  readonly complete: boolean;
}

const MAX_DEPTH = 100;

/**
 * Parses YAML text into plain values with the source offsets of every node.
 * Never throws for bad input: faults are returned as problems.
 *
 * @param base added to every offset, when `text` is a part of a larger file.
 */
export function parseYaml(text: string, base = 0): ParseResult {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    return { documents: [], problems: [parserProblem(error, text, base)], complete: false };
  }
  const builder = new Builder(text, base);
  try {
    builder.run(events);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { documents: [], problems: [...builder.problems, error.problem], complete: false };
  }
  return { documents: builder.documents, problems: builder.problems, complete: true };
}
