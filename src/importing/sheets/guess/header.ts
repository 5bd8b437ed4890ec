import type { SheetIndex } from '../merges.js';
import { cellText } from '../sheet-grid.js';

/** Header rows are looked for among the first rows that hold something. */
const SEARCHED_ROWS = 60;
const MAX_DEPTH = 3;
const MAX_COLUMNS = 400;

/** Header texts of the columns of a table. */
export interface FoundHeader {
  readonly rows: readonly [number, number];
  /** By column; texts from above, each once. */
  readonly labels: ReadonlyMap<number, readonly string[]>;
  /** How many columns are known. */
  readonly known: number;
}

/** The texts above each column in the header rows; merged texts reach over all they cover. */
export function headerLabels(
  index: SheetIndex,
  [first, last]: readonly [number, number],
): Map<number, string[]> {
  const labels = new Map<number, string[]>();
  for (let column = 0; column < widthOf(index, first, last); column += 1) {
    const texts: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const text = cellText(index.content(row, column)).trim();
      if (text !== '' && text !== texts.at(-1)) texts.push(text);
    }
    if (texts.length > 0) labels.set(column, texts);
  }
  return labels;
}

function widthOf(index: SheetIndex, first: number, last: number): number {
  let width = 0;
  for (let row = first; row <= last; row += 1)
    width = Math.max(width, index.row(row)?.cells.length ?? 0);
  for (const range of index.grid.merges)
    if (range.startRow <= last && range.endRow >= first)
      width = Math.max(width, range.endColumn + 1);
  return Math.min(width, MAX_COLUMNS);
}

/**
 * The header of the table on a sheet: the rows, at most three, under which most columns are known.
 * Undefined where fewer than two columns are known anywhere.
 *
 * @param knownIn how many elements the columns with these header texts name.
 */
export function findHeader(
  index: SheetIndex,
  knownIn: (labels: Iterable<readonly string[]>) => number,
): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (const { index: first } of index.grid.rows.slice(0, SEARCHED_ROWS)) {
    if (isWithinMerge(index, first)) continue;
    for (let depth = depthOf(index, first); depth <= MAX_DEPTH; depth += 1) {
      const rows = [first, first + depth - 1] as const;
      const labels = headerLabels(index, rows);
      const known = knownIn(labels.values());
      if (isBetter({ known, depth }, best)) best = { rows, labels, known };
    }
  }
  return best;
}

/** More known columns, else fewer rows: a title above the header makes nothing clearer. */
function isBetter(
  { known, depth }: { known: number; depth: number },
  best: FoundHeader | undefined,
): boolean {
  if (best === undefined) return known > 1;
  return known > best.known || (known === best.known && depth < best.rows[1] - best.rows[0] + 1);
}

/** A row over which a merged cell reaches from above does not begin the header. */
function isWithinMerge(index: SheetIndex, row: number): boolean {
  return index.grid.merges.some(({ startRow, endRow }) => startRow < row && endRow >= row);
}

/** Rows that the header has at least: as many as its cells are merged over. */
function depthOf(index: SheetIndex, first: number): number {
  let last = first;
  for (const range of index.grid.merges)
    if (range.startRow === first && range.endRow < first + MAX_DEPTH)
      last = Math.max(last, range.endRow);
  return last - first + 1;
}
