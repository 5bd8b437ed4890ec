import { type Cell, cellsOf, textOf, widthOf } from './cells.js';

/** A source line with a marker line to print below it. */
export interface CodeFrame {
  readonly source: string;
  /** Spaces, then `^` below the span, placed by display width. */
  readonly marker: string;
}

/** A span of a line: UTF-16 offsets from 0, the end exclusive; the end may lie beyond the line. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

const ELLIPSIS = '…';

/**
 * The part of a line around a span that fits into a width, and the carets below the span. A span of
 * no width gets one caret. Only units near the span are looked at: a line may have millions.
 */
export function codeFrame(line: string, span: LineSpan, width: number): CodeFrame {
  const start = Math.min(Math.max(span.start, 0), line.length);
  const end = Math.min(Math.max(span.end, start), line.length);
  const from = characterStart(line, Math.max(0, start - width));
  const to = characterStart(line, Math.min(line.length, start + 2 * width));
  const cells = cellsOf(line.slice(from, to));

  const first = indexOrLength(cells, (cell) => from + cell.end > start);
  const last = Math.max(
    first,
    indexOrLength(cells, (cell) => from + cell.start >= end),
  );
  const view = chooseView(cells, first, width - 2 * ELLIPSIS.length);

  const before = from > 0 || view.from > 0 ? ELLIPSIS : '';
  const after = to < line.length || view.to < cells.length ? ELLIPSIS : '';
  const indent = before.length + widthOf(cells.slice(view.from, first));
  const carets = Math.max(1, widthOf(cells.slice(first, Math.min(last, view.to))));
  return {
    source: `${before}${textOf(cells.slice(view.from, view.to))}${after}`,
    marker: `${' '.repeat(indent)}${'^'.repeat(carets)}`,
  };
}

/** Takes cells to the right of the span's start first, but leaves a third of the room for the left. */
function chooseView(cells: readonly Cell[], first: number, room: number) {
  let from = first;
  let to = first;
  let left = room;
  const take = (cell: Cell | undefined, least: number): boolean => {
    if (cell === undefined || left - cell.width < least) return false;
    left -= cell.width;
    return true;
  };
  while (take(cells[from - 1], Math.ceil((room * 2) / 3))) from -= 1;
  while (take(cells[to], 0)) to += 1;
  while (take(cells[from - 1], 0)) from -= 1;
  return { from, to };
}

/** Moves an offset out of the middle of a surrogate pair. */
export function characterStart(line: string, offset: number): number {
  const unit = line.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

function indexOrLength(cells: readonly Cell[], test: (cell: Cell) => boolean): number {
  const index = cells.findIndex(test);
  return index < 0 ? cells.length : index;
}
