import type { Standard } from '../standard/standard.js';
import type { CellContent } from './cell.js';
import type { Grid } from './grid.js';
import type { ReadTable } from './read-table.js';
import { StreamedTable } from './streamed-table.js';
import type { Given } from './table-reader.js';

/**
 * Reads the own layout: the sheets that `gridsOf` writes, in whatever order and whichever columns
 * are left of them, with any title rows above the header. Values are exactly those that were written;
 * nothing is dropped silently: what cannot be taken is among the refused cells.
 *
 * @param given what the sheets need not say themselves: the kind, the region of their rows.
 * @throws WorkError where the sheets do not say of which 类别 they are, or hold no header row.
 */
export function tableOf(grids: readonly Grid[], standard: Standard, given: Given = {}): ReadTable {
  const table = new StreamedTable(grids, standard, given);
  for (const grid of table.order) table.open(grid)(linesOf(grid));
  return table.finish();
}

function* linesOf({ cells }: Grid): Generator<readonly [number, readonly CellContent[]]> {
  for (let line = 0; line < cells.length; line += 1) yield [line, cells[line] ?? []];
}
