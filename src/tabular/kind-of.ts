import { isKind, KINDS } from '../model/kinds.js';
import type { Standard } from '../standard/standard.js';
import type { CellContent } from './cell.js';
import { headLine } from './find-head.js';
import type { Grid } from './grid.js';
import { titleText, wordsOf } from './read-titles.js';
import { cellText } from './row-reader.js';
import type { TableKind } from './table.js';
import {
  baseName,
  HEAD_RESERVED,
  HEAD_SHEET,
  KIND,
  LIST,
  mainSheetName,
  NATURE,
} from './titles.js';

/** The kind that sheets of the own layout say they are: their header, else the name of a sheet. */
export function kindOf(grids: readonly Grid[], standard: Standard): TableKind | undefined {
  for (const grid of grids) {
    const found =
      baseName(grid.name) === HEAD_SHEET ? kindInHeads(grid) : kindOnSheet(grid, standard);
    if (found !== undefined) return found;
  }
  const names = new Map(kindsWithNames(standard).map((kind) => [mainSheetName(kind), kind]));
  for (const { name } of grids) {
    const found = names.get(baseName(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every kind that a table can have, the lists by their names. */
export function kindsWithNames(standard: Standard): readonly TableKind[] {
  return KINDS.flatMap((kind): TableKind[] => {
    if (kind === '地区') return [];
    if (kind === '实施清单')
      return [
        { kind, variant: {} },
        { kind, variant: { standard: true } },
      ];
    const lists = standard.headerElements(kind).get(LIST)?.words;
    return lists === undefined
      ? [{ kind, variant: {} }]
      : lists.map((list) => ({ kind, variant: { list } }));
  });
}

function kindInHeads(grid: Grid): TableKind | undefined {
  const line = headLine(grid, wordsOf(HEAD_RESERVED, []));
  if (line === undefined) return undefined;
  const titles = (grid.cells[line] ?? []).map(titleText);
  return kindOfCells(titles, grid.cells[line + 1] ?? []);
}

/** Where rows and headers stand on one sheet: the columns 文头/类别 … of the first row. */
function kindOnSheet(grid: Grid, standard: Standard): TableKind | undefined {
  const prefix = `${HEAD_SHEET}/`;
  const words = wordsOf(
    new Set([`${prefix}${KIND}`]),
    [...standard.elements('实施清单').keys()].map(named),
  );
  for (const [line, cells] of grid.cells.slice(0, 50).entries()) {
    const titles = cells.map(titleText);
    if (!titles.some((title) => words.reserved.has(title))) continue;
    const heads = titles.map((title) =>
      title.startsWith(prefix) ? title.slice(prefix.length) : '',
    );
    return kindOfCells(heads, grid.cells[line + 1] ?? []);
  }
  return undefined;
}

function named(name: string) {
  return { name, element: undefined, width: 0 };
}

function kindOfCells(
  titles: readonly string[],
  cells: readonly CellContent[],
): TableKind | undefined {
  const text = (title: string) => {
    const index = titles.indexOf(title);
    return index < 0 ? '' : cellText(cells[index]);
  };
  const kind = text(KIND);
  if (!isKind(kind) || kind === '地区') return undefined;
  const list = text(LIST);
  if (list !== '') return { kind, variant: { list } };
  return { kind, variant: text(NATURE) === '标准' ? { standard: true } : {} };
}
