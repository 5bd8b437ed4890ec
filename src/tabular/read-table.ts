import type { TableKind, TableSection } from './table.js';

/** A cell of a workbook or of a delimited file; row and column count from 0. */
export interface CellAt {
  /** Name of the sheet; the file's name where there are no sheets. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A cell that could not be taken, or was taken as something else than it holds. */
export interface CellNote extends CellAt {
  /** What the cell shows. */
  readonly value: string;
  /** Why it was not taken, or what was made of it; one Chinese clause. */
  readonly reason: string;
}

/** Rows of one region as they were read, and where they stand. */
export interface ReadSection extends TableSection {
  /**
   * Where a value stands: the path leads into the row, as [] (the row itself), ['事项名称'] or
   * ['申请材料', 2, '材料名称']. The longest part of it that has a cell counts.
   */
  at(row: number, path: readonly (string | number)[]): CellAt | undefined;
}

/** A table as it was read from a workbook or a delimited file: nothing of it is dropped silently. */
export interface ReadTable extends TableKind {
  readonly sections: readonly ReadSection[];
  /** Cells that could not be taken. */
  readonly refused: readonly CellNote[];
  /** Cells that were understood otherwise than they stand: zeros restored, serials read as days. */
  readonly corrected: readonly CellNote[];
}
