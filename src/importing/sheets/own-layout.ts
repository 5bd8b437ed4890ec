import type { Standard } from '../../standard/standard.js';
import { withClaims } from '../../tabular/claims.js';
import type { CellNote, ReadTable } from '../../tabular/read-table.js';
import { tableOf } from '../../tabular/table-of.js';
import type { Given } from '../../tabular/table-reader.js';
import { baseName, cleanTitle, HEAD_SHEET, KIND, OWNER, REGION } from '../../tabular/titles.js';
import { plainGrid } from './plain-grids.js';
import { GridCells } from './raw-cells.js';
import { repairedTable } from './repair-table.js';
import { cellText, type SheetGrid } from './sheet-grid.js';

/** Rows among which the marks of the own layout stand. */
export const LOOKED_AT = 60;
/** Sheets of a template that hold no rows. */
export const ASIDE: ReadonlySet<string> = new Set(['填报说明', '词典']);

/**
 * Whether sheets are what `sitong export` or `sitong template` wrote, perhaps filled in since: there
 * is a sheet 文头, a column 文头/类别, or a table of entries with 所属序号.
 */
export function isOwnLayout(sheets: readonly Pick<SheetGrid, 'name' | 'rows'>[]): boolean {
  return sheets.some(({ name, rows }) => {
    const isHead = baseName(name) === HEAD_SHEET;
    return rows.slice(0, LOOKED_AT).some(({ cells }) =>
      cells.some((cell) => {
        const title = typeof cell === 'string' ? cleanTitle(cellText(cell)) : '';
        if (isHead) return title === KIND || title === REGION;
        return title === OWNER || title.startsWith(`${HEAD_SHEET}/`);
      }),
    );
  });
}

/**
 * Reads sheets of the own layout: exactly what was written, and with the certain repairs what was
 * filled in since. @throws WorkError where they do not say of which 类别 they are.
 */
export function readOwnLayout(
  sheets: readonly SheetGrid[],
  standard: Standard,
  given: Given,
): ReadTable {
  const refused: CellNote[] = [];
  const used = sheets.filter(({ name }) => !ASIDE.has(name));
  const grids = used.map((sheet) => plainGrid(sheet, refused));
  const { table } = withClaims(tableOf(grids, standard, given));
  const read = { ...table, refused: [...refused, ...table.refused] };
  return repairedTable(read, new GridCells(sheets), standard);
}
