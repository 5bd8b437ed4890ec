import type { Element } from '../standard/element.js';
import type { Standard } from '../standard/standard.js';
import type { TableKind, TableSection } from './table.js';

/** A column of a table: one element, or a key that the standard does not know. */
export interface Column {
  /** Key of the row. */
  readonly name: string;
  readonly element: Element | undefined;
  /** Width on a sheet, in characters of the default font; a Chinese character takes two. */
  readonly width: number;
}

/** A list of entries (申请材料, 办理流程 …): a table of its own, its rows belonging to rows of the main one. */
export interface ChildTable {
  readonly name: string;
  readonly element: Element;
  readonly columns: readonly Column[];
}

/** How rows of one kind stand in a table. */
export interface Layout extends TableKind {
  /** All elements of a row in the order of the standard, those with a child table too. */
  readonly columns: readonly Column[];
  readonly children: readonly ChildTable[];
  /** The elements of a header but those that say what the table is (类别, 地区, 性质, 清单). */
  readonly headerColumns: readonly Column[];
  /** Lists of entries in the header (未承接). */
  readonly headerChildren: readonly ChildTable[];
}

const NARROW = 10;
/** Keys of a header that are no content of a section but its place and kind. */
const TABLE_KEYS: ReadonlySet<string> = new Set(['类别', '地区', '性质', '清单']);
const WIDTH_OF_SHAPE: Readonly<Record<string, number>> = {
  bool: 8,
  int: 8,
  version: 12,
  date: 12,
  word: 12,
  words: 18,
  wordOrWords: 18,
  code12: 15,
  credit18: 21,
  code31: 34,
  code33: 36,
  codes: 18,
  citations: 48,
  texts: 40,
  textOrTexts: 36,
  text: 24,
  list: 18,
};

/** The columns of a kind, from the standard. */
export function layoutOf(standard: Standard, { kind, variant }: TableKind): Layout {
  const elements = [...standard.elements(kind, variant).values()];
  const header = [...standard.headerElements(kind).values()];
  return {
    kind,
    variant,
    columns: elements.map(columnOf),
    children: elements.flatMap(childOf),
    headerColumns: header.filter(({ name }) => !TABLE_KEYS.has(name)).map(columnOf),
    headerChildren: header.flatMap(childOf),
  };
}

/** A layout with a column for every key of the rows that the standard does not know. */
export function withForeignKeys(layout: Layout, sections: Iterable<TableSection>): Layout {
  const known = new Set(layout.columns.map(({ name }) => name));
  const foreign: Column[] = [];
  for (const { rows } of sections) {
    for (const row of rows) {
      for (const name of Object.keys(row)) {
        if (known.has(name)) continue;
        known.add(name);
        foreign.push({ name, element: undefined, width: WIDTH_OF_SHAPE.text ?? NARROW });
      }
    }
  }
  return foreign.length === 0 ? layout : { ...layout, columns: [...layout.columns, ...foreign] };
}

/** Whether the values of an element stand in a child table. */
export function hasChildTable(element: Element | undefined): boolean {
  return element?.shape === 'list' && element.parts !== undefined;
}

function columnOf(element: Element): Column {
  return { name: element.name, element, width: WIDTH_OF_SHAPE[element.shape] ?? NARROW };
}

function childOf(element: Element): ChildTable[] {
  if (!hasChildTable(element)) return [];
  return [
    { name: element.name, element, columns: [...(element.parts?.values() ?? [])].map(columnOf) },
  ];
}
