import type { ElementChange, HeaderChange } from '../model/change.js';
import type { CatalogDocument } from '../model/document.js';
import { byCodeUnit } from '../model/order.js';
import type { Standard } from '../standard/standard.js';
import { valueChanges } from './elements.js';

/** Header keys that say what a document is: documents that differ in them are not compared. */
const WHAT_IT_IS = new Set(['类别', '地区', '清单', '性质']);

type Header = Record<string, unknown>;

/**
 * What differs in the headers of a region's documents of one group: 版本, 未承接 entry by entry, 未载要素.
 * A group may lie in several files, so their headers are taken together: lists are joined, and of a value
 * that files state differently (版本) all are shown. Undefined when nothing differs.
 */
export function headerChange(
  before: readonly CatalogDocument[],
  after: readonly CatalogDocument[],
  standard: Standard,
): HeaderChange | undefined {
  const document = after[0] ?? before[0];
  if (document === undefined) return undefined;
  const { region, kind, variant } = document;
  const table = standard.headerElements(kind);
  const elements: ElementChange[] = valueChanges(joined(before), joined(after), table);
  return elements.length === 0 ? undefined : { region, catalog: kind, variant, elements };
}

function joined(documents: readonly CatalogDocument[]): Header {
  const values = new Map<string, Map<string, unknown>>();
  const lists = new Set<string>();
  for (const { header } of documents) {
    for (const [key, value] of Object.entries(header)) {
      if (WHAT_IT_IS.has(key) || value === undefined || value === null) continue;
      if (Array.isArray(value)) lists.add(key);
      const known = values.get(key) ?? new Map<string, unknown>();
      for (const one of [value].flat()) known.set(JSON.stringify(one), one);
      values.set(key, known);
    }
  }
  const header: Header = {};
  for (const [key, known] of values) {
    const all = [...known].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value);
    header[key] = lists.has(key) || all.length > 1 ? all : all[0];
  }
  return header;
}
