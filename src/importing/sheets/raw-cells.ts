import type { CellAt } from '../../tabular/read-table.js';
import { SheetIndex } from './merges.js';
import type { SheetCell, SheetGrid, SheetRow } from './sheet-grid.js';

/** Cells of sheets as they stand, by their place. */
export interface RawCells {
  /** Serial numbers of days count from 1904-01-01, not from 1900. */
  readonly is1904: boolean;
  /** Content of a cell; undefined for one that is empty or blank. */
  at(place: CellAt): SheetCell | undefined;
}

/** The cells of sheets that are in memory. */
export class GridCells implements RawCells {
  readonly is1904: boolean;
  readonly #sheets: ReadonlyMap<string, SheetIndex>;

  constructor(sheets: readonly SheetGrid[]) {
    this.is1904 = sheets.some((sheet) => sheet.is1904);
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name, new SheetIndex(sheet)]));
  }

  at({ sheet, row, column }: CellAt): SheetCell | undefined {
    return this.#sheets.get(sheet)?.own(row, column);
  }
}

type Columns = Map<number, SheetCell | undefined>;

/**
 * Cells of sheets that are read again: those that were asked for, and not found yet, are remembered;
 * once their rows were handed over, they are found.
 */
export class AskedCells implements RawCells {
  readonly #sheets = new Map<string, Map<number, Columns>>();

  constructor(readonly is1904: boolean) {}

  at({ sheet, row, column }: CellAt): SheetCell | undefined {
    const rows = this.#sheets.get(sheet) ?? new Map<number, Columns>();
    const columns: Columns = rows.get(row) ?? new Map();
    this.#sheets.set(sheet, rows.set(row, columns));
    const cell = columns.get(column);
    columns.set(column, cell);
    return cell;
  }

  /** Sheets of which a cell was asked for. */
  get sheets(): ReadonlySet<string> {
    return new Set(this.#sheets.keys());
  }

  /** Hands over rows of a sheet. */
  add(sheet: string, rows: readonly SheetRow[]): void {
    const asked = this.#sheets.get(sheet);
    for (const { index, cells } of rows) {
      const columns = asked?.get(index);
      for (const column of columns?.keys() ?? []) {
        const cell = cells[column];
        if (typeof cell !== 'string' || cell.trim() !== '') columns?.set(column, cell);
      }
    }
  }
}
