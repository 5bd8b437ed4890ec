import type { CellAt, ReadSection, ReadTable } from '../../tabular/read-table.js';
import type { Values } from '../../yaml/value.js';
import { groupColumns } from './column-groups.js';
import { headerLabels } from './guess/header.js';
import { type DivisionNames, regionOfText } from './guess/region.js';
import type { Vocabulary } from './guess/vocabulary.js';
import { ItemReader } from './item-reader.js';
import { SheetIndex } from './merges.js';
import { NoteTaker, type RowNote, shown } from './notes.js';
import { RowBuilder, type RowOrigin } from './row-builder.js';
import { RowSorter } from './row-sort.js';
import { cellText, type SheetGrid } from './sheet-grid.js';
import type { SheetPlan } from './sheet-plan.js';

/** A table read from a sheet of any layout, with everything that did not become a row. */
export interface ForeignTable extends ReadTable {
  readonly plan: SheetPlan;
  /** Rows that hold no item: headers again, notes, headings. */
  readonly passed: readonly RowNote[];
  /** Hidden rows that were taken, from 0. */
  readonly hiddenRows: readonly number[];
  /** Hidden columns that were taken, from 0. */
  readonly hiddenColumns: readonly number[];
  /** Formulas on the sheet of which the saved result was taken. */
  readonly formulas: number;
  /** Untaken columns → cells that hold something. */
  readonly untaken: ReadonlyMap<number, number>;
  /** Taken columns → cells that hold something. */
  readonly taken: ReadonlyMap<number, number>;
  /** Rows of other regions than the one asked for. */
  readonly otherRegions: number;
}

/** What is known beside the sheet and its plan. */
export interface RowsSetting {
  readonly vocabulary: Vocabulary;
  readonly divisions: DivisionNames;
  /** Only rows of this region, where a column says the region. */
  readonly onlyRegion?: string | undefined;
}

interface SectionDraft {
  readonly region: string;
  readonly rows: Values[];
  readonly origins: RowOrigin[];
}

/** Reads the rows of a sheet as its plan says. */
export function readRows(grid: SheetGrid, plan: SheetPlan, setting: RowsSetting): ForeignTable {
  // A merged header cell may reach into the rows: what is below it counts as it stands.
  const merges = grid.merges.filter(({ startRow }) => startRow > plan.headerRows[1]);
  return new RowsReader(new SheetIndex({ ...grid, merges }), plan, setting).read(grid);
}

class RowsReader {
  readonly #notes: NoteTaker;
  readonly #sections = new Map<string, SectionDraft>();
  readonly #passed: RowNote[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #counts = new Map<number, number>();
  #open: { readonly builder: RowBuilder; readonly region: string | undefined } | undefined;
  #otherRegions = 0;

  constructor(
    private readonly index: SheetIndex,
    private readonly plan: SheetPlan,
    private readonly setting: RowsSetting,
  ) {
    this.#notes = new NoteTaker(index.grid.name);
  }

  read(whole: SheetGrid): ForeignTable {
    const { plan, index, setting } = this;
    const groups = groupColumns(plan, setting.vocabulary);
    const reader = new ItemReader(index, groups, this.#notes);
    const sorter = new RowSorter(index, plan, headerLabels(new SheetIndex(whole), plan.headerRows));
    for (const row of index.grid.rows) {
      if (row.index <= plan.headerRows[1]) continue;
      const sort = sorter.sort(row);
      if (sort.as === 'blank') continue;
      const first = row.cells.findIndex((cell) => cellText(cell).trim() !== '');
      if (sort.as === 'stray')
        this.#notes.refuse({ row: row.index, column: first }, row.cells[first], sort.reason);
      else if (sort.as === 'item' || sort.as === 'more') {
        if (row.hidden) this.#hiddenRows.push(row.index);
        this.#count(row.cells);
        if (sort.as === 'item') this.#begin(row.index, groups.region);
        const { builder } = this.#open!;
        if (this.#open!.region === undefined) continue;
        if (sort.as === 'item') reader.first(row.index, builder);
        else reader.more(row.index, builder);
      } else this.#passed.push({ row: row.index, text: shown(row.cells[first]), as: sort.as });
    }
    this.#finish();
    return this.#table();
  }

  /** Begins a row of the region that its column names. */
  #begin(row: number, column: number | undefined): void {
    this.#finish();
    const builder = new RowBuilder(row);
    this.#open = { builder, region: this.#regionAt(row, column) };
  }

  #regionAt(row: number, column: number | undefined): string | undefined {
    const { onlyRegion, divisions } = this.setting;
    if (column === undefined) return this.plan.region;
    const spot = this.index.source(row, column);
    const cell = this.index.own(spot.row, spot.column);
    const region = regionOfText(cellText(cell), divisions);
    if (region === undefined) {
      this.#notes.refuse(spot, cell, '看不出是哪个地区，这一行没有取；请填六位地区代码');
      return undefined;
    }
    if (onlyRegion === undefined || region === onlyRegion) return region;
    this.#otherRegions += 1;
    return undefined;
  }

  #finish(): void {
    if (this.#open?.region === undefined) return;
    const { builder, region } = this.#open;
    this.#open = undefined;
    const { values, origin } = builder.finish(this.setting.vocabulary.elements.keys());
    let section = this.#sections.get(region);
    if (section === undefined) {
      section = { region, rows: [], origins: [] };
      this.#sections.set(region, section);
    }
    if (Object.keys(values).length === 0) {
      const cells = this.index.row(origin.row)?.cells ?? [];
      const column = cells.findIndex((cell) => cellText(cell).trim() !== '');
      const hasRefused = (this.#notes.refused.at(-1)?.row ?? -1) >= origin.row;
      if (!hasRefused)
        this.#notes.refuse({ row: origin.row, column }, cells[column], '这一行只有序号，没有内容');
      return;
    }
    section.rows.push(values);
    section.origins.push(origin);
  }

  #count(cells: readonly unknown[]): void {
    for (let column = 0; column < cells.length; column += 1)
      if (cells[column] !== undefined)
        this.#counts.set(column, (this.#counts.get(column) ?? 0) + 1);
  }

  #table(): ForeignTable {
    const { plan, setting } = this;
    const taken = new Map<number, number>();
    const untaken = new Map<number, number>();
    const planned = new Set(plan.columns.map(({ column }) => column));
    for (const { column, use } of plan.columns)
      (use.as === 'nothing' ? untaken : taken).set(column, this.#counts.get(column) ?? 0);
    for (const [column, count] of this.#counts)
      if (!planned.has(column)) untaken.set(column, count);
    return {
      kind: plan.kind,
      variant: plan.variant,
      sections: [...this.#sections.values()]
        .filter(({ rows }) => rows.length > 0)
        .map((draft) => this.#section(draft, setting.divisions)),
      refused: this.#notes.refused,
      corrected: this.#notes.corrected,
      plan,
      passed: this.#passed,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: [...this.index.grid.hiddenColumns].filter((column) => taken.has(column)),
      formulas: this.index.grid.formulas,
      untaken,
      taken,
      otherRegions: this.#otherRegions,
    };
  }

  #section({ region, rows, origins }: SectionDraft, names: DivisionNames): ReadSection {
    const columns = new Map<string, number>();
    for (const { column, use } of this.plan.columns)
      if (use.as === 'element') columns.set(use.path.join('/'), column);
    return {
      region,
      regionName: names.get(region) ?? (region === '000000' ? '国家' : region),
      header: this.plan.documentHeader,
      rows,
      at: (row, path) => {
        const origin = origins[row];
        return origin && this.#place(origin, path, columns);
      },
    };
  }

  /** The cell of the longest part of a path that has one; a row stands where its first column does. */
  #place(
    { row, entries }: RowOrigin,
    path: readonly (string | number)[],
    columns: ReadonlyMap<string, number>,
  ): CellAt {
    const [element, entry, part] = path;
    const name = String(element ?? '');
    const entryRow = typeof entry === 'number' ? entries.get(name)?.[entry] : undefined;
    const column =
      (part === undefined ? undefined : columns.get(`${name}/${part}`)) ??
      columns.get(name) ??
      columns.get(name.replace(/单位$/, '')) ??
      (entryRow === undefined ? undefined : firstPart(columns, name)) ??
      firstPart(columns, name) ??
      Math.min(...columns.values());
    const { row: top, column: left } = this.index.source(entryRow ?? row, column);
    return this.#notes.at({ row: top, column: left });
  }
}

function firstPart(columns: ReadonlyMap<string, number>, list: string): number | undefined {
  for (const [path, column] of columns) if (path.startsWith(`${list}/`)) return column;
  return undefined;
}
