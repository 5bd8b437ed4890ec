import type { CellContent } from './cell.js';

/** A sheet, or a delimited file: rows of cells. */
export interface Grid {
  readonly name: string;
  readonly cells: readonly (readonly CellContent[])[];
}
