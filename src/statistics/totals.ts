import { TIME_UNITS, type TimeUnit } from '../values/time-limit.js';
import { type Compared, isKnown } from './compared.js';
import type {
  Change,
  MaterialChange,
  Reductions,
  RowReductions,
  TimeChange,
} from './reductions.js';

/** Why something could not be compared → how many rows. */
export type Reasons = Map<string, number>;

/** Rows by what became of them. */
export interface RowTotal {
  /** Rows that could be compared: less + same + more. */
  rows: number;
  /** Rows with less for the applicant. */
  less: number;
  same: number;
  more: number;
  /** Rows that could not be compared, by reason. */
  readonly undecided: Reasons;
}

/** A count (材料, 环节, 跑动) summed over the rows that could be compared. */
export interface CountTotal extends RowTotal {
  from: number;
  to: number;
}

export interface MaterialTotal extends CountTotal {
  exemptFrom: number;
  exemptTo: number;
  deferredFrom: number;
  deferredTo: number;
}

/** Limits of one unit, summed. */
export interface UnitTotal {
  rows: number;
  from: number;
  to: number;
}

export interface TimeTotal extends RowTotal {
  /** Rows whose units differ, so that only the order is certain. */
  orderOnly: number;
  /** Sums of the rows that have one unit on both sides. */
  readonly units: Map<TimeUnit, UnitTotal>;
  /** Rows with a share: one unit, and `from` above zero. */
  shareRows: number;
  /** Sum of the shares (from − to) ÷ from of these rows. */
  shares: number;
}

/** The four reductions summed against one standard of comparison. */
export interface ReductionTotals {
  readonly time: TimeTotal;
  readonly materials: MaterialTotal;
  readonly steps: CountTotal;
  readonly visits: CountTotal;
}

/** 到办事现场次数 of the rows. */
export interface VisitTotals {
  none: number;
  once: number;
  more: number;
  readonly unknown: Reasons;
}

/** The four reductions of many rows. */
export interface AllReductions {
  readonly visits: VisitTotals;
  readonly standard: ReductionTotals;
  /** The guides against their own lists. */
  readonly list: ReductionTotals;
  readonly before: ReductionTotals;
}

function rowTotal(): RowTotal {
  return { rows: 0, less: 0, same: 0, more: 0, undecided: new Map() };
}

function countTotal(): CountTotal {
  return { ...rowTotal(), from: 0, to: 0 };
}

function reductionTotals(): ReductionTotals {
  return {
    time: { ...rowTotal(), orderOnly: 0, units: new Map(), shareRows: 0, shares: 0 },
    materials: { ...countTotal(), exemptFrom: 0, exemptTo: 0, deferredFrom: 0, deferredTo: 0 },
    steps: countTotal(),
    visits: countTotal(),
  };
}

/** Totals of no row. */
export function noReductions(): AllReductions {
  return {
    visits: { none: 0, once: 0, more: 0, unknown: new Map() },
    standard: reductionTotals(),
    list: reductionTotals(),
    before: reductionTotals(),
  };
}

/** Counts one more of a reason. */
export function countReason(reasons: Reasons, why: string, rows = 1): void {
  reasons.set(why, (reasons.get(why) ?? 0) + rows);
}

/** Adds a row to totals. */
export function addRow(totals: AllReductions, row: RowReductions): void {
  const { visits } = totals;
  if (!isKnown(row.visits)) countReason(visits.unknown, row.visits.why);
  else if (row.visits.value === 0) visits.none++;
  else if (row.visits.value === 1) visits.once++;
  else visits.more++;
  addReductions(totals.standard, row.standard);
  if (row.list !== undefined) addReductions(totals.list, row.list);
  if (row.before !== undefined) addReductions(totals.before, row.before);
}

function addReductions(totals: ReductionTotals, row: Reductions): void {
  if (tally(totals.time, row.time, ({ order }) => ORDERS[order])) addTime(totals.time, row.time);
  if (tally(totals.materials, row.materials, signOf))
    addMaterials(totals.materials, row.materials.value);
  if (tally(totals.steps, row.steps, signOf)) addCount(totals.steps, row.steps.value);
  if (tally(totals.visits, row.visits, signOf)) addCount(totals.visits, row.visits.value);
}

const ORDERS = { shorter: -1, equal: 0, longer: 1 } as const;

function signOf({ from, to }: Change): number {
  return Math.sign(to - from);
}

function tally<T>(
  total: RowTotal,
  compared: Compared<T>,
  sign: (value: T) => number,
): compared is { readonly value: T } {
  if (!isKnown(compared)) {
    countReason(total.undecided, compared.why);
    return false;
  }
  total.rows++;
  const way = sign(compared.value);
  if (way < 0) total.less++;
  else if (way > 0) total.more++;
  else total.same++;
  return true;
}

function addTime(total: TimeTotal, { value: { amount } }: { readonly value: TimeChange }): void {
  if (amount === undefined) {
    total.orderOnly++;
    return;
  }
  const { from, to, unit } = amount;
  addUnit(total, unit, { rows: 1, from, to });
  if (from === 0) return;
  total.shareRows++;
  total.shares += (from - to) / from;
}

function addUnit({ units }: TimeTotal, unit: TimeUnit, { rows, from, to }: UnitTotal): void {
  const sum = units.get(unit) ?? { rows: 0, from: 0, to: 0 };
  sum.rows += rows;
  sum.from += from;
  sum.to += to;
  units.set(unit, sum);
}

function addCount(total: CountTotal, { from, to }: Change): void {
  total.from += from;
  total.to += to;
}

function addMaterials(total: MaterialTotal, value: MaterialChange): void {
  addCount(total, value);
  total.exemptFrom += value.exempt.from;
  total.exemptTo += value.exempt.to;
  total.deferredFrom += value.deferred.from;
  total.deferredTo += value.deferred.to;
}

/** Adds reasons to reasons. */
export function addReasons(into: Reasons, more: ReadonlyMap<string, number>): void {
  for (const [why, rows] of more) countReason(into, why, rows);
}

/** Adds the totals of another region. */
export function addTotals(into: AllReductions, more: AllReductions): void {
  into.visits.none += more.visits.none;
  into.visits.once += more.visits.once;
  into.visits.more += more.visits.more;
  addReasons(into.visits.unknown, more.visits.unknown);
  for (const basis of ['standard', 'list', 'before'] as const) {
    const [a, b] = [into[basis], more[basis]];
    addTimes(a.time, b.time);
    addRows(a.materials, b.materials);
    addMaterials(a.materials, {
      ...b.materials,
      exempt: { from: b.materials.exemptFrom, to: b.materials.exemptTo },
      deferred: { from: b.materials.deferredFrom, to: b.materials.deferredTo },
    });
    for (const of of ['steps', 'visits'] as const) {
      addRows(a[of], b[of]);
      addCount(a[of], b[of]);
    }
  }
}

function addTimes(into: TimeTotal, more: TimeTotal): void {
  addRows(into, more);
  into.orderOnly += more.orderOnly;
  into.shareRows += more.shareRows;
  into.shares += more.shares;
  for (const unit of TIME_UNITS) {
    const sum = more.units.get(unit);
    if (sum !== undefined) addUnit(into, unit, sum);
  }
}

function addRows(into: RowTotal, more: RowTotal): void {
  into.rows += more.rows;
  into.less += more.less;
  into.same += more.same;
  into.more += more.more;
  addReasons(into.undecided, more.undecided);
}
