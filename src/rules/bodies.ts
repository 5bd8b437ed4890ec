import { type Agency, type AgencyPart, type BodyRegion, parseAgency } from '../bodies/agency.js';
import { type Row, tells } from '../model/document.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';

/** Readings by region and text: a catalog names the same bodies many times. */
const READINGS = new WeakMap<RegionView, Map<string, Agency>>();

/** Reads the bodies that an element of a row names; undefined when it says nothing of them. */
export function agencyOf(
  row: Row,
  element: '主管部门' | '实施机关' | '实施主体',
  view: RegionView,
): Agency | undefined {
  const text = row.item[element];
  return text === undefined || !tells(row, element) ? undefined : readAgency(text, view);
}

/** Reads an expression of bodies as one of a region's catalog. */
export function readAgency(text: string, view: RegionView): Agency {
  let known = READINGS.get(view);
  if (known === undefined) {
    known = new Map();
    READINGS.set(view, known);
  }
  let agency = known.get(text);
  if (agency === undefined) {
    agency = parseAgency(text, bodyRegions(view));
    known.set(text, agency);
  }
  return agency;
}

function bodyRegions(view: RegionView): BodyRegion[] {
  return [view, ...viewsAbove(view)].map(({ region }) => ({
    name: region.name,
    levels: [...new Set([region.level, ...region.exercises])],
    concentrated: region.concentrated,
  }));
}

/** The lines of business of bodies, for a message. */
export function lineNames(parts: readonly AgencyPart[]): string {
  const lines = new Set(
    parts.flatMap(({ lines }) => (typeof lines === 'string' ? [] : [...lines])),
  );
  return [...lines].join('、');
}
