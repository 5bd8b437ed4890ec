import type { CellContent } from './cell.js';
import type { Layout } from './layout.js';
import { LongTextsRead } from './long-texts.js';
import type { ReadSheet } from './read-sections.js';
import type { ReadTable } from './read-table.js';
import { knownTitles, readTitles } from './read-titles.js';
import { readLines, roleOf, type SheetRole, wordsOfRole } from './sheet-roles.js';
import { type Given, TableReader } from './table-reader.js';

/**
 * Reads sheets of the own layout row by row, so that a large workbook is never in memory beside its
 * table. Sheets come in the order 长文, 文头, the rows, their entries.
 */
export class StreamedTable {
  readonly #long = new LongTextsRead();
  readonly #reader: TableReader;
  readonly #sheets = new Map<string, { role: SheetRole; sheet: ReadSheet | undefined }>();

  constructor(
    private readonly layout: Layout,
    given: Given = {},
  ) {
    this.#reader = new TableReader(layout, { long: this.#long, given });
  }

  /** Takes a row of a sheet; lines count from 0. */
  add(name: string, line: number, cells: readonly CellContent[]): void {
    const state = this.#state(name);
    if (state === undefined) this.#reader.refuseSheet({ name, cells: [cells] });
    else if (state.role.holds === 'long texts') this.#long.add(cells);
    else if (state.sheet !== undefined)
      readLines(this.#reader, state.role, { sheet: state.sheet, lines: [[line, cells]] });
    else state.sheet = this.#sheet(name, state.role, cells);
  }

  finish(): ReadTable {
    return this.#reader.finish();
  }

  #state(name: string) {
    let state = this.#sheets.get(name);
    if (state === undefined) {
      const role = roleOf(name, this.layout);
      if (role === undefined) return undefined;
      state = { role, sheet: undefined };
      this.#sheets.set(name, state);
    }
    return state;
  }

  /** The sheet, once its header row has come. */
  #sheet(name: string, role: SheetRole, cells: readonly CellContent[]): ReadSheet | undefined {
    const { published } = this.#reader;
    if (knownTitles(cells, wordsOfRole(role, this.layout, published)) < 2) return undefined;
    const own = role.holds === 'rows' ? published : new Map<string, string>();
    return { name, titles: readTitles(cells, wordsOfRole(role, this.layout), own) };
  }
}
