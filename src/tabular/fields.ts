import type { Values } from '../yaml/value.js';
import { BLANK, type CellContent, cellContent, jsonContent, NO_ENTRIES } from './cell.js';
import type { Column } from './layout.js';
import { isEntries, rowCode } from './source.js';
import {
  cleanTitle,
  ENTRY_RESERVED,
  MAIN_RESERVED,
  OWNER,
  OWNER_CODE,
  OWNER_NAME,
  PART,
  REGION,
  REGION_NAME,
  referenceTo,
  SERIAL,
  titleOf,
} from './titles.js';
import type { SectionPlace, Usage } from './usage.js';

/** A column of a published form: an element of the row under a title of its own, or a computed value. */
export interface PublishedColumn {
  readonly title: string;
  readonly from: string | { readonly value: (row: Values, number: number) => string | number };
  readonly width: number;
}

/** A column of a sheet. */
export interface SheetColumn {
  readonly title: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width: number;
  /** Shape of the values, as {@link cellContent} takes it. */
  readonly shape: string;
  /** Whether it belongs to what is published. */
  readonly printed: boolean;
}

/** A row and where it stands. */
export interface RowAt {
  readonly row: Values;
  /** From 1 on, over all sections. */
  readonly serial: number;
  readonly place: SectionPlace;
}

/** A column of the main table and what its cells hold. */
export interface Field extends SheetColumn {
  readonly cell: (at: RowAt) => CellContent;
  /** The line of 公布列, where the title is not the element. */
  readonly published?: string;
}

interface FieldOptions {
  readonly subRows: boolean;
  readonly form: readonly PublishedColumn[] | undefined;
}

/** The columns of the main table: the published ones first, then all that reading back needs. */
export function mainFields(usage: Usage, { subRows, form }: FieldOptions): readonly Field[] {
  const lists = new Set(usage.children.map(({ child }) => child.name));
  const known = new Map(usage.columns.map((column) => [column.name, column]));
  const shown = new Set<string>();
  const published = (form ?? []).map((column): Field => {
    if (column.title === SERIAL) {
      shown.add(SERIAL);
      return { ...serialField(), width: column.width };
    }
    if (typeof column.from !== 'string') return computedField(column, column.from.value);
    const name = column.from;
    const source = known.get(name) ?? { name, element: undefined, width: column.width };
    const field = valueField(source, lists, subRows);
    const { title } = column;
    if (shown.has(`=${name}`)) return { ...computedField(column, () => ''), cell: field.cell };
    shown.add(`=${name}`);
    const own = cleanTitle(title) === field.title ? {} : { published: `${title}=${name}` };
    return { ...field, title, width: column.width, ...own };
  });
  const rest = [
    ...(shown.has(SERIAL) ? [] : [serialField()]),
    ...placeFields(usage),
    ...usage.columns
      .filter(({ name }) => !shown.has(`=${name}`))
      .map((column) => valueField(column, lists, subRows)),
  ];
  if (form === undefined) return rest;
  return [...published, ...rest.map((field) => ({ ...field, printed: false }))];
}

/** Region and number of a section, where there are several. */
export function placeFields(usage: Usage): readonly Field[] {
  const text = { shape: 'text', printed: true };
  const regions: readonly Field[] = [
    { ...text, title: REGION, width: 10, cell: ({ place }) => place.section.region },
    {
      ...text,
      title: REGION_NAME,
      width: 12,
      cell: ({ place }) => cellContent(place.section.regionName, 'text'),
    },
  ];
  const part: Field = {
    title: PART,
    width: 6,
    shape: 'int',
    printed: true,
    cell: ({ place }) => place.part,
  };
  return [...(usage.severalRegions ? regions : []), ...(usage.severalParts ? [part] : [])];
}

/** The columns of a child table that say which row an entry belongs to. */
export function ownerFields(): readonly Field[] {
  return [
    {
      title: OWNER,
      width: 10,
      shape: 'int',
      printed: true,
      cell: ({ serial }) => serial,
    },
    {
      title: OWNER_CODE,
      width: 22,
      shape: 'text',
      printed: true,
      cell: ({ row }) => cellContent(rowCode(row), 'text'),
    },
    {
      title: OWNER_NAME,
      width: 28,
      shape: 'text',
      printed: true,
      cell: ({ row }) =>
        typeof row.事项名称 === 'string' ? cellContent(row.事项名称, 'text') : '',
    },
  ];
}

/** The columns of the parts of an entry. */
export function entryColumns(columns: readonly Column[]): readonly SheetColumn[] {
  return [
    { title: SERIAL, width: 6, shape: 'int', printed: true },
    ...columns.map((column) => ({
      title: titleOf(column.name, ENTRY_RESERVED),
      width: column.width,
      shape: shapeOf(column),
      printed: true,
    })),
  ];
}

/** The cells of an entry under {@link entryColumns}. */
export function entryCells(
  entry: Values,
  number: number,
  columns: readonly Column[],
): CellContent[] {
  const cells: CellContent[] = [number];
  for (const column of columns) cells.push(cellContent(own(entry, column.name), shapeOf(column)));
  return cells;
}

/** The cell of one value of a row or header; where it is a list in a table of its own, a reference. */
export function valueCell(
  values: Values,
  column: Column,
  list: { readonly isList: boolean; readonly subRows: boolean },
): CellContent {
  const value = own(values, column.name);
  if (!list.isList && column.element?.shape !== 'list') return cellContent(value, shapeOf(column));
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.length === 0) return NO_ENTRIES;
  if (value === BLANK) return BLANK;
  return list.isList && isEntries(value)
    ? referenceTo(column.name, list.subRows)
    : jsonContent(value);
}

export function shapeOf({ element }: Column): string {
  return element?.shape ?? 'text';
}

function own(values: Values, name: string) {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function serialField(): Field {
  return { title: SERIAL, width: 6, shape: 'int', printed: true, cell: ({ serial }) => serial };
}

function computedField(
  { title, width }: PublishedColumn,
  value: (row: Values, number: number) => string | number,
): Field {
  return {
    title,
    width,
    shape: 'text',
    printed: true,
    published: `${title}=`,
    cell: ({ row, serial }) => {
      const shown = value(row, serial);
      return shown === '' ? undefined : cellContent(shown, 'text');
    },
  };
}

function valueField(column: Column, lists: ReadonlySet<string>, subRows: boolean): Field {
  const list = { isList: lists.has(column.name), subRows };
  return {
    title: titleOf(column.name, MAIN_RESERVED),
    width: column.width,
    shape: shapeOf(column),
    printed: true,
    cell: ({ row }) => valueCell(row, column, list),
  };
}
