import type { Row } from '../model/document.js';
import type { Region } from '../model/region-tree.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import { actsOf, type CitedAct } from './acts.js';
import { PUBLIC_SERVICE } from './words.js';

const PERMIT = '行政许可';

/**
 * Whether a row may be 自行设立 (contract §4): a 行政许可 needs 立法权 and the
 * region's own 地方性法规, other types any cited document of the region or above,
 * 公共服务 none.
 */
export function isLawfullyOwn(row: Row, view: RegionView): boolean {
  if (row.item.自行设立 !== true) return false;
  const { 事项类型: type } = row.item;
  if (type === PUBLIC_SERVICE || row.document.absent.has('设定依据')) return true;
  const acts = [...actsOf(row.item.设定依据 ?? []), ...actsOf(row.item.实施依据 ?? [])];
  if (type === PERMIT) {
    return view.region.legislates && acts.some((act) => isRegulationOf(act, view.region));
  }
  return acts.some((act) => !isForeign(act, view));
}

/** A 地方性法规 or a 省政府规章 of the region's own chain (contract §5, within/basis). */
export function isLocalLegislation(act: CitedAct, view: RegionView): boolean {
  for (const { region } of [view, ...viewsAbove(view)]) {
    if (region.level === '国家级') continue;
    if (isRegulationOf(act, region) || isProvincialRule(act, region)) return true;
  }
  return false;
}

/** A 地方性法规 of a place: by its tag, or untagged by its name. */
function isRegulationOf(act: CitedAct, region: Region): boolean {
  if (!region.legislates || !act.title.startsWith(region.name)) return false;
  return act.tag === undefined ? /条例(?:[（(].*)?$/.test(act.title) : /法规/.test(act.tag);
}

function isProvincialRule(act: CitedAct, region: Region): boolean {
  if (region.level !== '省级') return false;
  const issued = /政府令/.test(`${act.documentNumber ?? ''}${act.raw}`);
  const tagged = act.tag !== undefined && /规章/.test(act.tag) && !/部门/.test(act.tag);
  const byPlace = act.title.startsWith(region.name) || act.raw.includes(`${region.name}人民政府令`);
  return byPlace && (act.tag === undefined ? issued : tagged);
}

/** A place at the head of a title: 常熟市…, 浙江省…; not 城市, 地区, 设区的市. */
const PLACE =
  /^(?!设区|不设区|全国|农村|城镇|计划)([\u4e00-\u9fff]{2,7}?(?:省|市|县|自治区|自治州))(?!场|政|容|民|级|域|区划)/;

/** An act of a place that is neither the region nor above it. */
function isForeign(act: CitedAct, view: RegionView): boolean {
  const place = PLACE.exec(act.title.replace(/^中华人民共和国/, ''))?.[1];
  if (place === undefined) return false;
  return ![view, ...viewsAbove(view)].some(
    ({ region }) => region.name === place || place.startsWith(region.name),
  );
}
