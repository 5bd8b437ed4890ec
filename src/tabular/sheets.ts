import type { CellContent } from './cell.js';
import {
  entryCells,
  entryColumns,
  type Field,
  mainFields,
  ownerFields,
  type PublishedColumn,
  placeFields,
  type RowAt,
  type SheetColumn,
} from './fields.js';
import { headFields } from './head-fields.js';
import type { Layout } from './layout.js';
import { LONG_TITLES, LongTexts } from './long-texts.js';
import { isEntries, type TableSource } from './source.js';
import { continuedName, HEAD_SHEET, LONG_SHEET, mainSheetName, sheetName } from './titles.js';
import { type Usage, type UsedChild, usageOf } from './usage.js';

/** A sheet of the own layout; its rows are made when they are asked for. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly CellContent[]>;
  /** How many rows there are; for the sheet of long texts not known before the others are written. */
  readonly count: number;
}

export interface SheetOptions {
  /** All columns and child tables, also those without a value: a form to fill in. */
  readonly all?: boolean;
  /** The published columns; the others follow. */
  readonly form?: readonly PublishedColumn[] | undefined;
  /** Rows of a sheet under its header, at most; further ones stand on a sheet of the next number. */
  readonly sheetRows?: number;
}

/** Excel's 1,048,576 rows of a sheet without room for titles and notes. */
const SHEET_ROWS = 1_048_000;

/**
 * The own layout of a table as sheets: the rows, a sheet for each list of entries, the headers, and
 * the rest of texts that do not fit a cell. Sheets are to be written in the order given: the last one
 * is complete when the others are written.
 */
export function sheetsOf(
  table: TableSource,
  layout: Layout,
  options: SheetOptions = {},
): readonly Sheet[] {
  const usage = usageOf(table, layout, options.all === true);
  const long = new LongTexts();
  const fields = mainFields(usage, { subRows: false, form: options.form });
  const main: Sheet = {
    name: mainSheetName(layout),
    columns: fields,
    rows: { [Symbol.iterator]: () => mainRows(usage, fields, long) },
    count: usage.rows,
  };
  const sheets = [
    main,
    ...usage.children.map((child) => childSheet(usage, child, long)),
    headSheet(usage, layout, { fields, long }),
    ...usage.headerChildren.map((child) => headerChildSheet(usage, child, long)),
  ].flatMap((sheet) => split(sheet, options.sheetRows ?? SHEET_ROWS));
  return usage.long ? [...sheets, longSheet(long)] : sheets;
}

/** Every row of every section with its number. */
export function* rowsOf(usage: Usage): Generator<RowAt> {
  let serial = 0;
  for (const place of usage.sections) {
    for (const row of place.section.rows) {
      serial += 1;
      yield { row, serial, place };
    }
  }
}

function* mainRows(usage: Usage, fields: readonly Field[], long: LongTexts) {
  for (const at of rowsOf(usage)) yield fields.map(({ cell }) => long.fit(cell(at)));
}

function childSheet(usage: Usage, { child, columns, count }: UsedChild, long: LongTexts): Sheet {
  const owner = ownerFields();
  function* rows() {
    for (const at of rowsOf(usage)) {
      const entries = Object.hasOwn(at.row, child.name) ? at.row[child.name] : undefined;
      if (!isEntries(entries)) continue;
      const head = owner.map(({ cell }) => long.fit(cell(at)));
      for (const [index, entry] of entries.entries())
        yield [...head, ...entryCells(entry, index + 1, columns).map((cell) => long.fit(cell))];
    }
  }
  return {
    name: sheetName(child.name),
    columns: [...owner, ...entryColumns(columns)],
    rows: { [Symbol.iterator]: rows },
    count,
  };
}

function headSheet(
  usage: Usage,
  layout: Layout,
  { fields, long }: { readonly fields: readonly Field[]; readonly long: LongTexts },
): Sheet {
  const columns = headFields(usage, layout, { fields, subRows: false });
  function* rows() {
    for (const [index, place] of usage.sections.entries())
      yield columns.map(({ cell }) =>
        long.fit(cell({ row: place.section.header, serial: index + 1, place })),
      );
  }
  return {
    name: HEAD_SHEET,
    columns,
    rows: { [Symbol.iterator]: rows },
    count: usage.sections.length,
  };
}

function headerChildSheet(
  usage: Usage,
  { child, columns, count }: UsedChild,
  long: LongTexts,
): Sheet {
  const owner = placeFields(usage);
  function* rows() {
    for (const [index, place] of usage.sections.entries()) {
      const entries = place.section.header[child.name];
      if (!isEntries(entries)) continue;
      const at = { row: place.section.header, serial: index + 1, place };
      const head = owner.map(({ cell }) => cell(at));
      for (const [number, entry] of entries.entries())
        yield [...head, ...entryCells(entry, number + 1, columns).map((cell) => long.fit(cell))];
    }
  }
  return {
    name: sheetName(child.name),
    columns: [...owner, ...entryColumns(columns)],
    rows: { [Symbol.iterator]: rows },
    count,
  };
}

function longSheet(long: LongTexts): Sheet {
  return {
    name: LONG_SHEET,
    columns: LONG_TITLES.map((title, index) => ({
      title,
      width: [8, 8, 100][index] ?? 8,
      shape: index === 2 ? 'text' : 'int',
      printed: true,
    })),
    rows: { [Symbol.iterator]: () => long.rows() },
    count: 0,
  };
}

/** A sheet as several where it has more rows than one holds. */
function split(sheet: Sheet, most: number): readonly Sheet[] {
  if (sheet.count <= most) return [sheet];
  const parts: Sheet[] = [];
  for (let from = 0; from < sheet.count; from += most) {
    const to = Math.min(from + most, sheet.count);
    parts.push({
      name: continuedName(sheet.name, parts.length + 1),
      columns: sheet.columns,
      rows: { [Symbol.iterator]: () => slice(sheet.rows, from, to) },
      count: to - from,
    });
  }
  return parts;
}

function* slice<T>(rows: Iterable<T>, from: number, to: number): Generator<T> {
  let index = 0;
  for (const row of rows) {
    if (index >= to) return;
    if (index >= from) yield row;
    index += 1;
  }
}
