import type { RegionView } from '../../model/region-view.js';
import type { Standard } from '../../standard/standard.js';
import type { Value } from '../../yaml/value.js';
import type { Assigned } from '../claims/assign.js';
import type { ClaimedItem } from '../claims/decide.js';
import { wordBodies } from '../claims/wording.js';
import { type Completed, completeRow, inherited } from './blanks.js';

/**
 * The row of the region's own 基本目录 for an item: 名称, 编码, 依据, 类型 and whatever else is not local
 * word for word as above, 行使层级 cut to the region and below, 主管部门 and 实施机关 its own bodies.
 */
export function catalogRow(
  item: ClaimedItem,
  assigned: Assigned,
  { view, standard }: { readonly view: RegionView; readonly standard: Standard },
): Completed {
  const { row, levels } = item;
  const elements = standard.elements('基本目录');
  const own: Record<string, Value> = inherited(row.item, elements);
  own.行使层级 = [...levels];
  const worded = wordBodies(item, assigned, view);
  for (const name of ['主管部门', '实施机关'] as const) {
    delete own[name];
    const text = worded[name];
    if (text !== undefined) own[name] = text;
  }
  own.事项状态 = '在用';
  // What is secret stays so below.
  if (row.item.公开 === false) own.公开 = false;
  // 下放 and 委托 by which the power came are shown, so that it has a source here too.
  for (const name of ['下放', '委托']) {
    const records = item.record?.item[name];
    if (records !== undefined) own[name] = records as Value;
  }
  return completeRow(own, [], { standard, kind: '基本目录', variant: {} });
}
