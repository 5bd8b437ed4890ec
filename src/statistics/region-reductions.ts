import { matchRows } from '../diff/match.js';
import type { Row } from '../model/document.js';
import { isInForce } from '../model/force.js';
import type { JudgingDay } from '../model/judging-day.js';
import type { RegionView } from '../model/region-view.js';
import { type Before, isServed, type RowReductions, rowReductions } from './reductions.js';
import { type AllReductions, addRow, noReductions } from './totals.js';

/** The region in the revision before: its view, or why there is nothing to compare with. */
export type RegionBefore = { readonly view: RegionView } | { readonly why: string };

/** The four reductions of a region. */
export interface RegionReductions {
  readonly totals: AllReductions;
  /** 实施清单 rows in force that the public applies for: those the totals speak of. */
  readonly served: number;
  /** Rows not in force, and rows of types that nobody applies for (处罚 …): left out. */
  readonly notInForce: number;
  readonly notServed: number;
}

/** The rows that the four reductions speak of, one by one. */
export function* servedReductions(
  view: RegionView,
  asOf: JudgingDay,
  before?: RegionBefore,
): Generator<RowReductions> {
  const earlier = before === undefined ? undefined : beforeOf(view, before);
  for (const row of view.implementations.rows) {
    if (isServed(row, asOf)) yield rowReductions(row, view, earlier);
  }
}

/** Sums the four reductions of a region's 实施清单. */
export function regionReductions(
  view: RegionView,
  asOf: JudgingDay,
  before?: RegionBefore,
): RegionReductions {
  const totals = noReductions();
  let served = 0;
  for (const row of servedReductions(view, asOf, before)) {
    served++;
    addRow(totals, row);
  }
  const { rows } = view.implementations;
  const inForce = rows.reduce((sum, row) => sum + (isInForce(row, asOf) ? 1 : 0), 0);
  return { totals, served, notInForce: rows.length - inForce, notServed: inForce - served };
}

/** Recognises the rows of a region in the revision before, by code, and by content where that changed. */
function beforeOf(view: RegionView, before: RegionBefore): Before {
  if ('why' in before) return () => before;
  const old = before.view;
  const { pairs, splits, merges } = matchRows(old.implementations.rows, view.implementations.rows);
  const paired = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const parted = new Set<Row>([
    ...splits.flatMap(({ several }) => several),
    ...merges.map(({ one }) => one),
  ]);
  return (row) => {
    const found = paired.get(row);
    if (found !== undefined) return { value: { row: found, view: old } };
    if (parted.has(row)) return { why: '由拆分或合并而来' };
    return { why: old.complete ? '之前没有这一行' : '之前的文件没有读全' };
  };
}
