/**
 * Time limits and their order. Two limits in different units can only be ordered when one is longer
 * whatever the calendar says (contract §4, rule C2), so each limit is given the range of calendar days
 * that it may take, and `longer` means that the ranges do not meet.
 */

export const TIME_UNITS = ['工作日', '自然日', '小时', '月', '年'] as const;

export type TimeUnit = (typeof TIME_UNITS)[number];

export interface TimeLimit {
  /** Not negative; 0 is at once in every unit. */
  readonly value: number;
  readonly unit: TimeUnit;
}

/** `at-most` and `at-least`: not longer, not shorter, but perhaps equal. */
export type TimeOrder = 'longer' | 'shorter' | 'equal' | 'at-most' | 'at-least' | 'undecidable';

/** Least and most calendar days that a limit takes. */
interface Days {
  readonly min: number;
  readonly max: number;
}

const WORKING_HOURS = 8;

/** Least and most days of 0–11 consecutive months: from Jan 31 to Feb 28 are 28, July and August are 62. */
const MONTHS_MIN = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
const MONTHS_MAX = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

/**
 * Compares limit `a` with limit `b`. The same unit, and 月 with 年, is exact. Otherwise `longer` and
 * `shorter` are given only when certain: 31 工作日 are longer than 30 自然日, 30 工作日 take at least as long
 * as 30 自然日, 45 自然日 are longer than 20 工作日, 2 小时 are shorter than 1 工作日. A negative or
 * non-finite value is undecidable.
 */
export function compareTimeLimits(a: TimeLimit, b: TimeLimit): TimeOrder {
  if (!isAmount(a.value) || !isAmount(b.value)) return 'undecidable';
  if (a.unit === b.unit) return order(a.value, b.value);
  if (isMonths(a.unit) && isMonths(b.unit)) return order(monthsOf(a), monthsOf(b));
  const left = daysOf(a);
  const right = daysOf(b);
  if (left.min > right.max || fitsWorkingHours(b, a)) return 'longer';
  if (right.min > left.max || fitsWorkingHours(a, b)) return 'shorter';
  if (left.min === right.max && left.max === right.min) return 'equal';
  if (left.max <= right.min) return 'at-most';
  return left.min >= right.max ? 'at-least' : 'undecidable';
}

/** A limit in Chinese: 20个工作日, 30个自然日, 2小时, 3个月, 1年. */
export function formatTimeLimit(limit: TimeLimit): string {
  const counter = limit.unit === '小时' || limit.unit === '年' ? '' : '个';
  return `${limit.value}${counter}${limit.unit}`;
}

function order(a: number, b: number): TimeOrder {
  if (a === b) return 'equal';
  return a > b ? 'longer' : 'shorter';
}

function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function isMonths(unit: TimeUnit): boolean {
  return unit === '月' || unit === '年';
}

function monthsOf(limit: TimeLimit): number {
  return limit.unit === '年' ? limit.value * 12 : limit.value;
}

/** Fewer hours than the working days hold: shorter, be the hours counted on the clock or at the office. */
function fitsWorkingHours(hours: TimeLimit, days: TimeLimit): boolean {
  return (
    hours.unit === '小时' && days.unit === '工作日' && hours.value < days.value * WORKING_HOURS
  );
}

function daysOf({ value, unit }: TimeLimit): Days {
  switch (unit) {
    case '自然日':
      return { min: value, max: value };
    case '工作日':
      return { min: value, max: longestSpan(value) };
    case '小时':
      return { min: value / 24, max: longestSpan(value / WORKING_HOURS) };
    case '月':
      return daysOfMonths(value);
    case '年':
      return daysOfMonths(value * 12);
  }
}

/** A part of a month counts as that part of 28 days at least and as a whole month at most. */
function daysOfMonths(months: number): Days {
  const least = Math.floor(months);
  const most = Math.ceil(months);
  const leapDays = Math.ceil(most / 48);
  return {
    min: 365 * Math.floor(least / 12) + MONTHS_MIN[least % 12]! + 28 * (months - least),
    max: 365 * Math.floor(most / 12) + MONTHS_MAX[most % 12]! + (most >= 12 ? leapDays : 0),
  };
}

/**
 * The most calendar days that n working days can take: n, two weekend days for each five begun (n = 1 from
 * a Friday takes 3 days, n = 6 takes 10), and the public holidays that the resulting span may hold.
 */
function longestSpan(workingDays: number): number {
  if (workingDays === 0) return 0;
  const withWeekends = workingDays + 2 * Math.ceil(workingDays / 5);
  let span = withWeekends;
  for (;;) {
    const next = withWeekends + holidaysWithin(span);
    if (next === span) return span;
    span = next;
  }
}

/**
 * The most public holidays in a span of days, by the blocks that the State Council's yearly notices have
 * arranged so far: 春节 9 days (2026), 国庆 8 with 中秋 and 7 without, 劳动节 5, 元旦, 清明, 端午 and 中秋 3 each.
 * 14 days hold 春节 or as much of 中秋 and 国庆 as is not weekend; 60 days at most 春节 with 元旦 or with 清明 (12);
 * 366 days all of them (34) and, by the lunar calendar, a second 元旦 and 春节 (46). Whole blocks are counted
 * although they contain weekends, which leaves room for a regional holiday.
 */
function holidaysWithin(span: number): number {
  if (span <= 14) return 9;
  return Math.min(12 * Math.ceil(span / 60), 46 * Math.ceil(span / 366));
}
