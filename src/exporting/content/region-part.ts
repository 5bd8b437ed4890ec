import { LISTS } from '../../rules/lists/names.js';
import type { TableKind } from '../../tabular/table.js';
import { type ContentRequest, catalogPart } from './catalog.js';
import { SPECIAL } from './lists/index.js';
import { linkedPart } from './lists/linked-part.js';
import { permitPart } from './lists/permit-part.js';
import { type ListRequest, specialPart } from './lists/special-part.js';
import type { RegionPart } from './part.js';

/** What of a region is exported, and how. */
export type PartRequest = ListRequest & Pick<ContentRequest, 'merged'>;

/** The rows that a region gives to an export; lists are computed from its rows. */
export function regionPart(table: TableKind, request: PartRequest): RegionPart {
  const { view, source } = request;
  if (table.kind === '关联清单')
    return table.variant.list === LISTS.permit ? permitPart(request) : linkedPart(table, request);
  const special = SPECIAL.get(table.variant.list ?? '');
  if (special !== undefined) return specialPart(special, request);
  return catalogPart(view, source, { table, ...request });
}
