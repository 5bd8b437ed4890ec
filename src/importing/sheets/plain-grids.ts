import type { CellContent } from '../../tabular/cell.js';
import type { Grid } from '../../tabular/grid.js';
import type { CellAt, CellNote } from '../../tabular/read-table.js';
import { cellText, type SheetCell, type SheetGrid, type SheetRow } from './sheet-grid.js';

/** The 序号 of an empty row of a template, saved by a program that does not work formulas out. */
const SERIAL_FORMULA = /^=?IF\(COUNTA\(B\d+:D\d+\)=0,"",ROW\(\)-\d+\)$/;

/** Sheets as the own layout is read from them; formulas without a result are put among `refused`. */
export function plainGrid(sheet: Pick<SheetGrid, 'name' | 'rows'>, refused: CellNote[]): Grid {
  const cells: (readonly CellContent[])[] = [];
  for (const row of sheet.rows) {
    while (cells.length < row.index) cells.push([]);
    cells.push(plainRow(sheet.name, row, refused));
  }
  return { name: sheet.name, cells };
}

/** A row of a sheet as {@link plainGrid} has it. */
export function plainRow(
  sheet: string,
  { index, cells }: SheetRow,
  refused: CellNote[],
): readonly CellContent[] {
  return Array.from(cells, (cell, column) =>
    contentOf(cell, { sheet, row: index, column }, refused),
  );
}

function contentOf(cell: SheetCell | undefined, at: CellAt, refused: CellNote[]): CellContent {
  if (cell === undefined || typeof cell === 'string') return cell;
  switch (cell.type) {
    case 'number':
      return /^0+$/.test(cell.format) && cell.format.length > 1 ? cellText(cell) : cell.value;
    case 'day':
      return { day: cell.day };
    case 'boolean':
      return cellText(cell);
    case 'error':
      refused.push({ ...at, value: cell.value, reason: '公式出错，没有结果' });
      return undefined;
    case 'uncached':
      if (SERIAL_FORMULA.test(cell.formula)) return undefined;
      refused.push({ ...at, value: `=${cell.formula}`, reason: '公式没有存下结果' });
      return undefined;
  }
}
