import type { CatalogDocument, Row } from './document.js';
import type { Reads } from './reads.js';
import type { Region } from './region-tree.js';
import { RowIndex } from './row-index.js';

export { RowIndex } from './row-index.js';

/** What a fact is: plain data, so that it can be told whether it changed. */
export type FactValue = string | number | boolean | null | readonly FactValue[];

/**
 * Something that is found out of a region's own documents once, whoever asks for it. What those below
 * rest on is then the fact, and not each row that it was found in.
 */
export interface RegionFact<Value extends FactValue> {
  readonly name: string;
  readonly of: (region: RegionRows) => Value;
}

/** What a region has of its own. */
export interface RegionRows {
  readonly region: Region;
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
  /** Whether there is any row of 基本目录, 标准 or 实施清单. */
  readonly hasRows: boolean;
  /** Whether the region has a document of this 关联清单 or 专项清单, be it empty. */
  readonly keeps: (list: string) => boolean;
  /** The 关联清单 and 专项清单 that the region has a document of. */
  readonly kept: ReadonlySet<string>;
  /** Rows of one 关联清单 or 专项清单. */
  readonly lists: (list: string) => RowIndex;
}

/** One region with its documents, and through `upper` its whole upper chain: all that a rule may look at. */
export interface RegionView extends RegionRows {
  readonly upper: RegionView | undefined;
  /** A fact of the region's own documents. */
  readonly fact: <Value extends FactValue>(fact: RegionFact<Value>) => Value;
}

/** Names of sets of rows that can be gone through as a whole. */
export const ROWS = {
  /** All documents to the letter. */
  text: '原文',
  documents: '全部',
  guides: '办事指南',
  catalog: '基本目录',
  standards: '标准',
  implementations: '实施清单',
  list: (name: string) => `清单 ${name}`,
} as const;

/**
 * Sorts a region's documents into a view.
 *
 * @param reads takes down what is read of it while another region is judged.
 */
export function regionView(
  region: Region,
  upper: RegionView | undefined,
  documents: readonly CatalogDocument[],
  complete: boolean,
  reads?: Reads,
): RegionView {
  const of = (test: (document: CatalogDocument) => boolean) => documents.filter(test);
  const rows = (list: readonly CatalogDocument[]) => list.flatMap((document) => document.rows);
  const index = (list: readonly CatalogDocument[], name: string) =>
    new RowIndex(
      rows(list),
      reads === undefined ? undefined : { region: region.code, rows: name, reads },
    );
  const gone = (name: string) => {
    if (reads?.follows(region.code)) reads.whole(region.code, name);
  };
  const catalogs = of((document) => document.kind === '基本目录');
  const lists = of((document) => document.kind === '实施清单');
  const guideDocuments = of((document) => document.kind === '办事指南');
  const guides = rows(guideDocuments);
  const listDocuments = of(({ kind }) => kind === '关联清单' || kind === '专项清单');
  const kept = new Set(
    listDocuments.flatMap(({ variant }) => (variant.list === undefined ? [] : [variant.list])),
  );
  const indexes = new Map<string, RowIndex>();
  const facts = new Map<RegionFact<FactValue>, FactValue>();
  const view: RegionView = {
    region,
    upper,
    get documents() {
      gone(ROWS.documents);
      return documents;
    },
    complete,
    catalog: index(catalogs, ROWS.catalog),
    standards: index(
      lists.filter((document) => document.variant.standard === true),
      ROWS.standards,
    ),
    implementations: index(
      lists.filter((document) => document.variant.standard !== true),
      ROWS.implementations,
    ),
    get guides() {
      gone(ROWS.guides);
      return guides;
    },
    hasCatalog: catalogs.length > 0,
    hasGuides: guideDocuments.length > 0,
    hasRows: [...catalogs, ...lists].some((document) => document.rows.length > 0),
    keeps: (list) => kept.has(list),
    kept,
    lists: (list) => {
      let found = indexes.get(list);
      if (found === undefined) {
        found = index(
          listDocuments.filter(({ variant }) => variant.list === list),
          ROWS.list(list),
        );
        indexes.set(list, found);
      }
      return found;
    },
    fact: (fact) => {
      if (reads?.follows(region.code)) reads.fact(region.code, fact.name);
      let value = facts.get(fact);
      if (value === undefined) {
        value = reads === undefined ? fact.of(view) : reads.aside(() => fact.of(view));
        facts.set(fact, value);
      }
      return value as ReturnType<typeof fact.of>;
    },
  };
  return view;
}

/** The views above a view, nearest first. */
export function* viewsAbove(view: RegionView): Generator<RegionView> {
  for (let at = view.upper; at !== undefined; at = at.upper) yield at;
}
