import type { Row } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { secondKey } from '../../model/row-key.js';
import { LISTS } from '../../rules/lists/names.js';
import type { Standard } from '../../standard/standard.js';
import type { Value, Values } from '../../yaml/value.js';
import type { ListRow } from './list-rows.js';

/** Lists that every place keeps of its own items; 省内通办 is the province's. */
export const KEPT_LISTS = [
  LISTS.hall,
  LISTS.fullOnline,
  LISTS.intermediary,
  LISTS.commitment,
  LISTS.deferral,
  LISTS.specialSteps,
  LISTS.proof,
];

/** Elements that name a place of the upper region. */
const PLACES = new Set(['办理场所']);
/** Elements that name a body of the upper region, which becomes the region's own. */
const BODIES = new Set(['实施机关', '索要单位']);

/**
 * A draft of one 专项清单: what the nearest upper region that lists an item says of it, for the items
 * that the region itself handles, with the region's own bodies and without the upper region's places.
 */
export function draftList(
  list: string,
  rows: readonly ListRow[],
  { view, standard }: { readonly view: RegionView; readonly standard: Standard },
): Values[] {
  const elements = standard.elements('专项清单', { list });
  const out: Values[] = [];
  const seen = new Set<string>();
  for (const { item, row: own, body } of rows) {
    if (seen.has(item.code)) continue;
    seen.add(item.code);
    const name = own.事项名称;
    for (const listed of listedAbove(list, item.code, String(name ?? ''), view)) {
      const entry: Record<string, Value> = {};
      for (const element of elements.keys()) {
        const value = listed.item[element] as Value | undefined;
        if (value === undefined || PLACES.has(element)) continue;
        if (!BODIES.has(element)) entry[element] = value;
        else if (body !== undefined) entry[element] = body.name;
      }
      if (name !== undefined) entry.事项名称 = name;
      if (elements.has('基本编码')) entry.基本编码 = item.code;
      out.push(inOrder(entry, elements));
    }
  }
  return out;
}

/** Rows of the nearest upper region that lists the item, each once. */
function listedAbove(list: string, code: string, name: string, view: RegionView): Row[] {
  for (const upper of viewsAbove(view)) {
    const index = upper.lists(list);
    const coded = index.withCode(code);
    const rows =
      coded.length > 0
        ? coded
        : index.named(name).filter(({ item }) => item.基本编码 === undefined);
    if (rows.length === 0) continue;
    const keys = new Set<string>();
    return rows.filter((row) => {
      const key = JSON.stringify(secondKey(row) ?? '');
      if (keys.has(key)) return false;
      keys.add(key);
      return true;
    });
  }
  return [];
}

function inOrder(entry: Values, elements: ReadonlyMap<string, unknown>): Values {
  const out: Record<string, Value> = {};
  for (const name of elements.keys()) {
    const value = entry[name];
    if (value !== undefined) out[name] = value;
  }
  return out;
}
