import { isChild, stemOf, toHalfWidth } from '../values/code.js';
import { bareName, normalizeText } from '../values/text.js';
import type { CatalogDocument, Row } from './document.js';
import type { Region } from './region-tree.js';

const NO_ROWS: readonly Row[] = [];

/**
 * Rows with the look-ups that references need. Every index keeps all rows of a
 * key: one that swallowed the second row would hide what a linter exists for.
 */
export class RowIndex {
  readonly rows: readonly Row[];
  #byCode: Map<string, Row[]> | undefined;
  #selfSet: Map<string, Row[]> | undefined;
  #byStem: Map<string, Row[]> | undefined;
  #byName: Map<string, Row[]> | undefined;
  #byBareName: Map<string, Row[]> | undefined;

  constructor(rows: readonly Row[]) {
    this.rows = rows;
  }

  /** Rows of one 基本编码. */
  withCode(code: string): readonly Row[] {
    this.#byCode ??= index(this.rows, codeKey);
    return this.#byCode.get(code) ?? NO_ROWS;
  }

  /** Whether a row of this 基本编码 is 自行设立. */
  isSelfSet(code: string): boolean {
    this.#selfSet ??= index(
      this.rows.filter(({ item }) => item.自行设立 === true),
      codeKey,
    );
    return this.#selfSet.size > 0 && this.#selfSet.has(code);
  }

  /** Rows whose 基本编码 has this 9-character stem. */
  withStem(stem: string): readonly Row[] {
    this.#byStem ??= index(this.rows, (row) =>
      row.item.基本编码 === undefined ? undefined : stemOf(row.item.基本编码),
    );
    return this.#byStem.get(stem) ?? NO_ROWS;
  }

  /**
   * The 子项 that another level has of the same 主项: same stem, same name without
   * a level suffix (domain §7.3). `000` and `00Y` never stand for a 子项.
   */
  kinOf(code: string, name: string): Row | undefined {
    if (!isChild(code)) return undefined;
    const bare = normalizeText(bareName(name));
    return this.withStem(stemOf(code)).find(
      ({ item }) =>
        item.基本编码 !== undefined &&
        isChild(item.基本编码) &&
        item.事项名称 !== undefined &&
        normalizeText(bareName(item.事项名称)) === bare,
    );
  }

  /** Rows of this type whose name, without a level suffix, is the same. */
  withName(type: string, name: string): readonly Row[] {
    this.#byName ??= index(this.rows, ({ item }) =>
      item.事项类型 === undefined || item.事项名称 === undefined
        ? undefined
        : nameKey(item.事项类型, item.事项名称),
    );
    return this.#byName.get(nameKey(type, name)) ?? NO_ROWS;
  }

  /** Rows of any type whose name, without a level suffix, is the same. */
  named(name: string): readonly Row[] {
    this.#byBareName ??= index(this.rows, ({ item }) =>
      item.事项名称 === undefined ? undefined : bareName(item.事项名称),
    );
    return this.#byBareName.get(bareName(name)) ?? NO_ROWS;
  }
}

/** Full-width digits are code/basic; the item that is meant is still known by them. */
function codeKey({ item }: Row): string | undefined {
  return item.基本编码 === undefined ? undefined : toHalfWidth(item.基本编码);
}

function nameKey(type: string, name: string): string {
  return `${type} ${normalizeText(bareName(name))}`;
}

function index(rows: readonly Row[], keyOf: (row: Row) => string | undefined): Map<string, Row[]> {
  const out = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const same = out.get(key);
    if (same === undefined) out.set(key, [row]);
    else same.push(row);
  }
  return out;
}

/** One region with its documents, and through `upper` its whole upper chain: all that a rule may look at. */
export interface RegionView {
  readonly region: Region;
  readonly upper: RegionView | undefined;
  readonly documents: readonly CatalogDocument[];
  /** False when a file of the region could not be read whole: absence proves nothing. */
  readonly complete: boolean;
  /** Rows of 基本目录. */
  readonly catalog: RowIndex;
  /** Rows of 标准 documents. */
  readonly standards: RowIndex;
  /** Rows of 实施清单 other than 标准. */
  readonly implementations: RowIndex;
  readonly guides: readonly Row[];
  /** Whether the region has a 基本目录 document, be it empty. */
  readonly hasCatalog: boolean;
  readonly hasGuides: boolean;
  /** Whether the region has a document of this 关联清单 or 专项清单, be it empty. */
  readonly keeps: (list: string) => boolean;
  /** Rows of one 关联清单 or 专项清单. */
  readonly lists: (list: string) => RowIndex;
}

/** Sorts a region's documents into a view. */
export function regionView(
  region: Region,
  upper: RegionView | undefined,
  documents: readonly CatalogDocument[],
  complete: boolean,
): RegionView {
  const of = (test: (document: CatalogDocument) => boolean) => documents.filter(test);
  const rows = (list: readonly CatalogDocument[]) => list.flatMap((document) => document.rows);
  const catalogs = of((document) => document.kind === '基本目录');
  const lists = of((document) => document.kind === '实施清单');
  const guides = of((document) => document.kind === '办事指南');
  const listDocuments = of(({ kind }) => kind === '关联清单' || kind === '专项清单');
  const kept = new Set(listDocuments.map(({ variant }) => variant.list));
  const indexes = new Map<string, RowIndex>();
  const named = (list: string) => listDocuments.filter(({ variant }) => variant.list === list);
  return {
    region,
    upper,
    documents,
    complete,
    catalog: new RowIndex(rows(catalogs)),
    standards: new RowIndex(rows(lists.filter((document) => document.variant.standard === true))),
    implementations: new RowIndex(
      rows(lists.filter((document) => document.variant.standard !== true)),
    ),
    guides: rows(guides),
    hasCatalog: catalogs.length > 0,
    hasGuides: guides.length > 0,
    keeps: (list) => kept.has(list),
    lists: (list) => {
      let found = indexes.get(list);
      if (found === undefined) {
        found = new RowIndex(rows(named(list)));
        indexes.set(list, found);
      }
      return found;
    },
  };
}

/** The views above a view, nearest first. */
export function* viewsAbove(view: RegionView): Generator<RegionView> {
  for (let at = view.upper; at !== undefined; at = at.upper) yield at;
}
