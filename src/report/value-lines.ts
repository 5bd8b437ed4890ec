import type { ChalkInstance } from 'chalk';
import { textOf, widthOf } from './cells.js';
import type { MarkedCell } from './difference.js';

/** How many lines of one value are shown; the rest is counted. */
const MAX_LINES = 6;

/** How a value is laid out on the terminal. */
export interface ValueLayout {
  readonly width: number;
  /** Colours the changed characters; undefined puts `^` below them instead. */
  readonly paint: ChalkInstance | undefined;
}

/**
 * A value in lines of a width, with its changed characters marked. Of a long value only the first
 * line and those with marks are shown, and how many characters are left out.
 */
export function valueLines(cells: readonly MarkedCell[], layout: ValueLayout): readonly string[] {
  if (cells.length === 0) return ['（空）'];
  const rows = wrap(cells, layout.width);
  const shown = choose(rows);
  const lines: string[] = [];
  let skipped = 0;
  for (const [index, row] of rows.entries()) {
    if (shown.has(index)) {
      if (skipped > 0) lines.push(leftOut(skipped));
      skipped = 0;
      lines.push(...rowLines(row, layout.paint));
    } else {
      skipped += row.length;
    }
  }
  if (skipped > 0) lines.push(leftOut(skipped));
  return lines;
}

function wrap(cells: readonly MarkedCell[], width: number): readonly (readonly MarkedCell[])[] {
  const rows: MarkedCell[][] = [];
  let row: MarkedCell[] = [];
  let used = 0;
  for (const cell of cells) {
    if (used + cell.width > width && row.length > 0) {
      rows.push(row);
      row = [];
      used = 0;
    }
    row.push(cell);
    used += cell.width;
  }
  rows.push(row);
  return rows;
}

function choose(rows: readonly (readonly MarkedCell[])[]): ReadonlySet<number> {
  const all = [...rows.keys()];
  if (rows.length <= MAX_LINES) return new Set(all);
  const marked = all.filter((index) => index > 0 && rows[index]!.some((cell) => cell.isChanged));
  const chosen = marked.length > 0 ? [0, ...marked] : all;
  return new Set(chosen.slice(0, MAX_LINES));
}

function rowLines(row: readonly MarkedCell[], paint: ChalkInstance | undefined): readonly string[] {
  if (!row.some((cell) => cell.isChanged)) return [textOf(row)];
  if (paint) return [paintedRuns(row, paint)];
  const marks = row.map((cell) => (cell.isChanged ? '^' : ' ').repeat(widthOf([cell])));
  return [textOf(row), marks.join('').trimEnd()];
}

/** Paints neighbours together: a colour code for each character would be most of the output. */
function paintedRuns(row: readonly MarkedCell[], paint: ChalkInstance): string {
  let line = '';
  let run = '';
  for (const { text, isChanged } of row) {
    if (isChanged) {
      run += text;
    } else {
      line += paint(run) + text;
      run = '';
    }
  }
  return line + paint(run);
}

function leftOut(count: number): string {
  return `……（略去 ${count} 个字）`;
}
