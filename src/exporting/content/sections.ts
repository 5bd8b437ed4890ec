import type { CatalogDocument, Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import { canonicalJson } from '../../registry/canonical.js';
import type { TableKind, TableSection } from '../../tabular/table.js';
import type { Values } from '../../yaml/value.js';
import type { SourceRows } from './source-rows.js';

/** Rows of a region as written, under the headers of their documents; equal headers are one section. */
export function sectionsOf(
  view: RegionView,
  rows: Iterable<Row>,
  source: SourceRows,
  valuesOf: (row: Row) => Values = (row) => source.of(row),
): TableSection[] {
  const sections = new Map<string, { header: Values; rows: Values[] }>();
  const keys = new Map<CatalogDocument, string>();
  for (const row of rows) {
    const { document } = row;
    let key = keys.get(document);
    if (key === undefined) {
      key = canonicalJson(source.headerOf(document));
      keys.set(document, key);
    }
    const section = sections.get(key);
    if (section !== undefined) section.rows.push(valuesOf(row));
    else sections.set(key, { header: source.headerOf(document), rows: [valuesOf(row)] });
  }
  const { code, name } = view.region;
  return [...sections.values()].map((section) => ({ region: code, regionName: name, ...section }));
}

/** The documents of a kind in a region. */
export function documentsOf(view: RegionView, { kind, variant }: TableKind): CatalogDocument[] {
  return view.documents.filter(
    (document) =>
      document.kind === kind &&
      (document.variant.standard === true) === (variant.standard === true) &&
      document.variant.list === variant.list,
  );
}
