import type { Standard } from '../../standard/standard.js';
import { withClaims } from '../../tabular/claims.js';
import type { Grid } from '../../tabular/grid.js';
import type { CellNote, ReadTable } from '../../tabular/read-table.js';
import { StreamedTable } from '../../tabular/streamed-table.js';
import type { Given } from '../../tabular/table-reader.js';
import { ASIDE, isOwnLayout, LOOKED_AT } from './own-layout.js';
import { plainGrid, plainRow } from './plain-grids.js';
import { AskedCells } from './raw-cells.js';
import { repairedTable } from './repair-table.js';
import type { SheetRow } from './sheet-grid.js';
import type { SheetProgress, Workbook } from './workbook.js';

/** What is known of a workbook beside its sheets. */
export interface OwnSetting {
  readonly standard: Standard;
  readonly given: Given;
  /** Names of sheets that hold no rows. */
  readonly aside: ReadonlySet<string>;
  readonly progress?: SheetProgress | undefined;
}

type Entry = Workbook['sheets'][number];

/** A sheet, its first rows, and the cells of it that could not be taken as they are. */
interface OwnSheet {
  readonly entry: Entry;
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly refused: CellNote[];
}

/** Rows do not stand in their order: no program writes that, and only whole sheets can be sorted. */
class OutOfOrder extends Error {}

/**
 * Reads a workbook of the own layout as `readOwnLayout` does, row by row: beside the table only some
 * rows are in memory. Undefined for a workbook of another layout, or one that must be read whole.
 *
 * @throws WorkError where the sheets do not say of which 类别 they are, or the file is broken.
 */
export async function readOwnWorkbook(
  workbook: Workbook,
  setting: OwnSetting,
): Promise<ReadTable | undefined> {
  try {
    const sheets: OwnSheet[] = [];
    for (const entry of workbook.sheets)
      if (!setting.aside.has(entry.name)) sheets.push(await sheetOf(workbook, entry));
    if (!isOwnLayout(sheets)) return undefined;
    const used = sheets.filter(({ name }) => !ASIDE.has(name));
    return await repaired(await readTable(workbook, used, setting), { workbook, sheets, setting });
  } catch (cause) {
    if (cause instanceof OutOfOrder) return undefined;
    throw cause;
  }
}

async function sheetOf(workbook: Workbook, entry: Entry): Promise<OwnSheet> {
  const rows: SheetRow[] = [];
  for await (const some of inOrder(workbook.rows(entry))) {
    rows.push(...some.slice(0, LOOKED_AT - rows.length));
    if (rows.length >= LOOKED_AT) break;
  }
  return { entry, name: entry.name, rows, refused: [] };
}

async function readTable(
  workbook: Workbook,
  sheets: readonly OwnSheet[],
  { standard, given, progress }: OwnSetting,
): Promise<ReadTable> {
  const heads = new Map<Grid, OwnSheet>(sheets.map((sheet) => [headOf(sheet), sheet]));
  const streamed = new StreamedTable([...heads.keys()], standard, given);
  for (const head of streamed.order) {
    const { entry, name, refused } = heads.get(head)!;
    const take = streamed.open(head);
    for await (const rows of inOrder(workbook.rows(entry, progress)))
      take(rows.map((row) => [row.index, plainRow(name, row, refused)]));
  }
  const { table } = withClaims(streamed.finish());
  const refused = sheets.flatMap((sheet) => sheet.refused);
  return { ...table, refused: [...refused, ...table.refused] };
}

/** As much of a sheet as its header row may stand in. */
function headOf({ name, rows }: OwnSheet): Grid {
  const first = rows.filter(({ index }) => index < LOOKED_AT);
  return plainGrid({ name, rows: first }, []);
}

/** The table repaired; the sheets are read once more where a cell must be looked at again. */
async function repaired(
  table: ReadTable,
  {
    workbook,
    sheets,
    setting: { standard },
  }: {
    readonly workbook: Workbook;
    readonly sheets: readonly OwnSheet[];
    readonly setting: OwnSetting;
  },
): Promise<ReadTable> {
  const cells = new AskedCells(workbook.is1904);
  const first = repairedTable(table, cells, standard);
  if (cells.sheets.size === 0) return first;
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  for (const name of cells.sheets) {
    const sheet = byName.get(name);
    if (sheet === undefined) continue;
    for await (const rows of workbook.rows(sheet.entry)) cells.add(name, rows);
  }
  return repairedTable(table, cells, standard);
}

async function* inOrder(
  batches: AsyncIterable<readonly SheetRow[]>,
): AsyncGenerator<readonly SheetRow[]> {
  let last = -1;
  for await (const rows of batches) {
    for (const { index } of rows) {
      if (index <= last) throw new OutOfOrder();
      last = index;
    }
    yield rows;
  }
}
