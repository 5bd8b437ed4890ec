import type { CellAt, CellNote } from '../../tabular/read-table.js';
import type { Spot } from './merges.js';
import { cellText, type SheetCell } from './sheet-grid.js';

/** A row below the header that gives no item. */
export interface RowNote {
  /** From 0. */
  readonly row: number;
  readonly text: string;
  readonly as: 'header' | 'note' | 'heading';
}

/** Longer values are cut where they are only named. */
const SHOWN = 80;

/** Gathers what a sheet's cells could not give, and what was made of them. */
export class NoteTaker {
  readonly refused: CellNote[] = [];
  readonly corrected: CellNote[] = [];

  constructor(private readonly sheet: string) {}

  at({ row, column }: Spot): CellAt {
    return { sheet: this.sheet, row, column };
  }

  refuse(spot: Spot, cell: SheetCell | undefined, reason: string): void {
    this.refused.push({ ...this.at(spot), value: shown(cell), reason });
  }

  correct(spot: Spot, cell: SheetCell | undefined, reason: string): void {
    this.corrected.push({ ...this.at(spot), value: shown(cell), reason });
  }
}

/** Text of a cell on one line, cut. */
export function shown(cell: SheetCell | undefined): string {
  const text = cellText(cell).replace(/\s+/gu, ' ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
