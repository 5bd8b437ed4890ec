import { plainGrid } from '../importing/sheets/plain-grids.js';
import type { SheetGrid } from '../importing/sheets/sheet-grid.js';
import type { Standard } from '../standard/standard.js';
import { type ClaimedTable, withClaims } from '../tabular/claims.js';
import type { CellNote } from '../tabular/read-table.js';
import type { TableKind } from '../tabular/table.js';
import { tableOf } from '../tabular/table-of.js';

/** What a workbook to be judged holds. */
export interface WorkbookTable extends ClaimedTable {
  /** Sheets without rows of a catalog, in Chinese. */
  readonly unread: readonly string[];
}

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
  const grids = used.map((sheet) => plainGrid(sheet, refused));
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
