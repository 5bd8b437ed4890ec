import type { Standard } from '../standard/standard.js';
import { type Column, hasChildTable, type Layout, layoutOf } from '../tabular/layout.js';
import { isEntries, rowCode } from '../tabular/source.js';
import { REGION_NAME, SERIAL } from '../tabular/titles.js';
import { usageOf } from '../tabular/usage.js';
import type { Values } from '../yaml/value.js';
import { type ExportDocument, type FormColumn, isReport, type ReportDocument } from './export.js';
import { entryValues, isUnitOf, shownTime, shownValue } from './shown-value.js';

/** A table for reading: texts as they are shown. */
export interface ShownTable {
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly align?: 'center';
  }[];
  readonly rows: Iterable<readonly string[]>;
}

/** One guide, or one item of an 实施清单: facts, then its lists of materials, steps … */
export interface Guide {
  readonly title: string;
  readonly code: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly lists: readonly (ShownTable & { readonly title: string })[];
}

/** The line on top: what a reader must know first stands in it. */
export function heading({ title, marks }: ExportDocument | ReportDocument): string {
  return marks.length === 0 ? title : `${title}【${marks.join('；')}】`;
}

/** Whether a document reads better item by item than as one table. */
export function isGuideBook(document: ExportDocument | ReportDocument): document is ExportDocument {
  if (isReport(document)) return false;
  const { kind } = document.table;
  return kind === '办事指南' || (kind === '实施清单' && document.form === undefined);
}

/** The published columns of a document, else all that have a value. */
export function shownTable(
  document: ExportDocument | ReportDocument,
  standard: Standard,
): ShownTable {
  if (isReport(document)) {
    const { columns, rows } = document;
    return { columns, rows: mapped(rows, (row) => row.map(String)) };
  }
  const columns = shownColumns(document, standard);
  return {
    columns: columns.map(({ title, width, centred }) => ({
      title,
      width,
      ...(centred ? { align: 'center' as const } : {}),
    })),
    rows: {
      *[Symbol.iterator]() {
        for (const at of numberedRows(document)) yield columns.map(({ text }) => text(at));
      },
    },
  };
}

/** The rows of a document one by one. */
export function* guidesOf(document: ExportDocument, standard: Standard): Generator<Guide> {
  const layout = layoutOf(standard, document.table);
  const columns = shownColumns(document, standard).filter(({ title }) => title !== SERIAL);
  for (const at of numberedRows(document)) {
    const { row } = at;
    const name = row.业务办理项名称 ?? row.事项名称;
    const code = rowCode(row) ?? '';
    const facts: [string, string][] = [];
    for (const { title, name: from, text } of columns) {
      const listed = isEntries(row[from ?? '']) && lists(layout).has(from ?? '');
      const shown = listed ? '' : text(at);
      if (shown !== '') facts.push([title, shown]);
    }
    yield {
      title: typeof name === 'string' ? name : code,
      code,
      facts,
      lists: listsOf(row, { document, layout }),
    };
  }
}

interface RowAt {
  readonly row: Values;
  readonly number: number;
  readonly regionName: string;
}

interface ShownColumn {
  readonly title: string;
  readonly width: number;
  readonly centred: boolean;
  /** The element that it shows. */
  readonly name?: string;
  readonly text: (at: RowAt) => string;
}

const CENTRED: ReadonlySet<string> = new Set(['int', 'bool', 'date', 'word', 'version', 'code12']);

function shownColumns(document: ExportDocument, standard: Standard): readonly ShownColumn[] {
  const layout = layoutOf(standard, document.table);
  if (document.form !== undefined) {
    const known = new Map(layout.columns.map((column) => [column.name, column]));
    return document.form.map((column) => formColumn(column, known));
  }
  const usage = usageOf(document.table, layout, false);
  return [
    { title: SERIAL, width: 6, centred: true, text: ({ number }) => String(number) },
    ...(usage.severalRegions
      ? [
          {
            title: REGION_NAME,
            width: 12,
            centred: false,
            text: ({ regionName }: RowAt) => regionName,
          },
        ]
      : []),
    ...withUnits(usage.columns),
  ];
}

/** Columns of elements; the unit of a time stands with its number. */
function withUnits(columns: readonly Column[]): readonly ShownColumn[] {
  const names = new Set(columns.map(({ name }) => name));
  return columns
    .filter(({ name }) => !isUnitOf(name, names))
    .map((column) => {
      const unit = `${column.name}单位`;
      if (!names.has(unit)) return elementColumn(column);
      const text = ({ row }: RowAt) => shownTime(row[column.name], row[unit]);
      return { ...elementColumn(column), width: 12, text };
    });
}

function formColumn(
  { title, width, from }: FormColumn,
  known: ReadonlyMap<string, Column>,
): ShownColumn {
  if (typeof from === 'string') {
    const column = known.get(from) ?? { name: from, element: undefined, width };
    return { ...elementColumn(column), title, width };
  }
  const text = ({ row, number }: RowAt) => String(from.value(row, number));
  return { title, width, centred: title === SERIAL, text };
}

function elementColumn({ name, element, width }: Column): ShownColumn {
  return {
    title: name,
    name,
    width: hasChildTable(element) ? 36 : width,
    centred: CENTRED.has(element?.shape ?? ''),
    text: ({ row }) => (Object.hasOwn(row, name) ? shownValue(row[name], element) : ''),
  };
}

function* numberedRows({ table }: ExportDocument): Generator<RowAt> {
  let number = 0;
  for (const { regionName, rows } of table.sections) {
    for (const row of rows) {
      number += 1;
      yield { row, number, regionName };
    }
  }
}

function lists({ children }: Layout): ReadonlySet<string> {
  return new Set(children.map(({ name }) => name));
}

/** The lists of a row as tables; those that a form shows by a text of its own are not repeated. */
function listsOf(
  row: Values,
  { document, layout }: { readonly document: ExportDocument; readonly layout: Layout },
): Guide['lists'] {
  const titles = new Map(document.form?.map(({ from, title }) => [from, title] as const));
  return layout.children.flatMap((child) => {
    const entries = row[child.name];
    if (!isEntries(entries) || (document.form !== undefined && !titles.has(child.name))) return [];
    const used = new Set(entries.flatMap((entry) => Object.keys(entry)));
    const columns = child.columns.filter(({ name }) => used.has(name) && !isUnitOf(name, used));
    const names = columns.map(({ name }) => name);
    return [
      {
        title: titles.get(child.name) ?? child.name,
        columns: [
          { title: SERIAL, width: 6, align: 'center' as const },
          ...columns.map(({ name, width }) => ({ title: name, width })),
        ],
        rows: entries.map((entry, index) => [
          String(index + 1),
          ...entryValues(entry, names, child.element),
        ]),
      },
    ];
  });
}

function mapped<A, B>(items: Iterable<A>, make: (item: A) => B): Iterable<B> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield make(item);
    },
  };
}
