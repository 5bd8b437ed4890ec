import { WorkError } from '../errors.js';
import type { Standard } from '../standard/standard.js';
import type { CellContent } from './cell.js';
import { headLine } from './find-head.js';
import type { Grid } from './grid.js';
import { kindOf } from './kind-of.js';
import { type Layout, layoutOf } from './layout.js';
import { LongTextsRead } from './long-texts.js';
import { publishedOf } from './published.js';
import type { ReadTable } from './read-table.js';
import { type Published, readTitles, titleText, type Words, wordsOf } from './read-titles.js';
import { type Given, TableReader } from './table-reader.js';
import {
  baseName,
  CHILD_RESERVED,
  FORM,
  HEAD_CHILD_RESERVED,
  HEAD_RESERVED,
  HEAD_SHEET,
  LONG_SHEET,
  MAIN_RESERVED,
  mainSheetName,
  sheetName,
} from './titles.js';

/**
 * Reads the own layout: the sheets that `gridsOf` writes, in whatever order and whichever columns
 * are left of them, with any title rows above the header. Values are exactly those that were written;
 * nothing is dropped silently: what cannot be taken is among the refused cells.
 *
 * @param given what the sheets need not say themselves: the kind, the region of their rows.
 * @throws WorkError where the sheets do not say of which 类别 they are, or hold no header row.
 */
export function tableOf(grids: readonly Grid[], standard: Standard, given: Given = {}): ReadTable {
  const long = new LongTextsRead();
  for (const grid of grids)
    if (baseName(grid.name) === LONG_SHEET) for (const cells of grid.cells) long.add(cells);
  const kind = given.kind ?? kindOf(grids, standard);
  if (kind === undefined)
    throw new WorkError('看不出这张表是哪一类目录：“文头”里没有类别，表名也不是目录或清单的名称');
  const layout = layoutOf(standard, kind);
  const roles = rolesOf(
    grids.filter(({ name }) => baseName(name) !== LONG_SHEET),
    layout,
  );
  const reader = new TableReader(layout, { long, given });
  for (const grid of roles.heads) readHeads(reader, grid, layout);
  const published = reader.published;
  for (const grid of roles.mains) readRows(reader, grid, { layout, published });
  for (const [list, grid] of roles.children) readChildren(reader, grid, { layout, list });
  for (const grid of roles.unknown) reader.refuseSheet(grid);
  return reader.finish();
}

interface Roles {
  readonly heads: Grid[];
  readonly mains: Grid[];
  readonly children: (readonly [string, Grid])[];
  readonly unknown: Grid[];
}

/** Which sheet is what, by its name; a sheet of another name may be the main one. */
function rolesOf(grids: readonly Grid[], layout: Layout): Roles {
  const roles: Roles = { heads: [], mains: [], children: [], unknown: [] };
  const lists = new Map(
    [...layout.children, ...layout.headerChildren].map(({ name }) => [sheetName(name), name]),
  );
  const main = mainSheetName(layout);
  for (const grid of grids) {
    const name = baseName(grid.name);
    const list = lists.get(name);
    if (name === HEAD_SHEET) roles.heads.push(grid);
    else if (name === main) roles.mains.push(grid);
    else if (list !== undefined) roles.children.push([list, grid]);
    else roles.unknown.push(grid);
  }
  if (roles.mains.length === 0) takeMain(roles, mainWords(layout));
  return roles;
}

function takeMain(roles: Roles, words: Words): void {
  const index = roles.unknown.findIndex((grid) => headLine(grid, words) !== undefined);
  const [main] = index < 0 ? [] : roles.unknown.splice(index, 1);
  if (main === undefined) throw new WorkError('找不到表头：没有一行写着要素的名称');
  roles.mains.push(main);
}

function readHeads(reader: TableReader, grid: Grid, layout: Layout): void {
  const words = headWords(layout);
  const line = headLine(grid, words);
  if (line === undefined) {
    reader.refuseSheet(grid);
    return;
  }
  const titles = readTitles(grid.cells[line] ?? [], words);
  reader.heads({ name: grid.name, titles }, linesAfter(grid, line));
}

function readRows(
  reader: TableReader,
  grid: Grid,
  { layout, published }: { readonly layout: Layout; readonly published: Published },
): void {
  const words = mainWords(layout, published);
  const line = headLine(grid, words);
  if (line === undefined) {
    reader.refuseSheet(grid);
    return;
  }
  const cells = grid.cells[line] ?? [];
  const renamed = published.size > 0 ? published : publishedIn(cells, grid.cells[line + 1]);
  const titles = readTitles(cells, mainWords(layout), renamed);
  reader.rows({ name: grid.name, titles }, linesAfter(grid, line));
}

function readChildren(
  reader: TableReader,
  grid: Grid,
  { layout, list }: { readonly layout: Layout; readonly list: string },
): void {
  const child = layout.children.find(({ name }) => name === list);
  const header = layout.headerChildren.find(({ name }) => name === list);
  const words =
    child === undefined
      ? wordsOf(HEAD_CHILD_RESERVED, header?.columns ?? [])
      : wordsOf(CHILD_RESERVED, child.columns);
  const line = headLine(grid, words);
  if (line === undefined) {
    reader.refuseSheet(grid);
    return;
  }
  const sheet = { name: grid.name, titles: readTitles(grid.cells[line] ?? [], words) };
  if (child === undefined) reader.headEntries(list, sheet, linesAfter(grid, line));
  else reader.entries(list, sheet, linesAfter(grid, line));
}

function headWords(layout: Layout): Words {
  return wordsOf(HEAD_RESERVED, layout.headerColumns, layout.headerChildren);
}

/** The titles of the main table; published ones count as known when the header row is looked for. */
function mainWords(layout: Layout, published: Published = new Map()): Words {
  const words = wordsOf(MAIN_RESERVED, layout.columns, layout.children);
  const reserved = new Set([...words.reserved, ...published.keys()]);
  return {
    ...words,
    reserved: published.size > 0 ? reserved : words.reserved,
    head: headWords(layout),
  };
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
