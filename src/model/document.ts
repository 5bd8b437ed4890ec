import type { Item } from '../standard/item.js';
import type { RowVariant } from '../standard/standard.js';
import type { CatalogKind } from './kinds.js';
import type { NodePlaces } from './locate.js';
import type { SourceText } from './source.js';

/** One YAML document of a catalog file, read and validated. */
export interface CatalogDocument extends NodePlaces {
  readonly source: SourceText;
  readonly kind: CatalogKind;
  readonly variant: RowVariant;
  /** 地区 of the header. */
  readonly region: string;
  /** The header's valid keys, without the rows. */
  readonly header: Readonly<Record<string, unknown>>;
  /** Elements that the document's source does not carry (未载要素). */
  readonly absent: ReadonlySet<string>;
  readonly rows: readonly Row[];
}

/** One row of a document. */
export interface Row {
  readonly document: CatalogDocument;
  /** Its place in the list of rows, from 0. */
  readonly index: number;
  /** What is valid of it; see {@link Item}. */
  readonly item: Item;
  /** Elements that are written but malformed: nothing may be concluded of their absence. */
  readonly faulty: ReadonlySet<string>;
  /** Elements marked 待填. */
  readonly blank: ReadonlySet<string>;
  /** Elements that are written without a value. */
  readonly empty: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The shared empty set, for the rows without any fault: nearly all. */
export function noElements(): ReadonlySet<string> {
  return NONE;
}

const NOTHING = { faulty: NONE, blank: NONE, empty: NONE };

/** A row. All are made here, so that they are of one make: such objects are looked into the fastest. */
export function newRow(
  document: CatalogDocument,
  index: number,
  item: Item,
  { faulty, blank, empty }: Pick<Row, 'faulty' | 'blank' | 'empty'> = NOTHING,
): Row {
  return { document, index, item, faulty, blank, empty };
}

/** The longest code of a row (contract §3: `code`). */
export function codeOf(row: Row): string | undefined {
  const { item } = row;
  return item.业务办理项编码 ?? item.实施编码 ?? item.基本编码;
}

/** Whether a row tells an element: not malformed, not blank, not left out by the document's source. */
export function tells(row: Row, element: string): boolean {
  return !row.document.absent.has(element) && !row.faulty.has(element) && !row.blank.has(element);
}
