import { UsageError, WorkError } from '../errors.js';
import { type LeftSheet, readForeign } from '../importing/sheets/foreign.js';
import { plainGrid } from '../importing/sheets/plain-grids.js';
import type { ForeignTable } from '../importing/sheets/read-rows.js';
import { columnLetters, type SheetGrid } from '../importing/sheets/sheet-grid.js';
import type { Standard } from '../standard/standard.js';
import { type ClaimedTable, withClaims } from '../tabular/claims.js';
import type { CellNote } from '../tabular/read-table.js';
import { type TableKind, tableName } from '../tabular/table.js';
import { tableOf } from '../tabular/table-of.js';
import { baseName, HEAD_SHEET } from '../tabular/titles.js';

/** What a workbook to be judged holds. */
export interface WorkbookTable extends ClaimedTable {
  /** Sheets without rows of a catalog, in Chinese. */
  readonly unread: readonly string[];
}

/** Sheets that a template has besides its rows, and those of an earlier check: no rows stand there. */
const ASIDE = new Set(['填报说明', '词典']);

/** What is known of a workbook beside its sheets. */
export interface WorkbookSetting {
  readonly standard: Standard;
  readonly kind: TableKind | undefined;
  readonly region: { readonly code: string; readonly name: string } | undefined;
  /** Names of sheets that an earlier check wrote. */
  readonly summaries: ReadonlySet<string>;
  /** Names of regions by code, and the name of the file without its ending: both may tell the region. */
  readonly divisions: ReadonlyMap<string, string>;
  readonly fileTitle: string;
}

/**
 * Reads the rows of a workbook: as it stands where it has our layout (a sheet 文头), else whatever its
 * layout, with what was made of its cells.
 *
 * @throws WorkError when no sheet holds rows of a catalog, UsageError when there are several kinds.
 */
export function readWorkbookTable(
  sheets: readonly SheetGrid[],
  setting: WorkbookSetting,
): WorkbookTable {
  const used = sheets.filter(({ name }) => !ASIDE.has(name) && !setting.summaries.has(name));
  const isOwn = used.some(({ name }) => baseName(name) === HEAD_SHEET);
  return isOwn ? readOwn(used, setting) : readOther(used, setting);
}

function readOwn(
  sheets: readonly SheetGrid[],
  { standard, kind, region }: WorkbookSetting,
): WorkbookTable {
  const refused: CellNote[] = [];
  const grids = sheets.map((sheet) => plainGrid(sheet, refused));
  const read = tableOf(grids, standard, {
    ...(kind === undefined ? {} : { kind }),
    ...(region === undefined ? {} : { region }),
  });
  const { table, ...claims } = withClaims(read);
  return {
    table: { ...table, refused: [...refused, ...table.refused] },
    ...claims,
    unread: [],
  };
}

function readOther(
  sheets: readonly SheetGrid[],
  { standard, divisions, fileTitle, kind, region }: WorkbookSetting,
): WorkbookTable {
  const { tables, left } = readForeign(sheets, {
    standard,
    divisions,
    fileTitle,
    kind: kind === undefined ? undefined : tableName(kind),
    region: region?.code,
  });
  const [first] = tables;
  if (first === undefined) {
    const reasons = left.map(({ sheet, reason }) => `“${sheet}”${reason}`).join('；');
    throw new WorkError(`没有可以检查的事项表：${reasons}`);
  }
  const kinds = [...new Set(tables.map(tableName))];
  if (kinds.length > 1)
    throw new UsageError(`工作簿里有几类表（${kinds.join('、')}），用 --kind 写明检查哪一类`);
  const { table, ...claims } = withClaims({
    kind: first.kind,
    variant: first.variant,
    sections: tables.flatMap(({ sections }) => sections),
    refused: tables.flatMap(({ refused }) => refused),
    corrected: tables.flatMap(({ corrected }) => corrected),
  });
  return { table, ...claims, unread: unreadOf(tables, left) };
}

/** What of foreign sheets was not taken, in Chinese. */
function unreadOf(tables: readonly ForeignTable[], left: readonly LeftSheet[]): readonly string[] {
  return [
    ...left.flatMap(({ sheet, reason, isTable }) =>
      isTable ? [`工作表“${sheet}”（${reason}）`] : [],
    ),
    ...tables.flatMap(({ plan, untaken, otherRegions }) => [
      ...[...untaken].map(
        ([column, cells]) => `工作表“${plan.sheet}”的 ${columnLetters(column)} 列（${cells} 格）`,
      ),
      ...(otherRegions > 0 ? [`工作表“${plan.sheet}”里其他地区的 ${otherRegions} 行`] : []),
    ]),
  ];
}
