import { rowsKey } from '../model/kinds.js';
import type { Path } from '../model/locate.js';
import { isListKind } from '../registry/region-content.js';
import type { TableKind, TableSection } from '../tabular/table.js';
import { type ParsedDocument, parseYaml } from '../yaml/parse.js';
import type { Value } from '../yaml/value.js';
import { yamlEntries, yamlListItem } from '../yaml/yaml-text.js';
import { pathOfSpan } from './span-path.js';

/** A stretch of a text of one line: lines and columns from 1, the end exclusive. */
export interface LineSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a stretch of the text comes from: a row of a section, or its header (no row). */
export interface TablePlace {
  readonly section: number;
  readonly row: number | undefined;
  /** Leads into the row, or into the header. */
  readonly path: Path;
}

interface Piece {
  readonly section: number;
  readonly row: number | undefined;
  /** The first line of it, from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * Sections of a table as the YAML documents that they would be, and the way back: the check reads the
 * text, and what it says of a place is led back to the row and the element.
 */
export class TableText {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  #last: { readonly piece: Piece; readonly document: ParsedDocument | undefined } | undefined;

  constructor(kind: TableKind, sections: readonly TableSection[]) {
    const pieces: Piece[] = [];
    let line = 1;
    for (const [section, one] of sections.entries()) {
      for (const [row, text] of documentPieces(kind, one, section > 0)) {
        pieces.push({ section, row, line, text });
        line += lineBreaks(text);
      }
    }
    this.#pieces = pieces;
    this.text = pieces.map(({ text }) => text).join('');
  }

  /** Where a place of the text comes from; undefined when the text is empty. */
  placeOf(span: LineSpan): TablePlace | undefined {
    const piece = this.#pieceAt(span.line);
    if (piece === undefined) return undefined;
    const { section, row } = piece;
    const start = offsetIn(piece.text, span.line - piece.line, span.column);
    const end = offsetIn(piece.text, span.endLine - piece.line, span.endColumn);
    const document = this.#parsed(piece);
    const path = document === undefined ? [] : pathOfSpan(piece.text, document, { start, end });
    // The text of a row is a list with one entry.
    return { section, row, path: row === undefined ? path : path.slice(1) };
  }

  /** The last piece is kept: findings of a row mostly come one after the other. */
  #parsed(piece: Piece): ParsedDocument | undefined {
    if (this.#last?.piece !== piece)
      this.#last = { piece, document: parseYaml(piece.text).documents[0] };
    return this.#last.document;
  }

  #pieceAt(line: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#pieces[middle]!.line <= line) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low];
  }
}

/** The text of a document: its header, then each row. */
function* documentPieces(
  { kind, variant }: TableKind,
  { region, header, rows }: TableSection,
  follows: boolean,
): Generator<readonly [row: number | undefined, text: string]> {
  const fixed: [string, Value][] = [
    ['类别', kind],
    ['地区', region],
  ];
  if (kind === '实施清单' && variant.standard === true) fixed.push(['性质', '标准']);
  if (isListKind(kind) && variant.list !== undefined) fixed.push(['清单', variant.list]);
  const taken = new Set(fixed.map(([key]) => key));
  const entries = [...fixed, ...Object.entries(header).filter(([key]) => !taken.has(key))];
  const key = rowsKey(kind);
  const head = [...yamlEntries(entries, '')].join('');
  yield [undefined, `${follows ? '---\n' : ''}${head}${key}:${rows.length === 0 ? ' []' : ''}\n`];
  for (const [i, row] of rows.entries()) yield [i, yamlListItem(Object.entries(row), '  ')];
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function offsetIn(text: string, lines: number, column: number): number {
  let at = 0;
  for (let i = 0; i < lines; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return Math.min(text.length, at + column - 1);
}
