import type { Row } from '../../../model/document.js';
import { type RowIndex, viewsAbove } from '../../../model/region-view.js';
import { isSecret } from '../../../model/secret.js';
import { linkedItems } from '../../../rules/lists/linked-items.js';
import type { TableKind } from '../../../tabular/table.js';
import { LeftOutCount, type RegionPart } from '../part.js';
import { blankRows } from '../published.js';
import { documentsOf, sectionsOf } from '../sections.js';
import type { ListRequest } from './special-part.js';

/**
 * A 关联清单 that other authorities set (市场准入, 证照分离 …): it follows from no catalog, so that its
 * rows are published as they are. Whether names and types agree with the catalog is judged by the
 * check that precedes every export (lists/linked); here is told how many have a counterpart there. A
 * row that stands only for what a catalog keeps secret is left out.
 */
export function linkedPart(table: TableKind, { view, source }: ListRequest): RegionPart {
  const catalogs = [view, ...viewsAbove(view)].map(({ catalog }) => catalog);
  const leftOut = new LeftOutCount();
  const rows = documentsOf(view, table)
    .flatMap((document) => document.rows)
    .filter((row) => {
      const secret = catalogs.some((catalog) => isOfSecrets(row, catalog));
      if (secret) leftOut.add('不公开');
      return !secret;
    });
  const matched = rows.filter((row) =>
    catalogs.some((catalog) => linkedItems(catalog, row).length > 0),
  ).length;
  const sections = sectionsOf(view, rows, source);
  return {
    region: view.region.code,
    regionName: view.region.name,
    sections,
    leftOut: leftOut.counts,
    blanks: sections.flatMap((section) => blankRows(section.rows)),
    differences: [],
    origin: `${rows.length} 行中 ${matched} 行在目录里有对应事项，名称、类型已经核对；其余 ${rows.length - matched} 行没有对应事项`,
    remarks: [],
    nothing: '没有编制这张清单',
  };
}

/** Whether a catalog keeps all secret that a row stands for there. */
function isOfSecrets(row: Row, catalog: RowIndex): boolean {
  const items = linkedItems(catalog, row);
  return items.length > 0 && items.every((item) => isSecret(item, { catalog }));
}
