import type { Row } from '../../model/document.js';
import { isWithdrawn } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import {
  type RegionFact,
  type RegionView,
  type RowIndex,
  viewsAbove,
} from '../../model/region-view.js';
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

/** An element that need not be written, and which rows could have it. */
export interface Optional {
  readonly element: string;
  readonly concerns: (row: Row) => boolean;
  /** Of a region's rows: how many could have it, as far as that matters, and whether any has. */
  readonly kept: RegionFact<readonly [rows: number, has: boolean]>;
}

/** An element that need not be written, in the rows that could have it. */
export function optional(element: string, concerns: Optional['concerns']): Optional {
  const kept: Optional['kept'] = {
    name: `写了${element}`,
    of: ({ implementations }) => {
      const { rows, having } = count(implementations, element, concerns);
      return [Math.min(rows, MANY), having > 0];
    },
  };
  return { element, concerns, kept };
}

/**
 * How many of a region's 实施清单 rows have an element: `mostly` more than half, `partly` fewer, `not` none of many;
 * `unknown` when there are too few to tell.
 */
export function keeping(view: RegionView, one: Optional): Keeping {
  const known = remembered.get(view) ?? new Map<Optional, Keeping>();
  remembered.set(view, known);
  let answer = known.get(one);
  if (answer === undefined) {
    const own = count(view.implementations, one.element, one.concerns);
    if (own.having > 0) answer = own.having * 2 > own.rows ? 'mostly' : 'partly';
    else answer = isLeftOut(view, one) ? 'not' : 'unknown';
    known.set(one, answer);
  }
  return answer;
}

function isLeftOut(view: RegionView, { kept }: Optional): boolean {
  let seen = 0;
  for (const each of [view, ...viewsAbove(view)]) {
    const [rows, has] = each.fact(kept);
    if (has) return false;
    seen += rows;
    if (seen >= MANY) return true;
  }
  return false;
}

function count(
  implementations: RowIndex,
  element: string,
  concerns: Optional['concerns'],
): { readonly rows: number; readonly having: number } {
  const rows = implementations.rows.filter(concerns);
  return {
    rows: rows.length,
    having: rows.filter(({ item }) => item[element] !== undefined).length,
  };
}

const remembered = new WeakMap<RegionView, Map<Optional, Keeping>>();
