import { WorkError } from '../../errors.js';
import type { MergedRange, SheetCell, SheetGrid, SheetRow } from './sheet-grid.js';

/** Columns of all merged ranges together that are looked at. */
const MAX_COVERED = 5_000_000;

/** A cell by its place. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Rows and merged ranges of a sheet by place, for quick look-up. */
export class SheetIndex {
  readonly #rows: ReadonlyMap<number, SheetRow>;
  /** Column → ranges over it, in the order of their rows. */
  readonly #ranges = new Map<number, MergedRange[]>();

  constructor(readonly grid: SheetGrid) {
    this.#rows = new Map(grid.rows.map((row) => [row.index, row]));
    const ranges = [...grid.merges].sort((a, b) => a.startRow - b.startRow);
    let covered = 0;
    for (const range of ranges) {
      covered += range.endColumn - range.startColumn + 1;
      if (covered > MAX_COVERED) throw new WorkError(`“${grid.name}”的合并单元格过多。`);
      for (let column = range.startColumn; column <= range.endColumn; column += 1) {
        const known = this.#ranges.get(column);
        if (known === undefined) this.#ranges.set(column, [range]);
        else known.push(range);
      }
    }
  }

  /** Content of a cell as it stands; blanks count as nothing. */
  own(row: number, column: number): SheetCell | undefined {
    const cell = this.#rows.get(row)?.cells[column];
    return typeof cell === 'string' && cell.trim() === '' ? undefined : cell;
  }

  /** The merged range over a cell. */
  rangeAt(row: number, column: number): MergedRange | undefined {
    const ranges = this.#ranges.get(column);
    if (ranges === undefined) return undefined;
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle]!;
      if (range.startRow > row) high = middle - 1;
      else if (range.endRow < row) low = middle + 1;
      else return range;
    }
    return undefined;
  }

  /** Where the content of a cell stands: the first cell of its merged range, or the cell itself. */
  source(row: number, column: number): Spot {
    const range = this.rangeAt(row, column);
    return range === undefined
      ? { row, column }
      : { row: range.startRow, column: range.startColumn };
  }

  /** Content of a cell, from its merged range where it has one. */
  content(row: number, column: number): SheetCell | undefined {
    const source = this.source(row, column);
    return this.own(source.row, source.column);
  }

  /** Whether a merged range from a row above covers the cell. */
  isCoveredFromAbove(row: number, column: number): boolean {
    const range = this.rangeAt(row, column);
    return range !== undefined && range.startRow < row;
  }

  /** Rows by number, where they have cells. */
  row(index: number): SheetRow | undefined {
    return this.#rows.get(index);
  }
}
