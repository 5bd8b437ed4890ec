import type { CellContent } from './cell.js';
import type { Grid } from './grid.js';
import type { Layout } from './layout.js';
import { type Sheet, type SheetOptions, sheetsOf } from './sheets.js';
import type { TableSource } from './source.js';
import { subRowSheet } from './sub-rows.js';

/** How a table is laid out in grids. */
export interface GridOptions extends SheetOptions {
  /** One grid with sub-rows, for delimited files, instead of sheets. */
  readonly subRows?: boolean;
}

/** The own layout of a table, with a header row on each grid and nothing above; `tableOf` reads it. */
export function gridsOf(
  table: TableSource,
  layout: Layout,
  options: GridOptions = {},
): readonly Grid[] {
  if (options.subRows === true) return [gridOf(subRowSheet(table, layout, options))];
  return sheetsOf(table, layout, options).map(gridOf);
}

function gridOf({ name, columns, rows }: Sheet): Grid {
  const cells: (readonly CellContent[])[] = [columns.map(({ title }) => title)];
  for (const row of rows) cells.push(row);
  return { name, cells };
}
