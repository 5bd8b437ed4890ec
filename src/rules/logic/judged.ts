import type { Row } from '../../model/document.js';
import { isWithdrawn } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import type { RuleContext } from '../rule.js';

/** Whether a row of an 实施清单 is judged by itself: one that is over binds nobody. */
export function isJudged(row: Row, { asOf }: RuleContext): boolean {
  return row.document.kind === '实施清单' && !isOver(row, asOf);
}

/** Whether a row is cancelled; a paused one still stands in its catalog. */
export function isOver(row: Row, asOf: JudgingDay): boolean {
  return row.item.事项状态 !== '暂停' && isWithdrawn(row, asOf);
}

/** How a region's 实施清单 keep an element that need not be written. */
export type Keeping = 'mostly' | 'partly' | 'not' | 'unknown';

/** So many rows (with those of the regions above, when a region has fewer) say that the source does not keep it. */
const MANY = 20;

/**
 * How many of a region's 实施清单 rows have an element: `mostly` more than half, `partly` fewer, `not` none of many;
 * `unknown` when there are too few to tell.
 *
 * @param concerns the rows that could have it; always the same for one element.
 */
export function keeping(
  view: RegionView,
  element: string,
  concerns: (row: Row) => boolean = () => true,
): Keeping {
  const known = remembered.get(view) ?? new Map<string, Keeping>();
  remembered.set(view, known);
  let answer = known.get(element);
  if (answer === undefined) {
    const own = count(view, element, concerns);
    if (own.having > 0) answer = own.having * 2 > own.rows ? 'mostly' : 'partly';
    else answer = isLeftOut(view, element, concerns) ? 'not' : 'unknown';
    known.set(element, answer);
  }
  return answer;
}

function isLeftOut(view: RegionView, element: string, concerns: (row: Row) => boolean): boolean {
  let seen = 0;
  for (const each of [view, ...viewsAbove(view)]) {
    const { rows, having } = count(each, element, concerns);
    if (having > 0) return false;
    seen += rows;
    if (seen >= MANY) return true;
  }
  return false;
}

function count(
  { implementations }: RegionView,
  element: string,
  concerns: (row: Row) => boolean,
): { readonly rows: number; readonly having: number } {
  const rows = implementations.rows.filter(concerns);
  return {
    rows: rows.length,
    having: rows.filter(({ item }) => item[element] !== undefined).length,
  };
}

const remembered = new WeakMap<RegionView, Map<string, Keeping>>();
