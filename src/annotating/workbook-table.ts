import { cellText, type SheetCell, type SheetGrid } from '../importing/sheets/sheet-grid.js';
import type { Standard } from '../standard/standard.js';
import type { CellContent } from '../tabular/cell.js';
import { type ClaimedTable, withClaims } from '../tabular/claims.js';
import type { Grid } from '../tabular/grid.js';
import type { CellAt, CellNote } from '../tabular/read-table.js';
import type { TableKind } from '../tabular/table.js';
import { tableOf } from '../tabular/table-of.js';

/** What a workbook to be judged holds. */
export interface WorkbookTable extends ClaimedTable {
  /** Sheets without rows of a catalog, in Chinese. */
  readonly unread: readonly string[];
}

const SERIAL_FORMULA = /^=?IF\(COUNTA\(B\d+:D\d+\)=0,"",ROW\(\)-\d+\)$/;

/** Sheets that a template has besides its rows, and those of an earlier check: no rows stand there. */
const ASIDE = new Set(['填报说明', '词典']);

/** @throws WorkError when no sheet holds rows of a catalog. */
export function readWorkbookTable(
  sheets: readonly SheetGrid[],
  given: {
    readonly standard: Standard;
    readonly kind: TableKind | undefined;
    readonly region: { readonly code: string; readonly name: string } | undefined;
    /** Names of sheets that an earlier check wrote. */
    readonly summaries: ReadonlySet<string>;
  },
): WorkbookTable {
  const refused: CellNote[] = [];
  const used = sheets.filter(({ name }) => !ASIDE.has(name) && !given.summaries.has(name));
  const grids = used.map((sheet) => gridOf(sheet, refused));
  const read = tableOf(grids, given.standard, {
    ...(given.kind === undefined ? {} : { kind: given.kind }),
    ...(given.region === undefined ? {} : { region: given.region }),
  });
  const { table, ...claims } = withClaims(read);
  return {
    table: { ...table, refused: [...refused, ...table.refused] },
    ...claims,
    unread: [],
  };
}

function gridOf(sheet: SheetGrid, refused: CellNote[]): Grid {
  const cells: (readonly CellContent[])[] = [];
  for (const { index, cells: row } of sheet.rows) {
    while (cells.length < index) cells.push([]);
    cells.push(
      Array.from(row, (cell, column) =>
        contentOf(cell, { sheet: sheet.name, row: index, column }, refused),
      ),
    );
  }
  return { name: sheet.name, cells };
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
      // The 序号 of an empty row of a template, saved by a program that does not work formulas out.
      if (SERIAL_FORMULA.test(cell.formula)) return undefined;
      refused.push({ ...at, value: `=${cell.formula}`, reason: '公式没有存下结果' });
      return undefined;
  }
}
