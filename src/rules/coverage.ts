import { type RegionView, viewsAbove } from '../model/region-view.js';

/** Whether absence from a region's 基本目录 proves something: it has one, read whole and not 部分. */
export function hasWholeCatalog(view: RegionView): boolean {
  return view.hasCatalog && view.complete && !view.region.partial;
}

/**
 * Whether every upper region that could hold an item of this code has a whole
 * catalog, so that absence there proves something: for `00…` all up to 国家, for
 * a province's own codes all up to the province (contract §4).
 */
export function wholeCatalogsAbove(view: RegionView, code: string): boolean {
  const founder = code.startsWith('00') ? '国家级' : '省级';
  for (const upper of viewsAbove(view)) {
    if (!hasWholeCatalog(upper)) return false;
    if (upper.region.level === founder) return true;
  }
  return false;
}
