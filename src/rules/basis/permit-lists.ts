import type { Row } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import type { RowKeys } from '../../model/row-index.js';
import { stemOf } from '../../values/code.js';
import { bareName } from '../../values/text.js';
import { actsOf } from '../acts.js';
import { LISTS } from '../lists/names.js';

/** Whether a 行政许可事项清单 of the region or its chain cites an act for this item without any article (domain §7.19). */
export function isCitedWhole(key: string, row: Row, view: RegionView): boolean {
  const { 基本编码: code, 事项名称: name } = row.item;
  for (const at of [view, ...viewsAbove(view)]) {
    const list = at.lists(LISTS.permit);
    const cites = (filed: string) => list.withKey(WHOLE_ACT, whole(filed, key)).length > 0;
    if (code !== undefined && cites(stemOf(code))) return true;
    if (name !== undefined && cites(bareName(name))) return true;
  }
  return false;
}

/** Rows of a list by the acts that they cite whole, each for the items that it is filed under. */
export const WHOLE_ACT: RowKeys = {
  name: '整部依据',
  of: ({ item }) => {
    const acts = actsOf(texts(item.设定和实施依据)).filter(
      ({ articles, locators }) => articles.length === 0 && locators.length === 0,
    );
    if (acts.length === 0) return [];
    const names = item.事项名称 === undefined ? [] : [bareName(item.事项名称)];
    const filed = [...names, ...texts(item.对应事项).map(stemOf)];
    return acts.flatMap(({ key }) => filed.map((one) => whole(one, key)));
  },
};

function whole(filed: string, act: string): string {
  return `${filed} ${act}`;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
