import { implementationReference } from '../engine/references.js';
import type { Row } from '../model/document.js';
import { isInForce } from '../model/force.js';
import type { JudgingDay } from '../model/judging-day.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import { isAppliedFor } from '../rules/words.js';
import { compareTimeLimits, type TimeLimit, type TimeUnit } from '../values/time-limit.js';
import { both, type Compared, isKnown, told } from './compared.js';
import {
  limitOf,
  type MaterialCount,
  type Met,
  materialCount,
  materialsOf,
  metOf,
  promiseOf,
  stepCount,
  stepsOf,
  visitsOf,
} from './met.js';

/** A number on both sides: `from` what it is held against, `to` what the public meets. */
export interface Change {
  readonly from: number;
  readonly to: number;
}

/** A time limit on both sides. */
export interface TimeChange {
  readonly order: 'shorter' | 'equal' | 'longer';
  /** In one unit; undefined where the units differ and only the order is certain. */
  readonly amount: (Change & { readonly unit: TimeUnit }) | undefined;
}

/** 申请材料 on both sides: what is required, and of it 免于提交 and 容缺后补. */
export interface MaterialChange extends Change {
  readonly exempt: Change;
  readonly deferred: Change;
}

/** The four reductions of a row against one standard of comparison. */
export interface Reductions {
  /** 减时限. */
  readonly time: Compared<TimeChange>;
  /** 减材料. */
  readonly materials: Compared<MaterialChange>;
  /** 减环节. */
  readonly steps: Compared<Change>;
  /** 减跑动: 到办事现场次数. */
  readonly visits: Compared<Change>;
}

/** The four reductions of an 实施清单 row. */
export interface RowReductions {
  readonly row: Row;
  readonly guide: Row | undefined;
  /** 到办事现场次数 that the public meets. */
  readonly visits: Compared<number>;
  /** Against the legal standard: 法定办结时限, and the 标准 row of the same 办理项. */
  readonly standard: Reductions;
  /** The guide against its own 实施清单 row; undefined without a guide. */
  readonly list: Reductions | undefined;
  /** Against the revision before; undefined when none is given. */
  readonly before: Reductions | undefined;
}

/** The row of the revision before, with the view it stands in; or why there is none. */
export type Before = (row: Row) => Compared<{ readonly row: Row; readonly view: RegionView }>;

/** Whether a row is one that the four reductions speak of: in force, and applied for by the public. */
export function isServed(row: Row, asOf: JudgingDay): boolean {
  return isInForce(row, asOf) && isAppliedFor(row.item.事项类型);
}

/**
 * The four reductions of an 实施清单 row. What its guide reduces counts as what the public meets. What
 * cannot be compared says why and is never guessed.
 */
export function rowReductions(row: Row, view: RegionView, before?: Before): RowReductions {
  const met = metOf(row, view);
  return {
    row,
    guide: met.guide,
    visits: visitsOf(met),
    standard: againstStandard(met, view),
    list: met.guide === undefined ? undefined : againstMet({ row, guide: undefined }, met),
    before: before === undefined ? undefined : againstBefore(met, before(row)),
  };
}

function againstStandard(met: Met, view: RegionView): Reductions {
  const standard = standardOf(met.row, view);
  const rows = isKnown(standard) ? standard.value : [];
  const held = <T>(read: (row: Row) => Compared<T>) =>
    isKnown(standard) ? agreed(rows.map(read)) : standard;
  const statutory = limitOf(met.row, '法定办结时限');
  const limit =
    isKnown(statutory) || rows.length === 0
      ? statutory
      : agreed(rows.map((row) => limitOf(row, '法定办结时限')));
  return {
    time: both(limit, promiseOf(met), timeChange),
    materials: both(
      held((row) => materialCount(row, '标准')),
      materialsOf(met),
      materialChange,
    ),
    steps: both(
      held((row) => stepCount(row, '标准')),
      stepsOf(met),
      change,
    ),
    visits: both(
      held((row) => told(row, '到办事现场次数', '标准') as Compared<number>),
      visitsOf(met),
      change,
    ),
  };
}

/** The 标准 rows of the same 办理项, or why there is none to hold a row against. */
function standardOf(row: Row, view: RegionView): Compared<readonly Row[]> {
  const pair = implementationReference(row, view);
  if (pair === undefined || pair.references[0]?.document.variant.standard !== true) {
    const some = [view, ...viewsAbove(view)].some(({ standards }) => standards.rows.length > 0);
    return { why: some ? '标准里没有这一事项' : '没有标准实施清单' };
  }
  return pair.unnamed ? { why: '标准里没有这一业务办理项' } : { value: pair.references };
}

/** What several rows of one name all say. */
function agreed<T>(values: readonly Compared<T>[]): Compared<T> {
  const [first, ...others] = values;
  if (first === undefined || !isKnown(first)) return first ?? { why: '标准里没有这一事项' };
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text)
    ? first
    : { why: '标准里有几行同名，写的不同' };
}

function againstBefore(
  met: Met,
  before: Compared<{ readonly row: Row; readonly view: RegionView }>,
): Reductions {
  if (isKnown(before)) return againstMet(metOf(before.value.row, before.value.view), met);
  return { time: before, materials: before, steps: before, visits: before };
}

function againstMet(from: Met, to: Met): Reductions {
  return {
    time: both(promiseOf(from), promiseOf(to), timeChange),
    materials: both(materialsOf(from), materialsOf(to), materialChange),
    steps: both(stepsOf(from), stepsOf(to), change),
    visits: both(visitsOf(from), visitsOf(to), change),
  };
}

function change(from: number, to: number): Compared<Change> {
  return { value: { from, to } };
}

function materialChange(from: MaterialCount, to: MaterialCount): Compared<MaterialChange> {
  return {
    value: {
      from: from.required,
      to: to.required,
      exempt: { from: from.exempt, to: to.exempt },
      deferred: { from: from.deferred, to: to.deferred },
    },
  };
}

function timeChange(from: TimeLimit, to: TimeLimit): Compared<TimeChange> {
  const order = compareTimeLimits(to, from);
  if (order !== 'shorter' && order !== 'equal' && order !== 'longer')
    return { why: '时限单位不同，比不出长短' };
  return { value: { order, amount: amountOf(from, to) } };
}

/** Both limits in one unit: the same, or months where one is in years. */
function amountOf(from: TimeLimit, to: TimeLimit): TimeChange['amount'] {
  if (from.unit === to.unit) return { from: from.value, to: to.value, unit: from.unit };
  const months = ({ value, unit }: TimeLimit) =>
    unit === '月' ? value : unit === '年' ? value * 12 : undefined;
  const [a, b] = [months(from), months(to)];
  return a === undefined || b === undefined ? undefined : { from: a, to: b, unit: '月' };
}
