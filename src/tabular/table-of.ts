import { WorkError } from '../errors.js';
import type { Standard } from '../standard/standard.js';
import type { CellContent } from './cell.js';
import { headLine } from './find-head.js';
import type { Grid } from './grid.js';
import { kindOf } from './kind-of.js';
import { type Layout, layoutOf } from './layout.js';
import { LongTextsRead } from './long-texts.js';
import { type Published, publishedOf } from './published.js';
import type { ReadTable } from './read-table.js';
import { readTitles, titleText } from './read-titles.js';
import { readLines, roleOf, type SheetRole, wordsOfRole } from './sheet-roles.js';
import { type Given, TableReader } from './table-reader.js';
import { FORM, HEAD_SHEET } from './titles.js';

/** Headers are read before rows, rows before their entries. */
const ORDER: readonly SheetRole['holds'][] = ['heads', 'rows', 'entries', 'head entries'];
const MAIN: SheetRole = { holds: 'rows', list: '' };

/**
 * Reads the own layout: the sheets that `gridsOf` writes, in whatever order and whichever columns
 * are left of them, with any title rows above the header. Values are exactly those that were written;
 * nothing is dropped silently: what cannot be taken is among the refused cells.
 *
 * @param given what the sheets need not say themselves: the kind, the region of their rows.
 * @throws WorkError where the sheets do not say of which 类别 they are, or hold no header row.
 */
export function tableOf(grids: readonly Grid[], standard: Standard, given: Given = {}): ReadTable {
  const kind = given.kind ?? kindOf(grids, standard);
  if (kind === undefined)
    throw new WorkError('看不出这张表是哪一类目录：“文头”里没有类别，表名也不是目录或清单的名称');
  const layout = layoutOf(standard, kind);
  const { known, unknown } = rolesOf(grids, layout);
  const long = new LongTextsRead();
  for (const { grid, role } of known)
    if (role.holds === 'long texts') for (const cells of grid.cells) long.add(cells);
  const reader = new TableReader(layout, { long, given });
  for (const holds of ORDER)
    for (const { grid, role } of known)
      if (role.holds === holds) readGrid(reader, grid, { role, layout });
  for (const grid of unknown) reader.refuseSheet(grid);
  return reader.finish();
}

interface KnownGrid {
  readonly grid: Grid;
  readonly role: SheetRole;
}

/** Which sheet is what, by its name; a sheet of another name may be the main one. */
function rolesOf(
  grids: readonly Grid[],
  layout: Layout,
): { readonly known: readonly KnownGrid[]; readonly unknown: readonly Grid[] } {
  const known: KnownGrid[] = [];
  const unknown: Grid[] = [];
  for (const grid of grids) {
    const role = roleOf(grid.name, layout);
    if (role === undefined) unknown.push(grid);
    else known.push({ grid, role });
  }
  if (known.some(({ role }) => role.holds === 'rows')) return { known, unknown };
  const words = wordsOfRole(MAIN, layout);
  const index = unknown.findIndex((grid) => headLine(grid, words) !== undefined);
  const [main] = index < 0 ? [] : unknown.splice(index, 1);
  if (main === undefined) throw new WorkError('找不到表头：没有一行写着要素的名称');
  return { known: [...known, { grid: main, role: MAIN }], unknown };
}

function readGrid(
  reader: TableReader,
  grid: Grid,
  { role, layout }: { readonly role: SheetRole; readonly layout: Layout },
): void {
  const line = headLine(grid, wordsOfRole(role, layout, reader.published));
  if (line === undefined) {
    reader.refuseSheet(grid);
    return;
  }
  const cells = grid.cells[line] ?? [];
  const published =
    role.holds !== 'rows' || reader.published.size > 0
      ? reader.published
      : publishedIn(cells, grid.cells[line + 1]);
  const own = role.holds === 'rows' ? published : new Map();
  const titles = readTitles(cells, wordsOfRole(role, layout), own);
  readLines(reader, role, { sheet: { name: grid.name, titles }, lines: linesAfter(grid, line) });
}

/** Published titles as the first row of a single sheet says them. */
function publishedIn(
  titles: readonly CellContent[],
  first: readonly CellContent[] | undefined,
): Published {
  const index = titles.findIndex((cell) => titleText(cell) === `${HEAD_SHEET}/${FORM}`);
  return publishedOf(index < 0 ? undefined : first?.[index]);
}

function* linesAfter(
  grid: Grid,
  line: number,
): Generator<readonly [number, readonly CellContent[]]> {
  for (let next = line + 1; next < grid.cells.length; next += 1)
    yield [next, grid.cells[next] ?? []];
}
