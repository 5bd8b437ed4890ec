import { viewsAbove } from '../../../model/region-view.js';
import { linkedItems } from '../../../rules/lists/linked-items.js';
import type { TableKind } from '../../../tabular/table.js';
import type { RegionPart } from '../part.js';
import { blankRows } from '../published.js';
import { documentsOf, sectionsOf } from '../sections.js';
import type { ListRequest } from './special-part.js';

/**
 * A 关联清单 that other authorities set (市场准入, 证照分离 …): it follows from no catalog, so that its
 * rows are published as they are. Whether names and types agree with the catalog is judged by the
 * check that precedes every export (lists/linked); here is told how many have a counterpart there.
 */
export function linkedPart(table: TableKind, { view, source }: ListRequest): RegionPart {
  const rows = documentsOf(view, table).flatMap((document) => document.rows);
  const catalogs = [view, ...viewsAbove(view)].map(({ catalog }) => catalog);
  const matched = rows.filter((row) =>
    catalogs.some((catalog) => linkedItems(catalog, row).length > 0),
  ).length;
  const sections = sectionsOf(view, rows, source);
  return {
    region: view.region.code,
    regionName: view.region.name,
    sections,
    leftOut: new Map(),
    blanks: sections.flatMap((section) => blankRows(section.rows)),
    differences: [],
    origin: `${rows.length} 行中 ${matched} 行在目录里有对应事项，名称、类型已经核对；其余 ${rows.length - matched} 行没有对应事项`,
    remarks: [],
    nothing: '没有编制这张清单',
  };
}
