import type { CellContent } from './cell.js';
import type { Grid } from './grid.js';
import { knownTitles, type Words } from './read-titles.js';

/** Rows among which the header row is looked for: titles, units and dates stand above it. */
const SEARCHED = 50;

/** The line of the header row: the first that has two known titles, else the first that has one. */
export function headLine(grid: Grid, words: Words): number | undefined {
  let single: number | undefined;
  for (let line = 0; line < Math.min(SEARCHED, grid.cells.length); line += 1) {
    const known = knownTitles(grid.cells[line] as readonly CellContent[], words);
    if (known >= 2) return line;
    if (known === 1) single ??= line;
  }
  return single;
}
