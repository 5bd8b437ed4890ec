import type { Element } from '../../standard/element.js';
import { TIME_UNITS, type TimeUnit } from '../../values/time-limit.js';
import type { Value } from '../../yaml/value.js';
import { entryOf } from './cells/entries.js';
import { readCell } from './cells/read-cell.js';
import { type Reading, saysNothing } from './cells/reading.js';
import { numberedParts } from './cells/texts.js';
import type { ColumnGroups, ElementColumn, ListColumns } from './column-groups.js';
import type { SheetIndex, Spot } from './merges.js';
import type { NoteTaker } from './notes.js';
import type { RowBuilder } from './row-builder.js';
import { cellText, type SheetCell } from './sheet-grid.js';

/** Reads the cells of one sheet row into the row being built, and notes what it could not take. */
export class ItemReader {
  constructor(
    private readonly index: SheetIndex,
    private readonly groups: ColumnGroups,
    private readonly notes: NoteTaker,
  ) {}

  /** The first row of an item: merged cells from above count too. */
  first(row: number, builder: RowBuilder): void {
    for (const column of this.groups.main) {
      const source = this.#source(row, column.column);
      const cell = source && this.index.own(source.row, source.column);
      if (source === undefined || cell === undefined) continue;
      const isOwn = source.row === row;
      this.#take(column, { row, source, cell, isOwn }, builder);
    }
    this.#entries(row, builder);
  }

  /** A further row of an item: entries of lists, one by one. */
  more(row: number, builder: RowBuilder): void {
    for (const column of this.groups.main) {
      const spot = { row, column: column.column };
      const cell = this.index.own(row, column.column);
      if (cell === undefined || this.#isUnder(spot, cell)) continue;
      const reading = this.#read(column, spot, cell);
      if ('refused' in reading) {
        this.notes.refuse(spot, cell, reading.refused);
        continue;
      }
      if (reading.corrected !== undefined) this.notes.correct(spot, cell, reading.corrected);
      if (reading.value === undefined) continue;
      if (!builder.more(column.element.name, reading.value, row))
        this.notes.refuse(
          spot,
          cell,
          `这一行接着上面的事项，而它的“${column.element.name}”已有别的值`,
        );
    }
    this.#entries(row, builder);
  }

  #take(
    column: ElementColumn,
    { row, source, cell, isOwn }: { row: number; source: Spot; cell: SheetCell; isOwn: boolean },
    builder: RowBuilder,
  ): void {
    const reading = this.#read(column, { row, column: column.column }, cell);
    if ('refused' in reading) {
      // A merged cell is noted once, at the row where it stands.
      if (isOwn) this.notes.refuse(source, cell, reading.refused);
      return;
    }
    if (isOwn && reading.corrected !== undefined)
      this.notes.correct(source, cell, reading.corrected);
    if (reading.value !== undefined) builder.set(column.element.name, reading.value);
    if (
      reading.unit !== undefined &&
      column.unitColumn === undefined &&
      column.unitName !== undefined
    )
      builder.set(column.unitName, reading.unit);
  }

  #read(column: ElementColumn, { row }: Spot, cell: SheetCell): Reading {
    return readCell(cell, column.element, {
      is1904: this.index.grid.is1904,
      hasUnit: column.unitName !== undefined,
      unit: this.#unitAt(row, column) ?? column.unit,
    });
  }

  /** The unit that the row's own cell names. */
  #unitAt(row: number, { unitColumn }: ElementColumn): TimeUnit | undefined {
    if (unitColumn === undefined) return undefined;
    const text = cellText(this.index.content(row, unitColumn)).trim();
    return TIME_UNITS.find((unit) => unit === text);
  }

  /** Content below a merged cell that shows something else: nobody sees it, so it is refused. */
  #isUnder(spot: Spot, cell: SheetCell): boolean {
    const source = this.index.source(spot.row, spot.column);
    if (source.row === spot.row && source.column === spot.column) return false;
    if (cellText(this.index.own(source.row, source.column)) !== cellText(cell))
      this.notes.refuse(spot, cell, '被合并的单元格盖住，表里看不见，没有取');
    return true;
  }

  /** Where a cell's content stands; undefined where it belongs to a column on the left. */
  #source(row: number, column: number): Spot | undefined {
    const own = this.index.own(row, column);
    if (own !== undefined) this.#isUnder({ row, column }, own);
    const source = this.index.source(row, column);
    return source.column === column ? source : undefined;
  }

  #entries(row: number, builder: RowBuilder): void {
    for (const list of this.groups.lists) {
      const own = list.parts.filter(({ column }) => this.#isOwn(row, column));
      if (own.length > 0) this.#entry(row, list, builder);
      else for (const { column } of list.parts) this.#source(row, column);
    }
  }

  /** Whether a cell of the row itself holds something that is seen. */
  #isOwn(row: number, column: number): boolean {
    const cell = this.index.own(row, column);
    if (cell === undefined) return false;
    const source = this.index.source(row, column);
    return source.row === row && source.column === column;
  }

  #entry(row: number, { list, parts }: ListColumns, builder: RowBuilder): void {
    const cells = parts.flatMap((part) => {
      const source = this.#source(row, part.column);
      const cell = source && this.index.own(source.row, source.column);
      return source === undefined || cell === undefined ? [] : [{ part, source, cell }];
    });
    const [first] = cells;
    if (cells.length === 1 && first !== undefined && saysNothing(cellText(first.cell))) {
      if (builder.get(list) === undefined) builder.set(list, []);
      return;
    }
    const count = Math.max(...cells.map(({ cell }) => numberedPieces(cell).length));
    const entries = Array.from({ length: count }, (): Record<string, Value> => ({}));
    for (const { part, source, cell } of cells) {
      const pieces = count === 1 ? [cell] : numberedPieces(cell);
      if (pieces.length !== count && pieces.length !== 1) {
        this.notes.refuse(
          source,
          cell,
          `同一格里的项数与别的列（${count} 项）不同；请一项一行填写`,
        );
        continue;
      }
      if (count > 1 && pieces.length === 1) this.notes.correct(source, cell, `${count} 项都按它取`);
      for (const [i, entry] of entries.entries())
        this.#part(part, { row, source, cell: pieces[i] ?? pieces[0]! }, entry);
    }
    if (count > 1 && first !== undefined)
      this.notes.correct(first.source, first.cell, `按序号拆成 ${count} 项`);
    for (const entry of entries) {
      if (count > 1) this.#remarks(list, entry);
      if (Object.keys(entry).length > 0)
        builder.add(list, inOrder(entry, this.groups.listParts.get(list)), row);
    }
  }

  /** 营业执照（必要）: what stands in brackets fills its own part, unless another column says otherwise. */
  #remarks(list: string, entry: Record<string, Value>): void {
    const parts = this.groups.listParts.get(list);
    const [name] = parts?.keys() ?? [];
    const text = name === undefined ? undefined : entry[name];
    if (parts === undefined || typeof text !== 'string') return;
    const named = Object.entries(entryOf(text, parts) ?? {});
    if (named.every(([key, value]) => key === name || (entry[key] ?? value) === value))
      for (const [key, value] of named) entry[key] = value;
  }

  #part(
    part: ElementColumn,
    { row, source, cell }: { row: number; source: Spot; cell: SheetCell },
    entry: Record<string, Value>,
  ): void {
    const reading = this.#read(part, { row, column: part.column }, cell);
    const isOwn = source.row === row;
    if ('refused' in reading) {
      if (isOwn) this.notes.refuse(source, cell, reading.refused);
      return;
    }
    if (isOwn && reading.corrected !== undefined)
      this.notes.correct(source, cell, reading.corrected);
    if (reading.value !== undefined) entry[part.element.name] = reading.value;
    if (reading.unit !== undefined && part.unitColumn === undefined && part.unitName !== undefined)
      entry[part.unitName] = reading.unit;
  }
}

/** Numbered parts of a cell, without their numbers; the cell itself where nothing is numbered. */
function numberedPieces(cell: SheetCell): readonly SheetCell[] {
  if (typeof cell !== 'string') return [cell];
  const pieces = numberedParts(cell);
  if (pieces === undefined || pieces === 'broken' || pieces.length < 2) return [cell];
  return pieces.map((piece) => piece.replace(/[；;。,，]+$/u, ''));
}

/** Parts in the order of the standard. */
function inOrder(
  entry: Readonly<Record<string, Value>>,
  parts: ReadonlyMap<string, Element> | undefined,
): Record<string, Value> {
  const ordered: Record<string, Value> = {};
  for (const name of parts?.keys() ?? []) {
    const value = entry[name];
    if (value !== undefined) ordered[name] = value;
  }
  return ordered;
}
