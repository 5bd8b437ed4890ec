import { type Event, parseEvents } from 'js-yaml';
import type { NodeTable } from '../model/node-table.js';
import { Builder, type ParsedDocument, Stop } from './builder.js';
import { type QuickValue, quickValue } from './quick.js';
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
  const quick = quickValue(text);
  return quick === undefined
    ? parseWhole(text, base)
    : { documents: [new QuickDocument(text, base, quick)], problems: [], complete: true };
}

/**
 * A document of which only the values were read: where its nodes stand is found out when it is asked, and
 * of a row by reading that row alone.
 */
class QuickDocument implements ParsedDocument {
  readonly value: unknown;
  readonly #text: string;
  readonly #base: number;
  readonly #rowsOf: QuickValue['rowsOf'];
  readonly #rowNodes = new Map<number, NodeTable>();
  #nodes: NodeTable | undefined;

  constructor(text: string, base: number, { value, rowsOf }: QuickValue) {
    this.#text = text;
    this.#base = base;
    this.#rowsOf = rowsOf;
    this.value = value;
  }

  get nodes(): NodeTable {
    this.#nodes ??= parseWhole(this.#text, this.#base).documents[0]!.nodes;
    return this.#nodes;
  }

  readonly rowNodes = (key: string, index: number): NodeTable | undefined => {
    const rows = this.#rowsOf(key);
    const start = rows?.starts[index];
    // Where an entry without a value stands depends on what is in front of it.
    if (rows === undefined || start === undefined || !this.#isMapping(key, index)) return undefined;
    let nodes = this.#rowNodes.get(start);
    if (nodes === undefined) {
      const text = this.#text.slice(start, rows.starts[index + 1] ?? rows.end);
      nodes = parseWhole(text, this.#base + start).documents[0]!.nodes;
      this.#rowNodes.set(start, nodes);
    }
    return nodes;
  };

  #isMapping(key: string, index: number): boolean {
    const row = (this.value as Record<string, readonly unknown[]>)[key]?.[index];
    return typeof row === 'object' && row !== null && !Array.isArray(row);
  }
}

/** As {@link parseYaml}, with the parser that knows all of YAML. */
export function parseWhole(text: string, base = 0): ParseResult {
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
