import type { Row } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { stemOf } from '../../values/code.js';
import { bareName } from '../../values/text.js';
import { actsOf } from '../acts.js';

/** Acts that a list cites whole, by what they are filed under. */
type WholeActs = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<RegionView, WholeActs>();

/** Whether a 行政许可事项清单 of the region or its chain cites an act for this item without any article (domain §7.19). */
export function isCitedWhole(key: string, row: Row, view: RegionView): boolean {
  const { 基本编码: code, 事项名称: name } = row.item;
  for (const at of [view, ...viewsAbove(view)]) {
    const acts = wholeActs(at);
    if (code !== undefined && acts.get(stemOf(code))?.has(key)) return true;
    if (name !== undefined && acts.get(bareName(name))?.has(key)) return true;
  }
  return false;
}

function wholeActs(view: RegionView): WholeActs {
  let acts = known.get(view);
  if (acts === undefined) {
    acts = indexActs(view);
    known.set(view, acts);
  }
  return acts;
}

function indexActs(view: RegionView): WholeActs {
  const index = new Map<string, Set<string>>();
  for (const document of view.documents) {
    if (document.header.清单 !== '行政许可事项清单') continue;
    for (const row of document.rows) {
      const keys = actsOf(texts(row.item.设定和实施依据))
        .filter(({ articles, locators }) => articles.length === 0 && locators.length === 0)
        .map(({ key }) => key);
      if (keys.length === 0) continue;
      const names = row.item.事项名称 === undefined ? [] : [bareName(row.item.事项名称)];
      for (const filed of [...names, ...texts(row.item.对应事项).map(stemOf)]) {
        const acts = index.get(filed) ?? new Set();
        for (const key of keys) acts.add(key);
        index.set(filed, acts);
      }
    }
  }
  return index;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
