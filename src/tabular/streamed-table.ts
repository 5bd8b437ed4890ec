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
import { type Given, type Lines, TableReader } from './table-reader.js';
import { FORM, HEAD_SHEET } from './titles.js';

/** Long texts are read before what goes on there, headers before rows, rows before their entries. */
const ORDER: readonly SheetRole['holds'][] = [
  'long texts',
  'heads',
  'rows',
  'entries',
  'head entries',
];
const MAIN: SheetRole = { holds: 'rows', list: '' };

/** Takes lines of one sheet, from its first one on, as many at a time as are at hand. */
export type TakeLines = (lines: Lines) => void;

/**
 * Reads sheets of the own layout one after the other and line by line, so that a large workbook need
 * never be in memory beside its table. Of each sheet the first lines must be known beforehand: they
 * say what it holds.
 */
export class StreamedTable {
  /** The sheets in the order in which they are to be opened and read. */
  readonly order: readonly Grid[];
  readonly #roles: ReadonlyMap<Grid, SheetRole>;
  readonly #layout: Layout;
  readonly #long = new LongTextsRead();
  readonly #reader: TableReader;

  /**
   * @param heads the sheets, whole or as far as a header row is looked for.
   * @param given what the sheets need not say themselves: the kind, the region of their rows.
   * @throws WorkError where the sheets do not say of which 类别 they are, or hold no header row.
   */
  constructor(heads: readonly Grid[], standard: Standard, given: Given = {}) {
    const kind = given.kind ?? kindOf(heads, standard);
    if (kind === undefined)
      throw new WorkError('看不出这张表是哪一类目录：“文头”里没有类别，表名也不是目录或清单的名称');
    this.#layout = layoutOf(standard, kind);
    const { known, unknown } = rolesOf(heads, this.#layout);
    this.#roles = new Map(known.map(({ grid, role }) => [grid, role]));
    const inOrder = ORDER.flatMap((holds) => known.filter(({ role }) => role.holds === holds));
    this.order = [...inOrder.map(({ grid }) => grid), ...unknown];
    this.#reader = new TableReader(this.#layout, { long: this.#long, given });
  }

  /** Begins to read a sheet, when those before it in the order are read. */
  open(head: Grid): TakeLines {
    const role = this.#roles.get(head);
    if (role === undefined) return this.#refusing(head);
    if (role.holds === 'long texts')
      return (lines) => {
        for (const [, cells] of lines) this.#long.add(cells);
      };
    const { published } = this.#reader;
    const line = headLine(head, wordsOfRole(role, this.#layout, published));
    if (line === undefined) return this.#refusing(head);
    const cells = head.cells[line] ?? [];
    const own =
      role.holds !== 'rows'
        ? new Map<string, string>()
        : published.size > 0
          ? published
          : publishedIn(cells, head.cells[line + 1]);
    const titles = readTitles(cells, wordsOfRole(role, this.#layout), own);
    const sheet = { name: head.name, titles };
    return (lines) => readLines(this.#reader, role, { sheet, lines: below(line, lines) });
  }

  /** The table, when all sheets are read. */
  finish(): ReadTable {
    return this.#reader.finish();
  }

  #refusing({ name }: Grid): TakeLines {
    let isSaid = false;
    return (lines) => {
      if (!isSaid) isSaid = this.#reader.refuseSheet(name, lines);
    };
  }
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

/** Published titles as the first row of a single sheet says them. */
function publishedIn(
  titles: readonly CellContent[],
  first: readonly CellContent[] | undefined,
): Published {
  const index = titles.findIndex((cell) => titleText(cell) === `${HEAD_SHEET}/${FORM}`);
  return publishedOf(index < 0 ? undefined : first?.[index]);
}

function* below(
  header: number,
  lines: Lines,
): Generator<readonly [number, readonly CellContent[]]> {
  for (const line of lines) if (line[0] > header) yield line;
}
