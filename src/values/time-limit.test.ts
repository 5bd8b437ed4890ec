import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareTimeLimits,
  formatTimeLimit,
  TIME_UNITS,
  type TimeLimit,
  type TimeOrder,
  type TimeUnit,
} from './time-limit.js';

const OPPOSITE: Readonly<Record<TimeOrder, TimeOrder>> = {
  longer: 'shorter',
  shorter: 'longer',
  equal: 'equal',
  'at-most': 'at-least',
  'at-least': 'at-most',
  undecidable: 'undecidable',
};

const SURE: ReadonlySet<TimeOrder> = new Set(['longer', 'shorter', 'equal']);

const limit: fc.Arbitrary<TimeLimit> = fc.record({
  value: fc.oneof(
    fc.integer({ min: 0, max: 120 }),
    fc.integer({ min: 0, max: 4000 }),
    fc.constant(0.5),
  ),
  unit: fc.constantFrom(...TIME_UNITS),
});

describe('compareTimeLimits', () => {
  test.each<[number, TimeUnit, number, TimeUnit, TimeOrder]>([
    [20, '工作日', 15, '工作日', 'longer'],
    [20, '工作日', 20, '工作日', 'equal'],
    [0, '工作日', 0, '小时', 'equal'],
    [0, '年', 0, '自然日', 'equal'],
    [0, '工作日', 1, '小时', 'shorter'],
    [0, '工作日', 0.5, '月', 'shorter'],
    [0.5, '月', 13, '自然日', 'longer'],
    [24, '月', 2, '年', 'equal'],
    [25, '月', 2, '年', 'longer'],
    [6, '月', 1, '年', 'shorter'],
    // Guangdong: the friendliest reading of 30 working days are 30 days.
    [30, '工作日', 30, '自然日', 'at-least'],
    [30, '工作日', 31, '自然日', 'undecidable'],
    [31, '工作日', 30, '自然日', 'longer'],
    [90, '工作日', 91, '自然日', 'undecidable'],
    [91, '自然日', 20, '工作日', 'longer'],
    [45, '自然日', 20, '工作日', 'longer'],
    [41, '自然日', 20, '工作日', 'longer'],
    [40, '自然日', 20, '工作日', 'at-least'],
    [28, '自然日', 20, '工作日', 'undecidable'],
    [20, '自然日', 20, '工作日', 'at-most'],
    [19, '自然日', 20, '工作日', 'shorter'],
    [60, '自然日', 40, '工作日', 'undecidable'],
    [83, '自然日', 40, '工作日', 'longer'],
    [2, '小时', 1, '工作日', 'shorter'],
    [8, '小时', 1, '工作日', 'undecidable'],
    [24, '小时', 1, '工作日', 'undecidable'],
    [24, '小时', 1, '自然日', 'at-least'],
    [25, '小时', 1, '自然日', 'longer'],
    [2, '小时', 20, '工作日', 'shorter'],
    [4, '小时', 15, '自然日', 'shorter'],
    [1, '月', 28, '自然日', 'at-least'],
    [1, '月', 27, '自然日', 'longer'],
    [1, '月', 31, '自然日', 'at-most'],
    [1, '月', 32, '自然日', 'shorter'],
    [1, '月', 20, '工作日', 'undecidable'],
    [2, '月', 20, '工作日', 'longer'],
    [3, '月', 90, '自然日', 'undecidable'],
    [3, '月', 92, '工作日', 'at-most'],
    [3, '月', 93, '工作日', 'shorter'],
    [6, '月', 180, '自然日', 'longer'],
    [1, '年', 365, '自然日', 'at-least'],
    [1, '年', 364, '自然日', 'longer'],
    [1, '年', 367, '自然日', 'shorter'],
    [3, '年', 1096, '自然日', 'at-most'],
    [3, '年', 1097, '自然日', 'shorter'],
    [1, '年', 20, '工作日', 'longer'],
  ])('%i %s against %i %s: %s', (x, unitX, y, unitY, expected) => {
    const a = { value: x, unit: unitX };
    const b = { value: y, unit: unitY };
    expect(compareTimeLimits(a, b)).toBe(expected);
    expect(compareTimeLimits(b, a)).toBe(OPPOSITE[expected]);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount', (value) => {
    expect(compareTimeLimits({ value, unit: '月' }, { value: 1, unit: '月' })).toBe('undecidable');
  });

  test('is antisymmetric and reflexive', () => {
    fc.assert(
      fc.property(limit, limit, (a, b) => {
        expect(compareTimeLimits(b, a)).toBe(OPPOSITE[compareTimeLimits(a, b)]);
        expect(compareTimeLimits(a, a)).toBe('equal');
      }),
      { numRuns: 2000 },
    );
  });

  test('not longer than what is not longer is not longer', () => {
    const atMost: ReadonlySet<TimeOrder> = new Set(['shorter', 'equal', 'at-most']);
    fc.assert(
      fc.property(limit, limit, limit, (a, b, c) => {
        if (!atMost.has(compareTimeLimits(a, b)) || !atMost.has(compareTimeLimits(b, c))) return;
        expect(compareTimeLimits(a, c)).not.toBe('longer');
      }),
      { numRuns: 20_000 },
    );
  });

  test('longer and equal are transitive', () => {
    fc.assert(
      fc.property(limit, limit, limit, (a, b, c) => {
        const first = compareTimeLimits(a, b);
        const second = compareTimeLimits(b, c);
        if (!SURE.has(first) || !SURE.has(second)) return;
        if (first !== second && first !== 'equal' && second !== 'equal') return;
        expect(compareTimeLimits(a, c)).toBe(first === 'equal' ? second : first);
      }),
      { numRuns: 50_000 },
    );
  });

  test('what is added never makes a longer limit less certain', () => {
    fc.assert(
      fc.property(limit, limit, fc.integer({ min: 1, max: 50 }), (a, b, more) => {
        if (compareTimeLimits(a, b) !== 'longer') return;
        expect(compareTimeLimits({ ...a, value: a.value + more }, b)).toBe('longer');
      }),
    );
  });
});

/** The working calendar of 2024 to 2026 as the State Council arranged it: holidays, and weekend days worked. */
describe('against the calendar', () => {
  const DAY = 86_400_000;
  const HOLIDAYS: readonly (readonly [string, number])[] = [
    ['2024-01-01', 1],
    ['2024-02-10', 8],
    ['2024-04-04', 3],
    ['2024-05-01', 5],
    ['2024-06-08', 3],
    ['2024-09-15', 3],
    ['2024-10-01', 7],
    ['2025-01-01', 1],
    ['2025-01-28', 8],
    ['2025-04-04', 3],
    ['2025-05-01', 5],
    ['2025-05-31', 3],
    ['2025-10-01', 8],
    ['2026-01-01', 3],
    ['2026-02-15', 9],
    ['2026-04-04', 3],
    ['2026-05-01', 5],
    ['2026-06-19', 3],
    ['2026-09-25', 3],
    ['2026-10-01', 7],
  ];
  const WORKED =
    '2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10';
  const worked = new Set(WORKED.split(' ').map((day) => Date.parse(day)));
  const holidays = new Set(
    HOLIDAYS.flatMap(([first, days]) =>
      Array.from({ length: days }, (_, at) => Date.parse(first) + at * DAY),
    ),
  );
  const isWorking = (day: number): boolean =>
    worked.has(day) || (![0, 6].includes(new Date(day).getUTCDay()) && !holidays.has(day));

  const spanOf = (from: number, workingDays: number): number => {
    let day = from;
    for (let left = workingDays; left > 0; ) {
      day += DAY;
      if (isWorking(day)) left--;
    }
    return (day - from) / DAY;
  };
  const monthsFrom = (from: number, months: number): number => {
    const date = new Date(from);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
    const day = Math.min(date.getUTCDate(), last.getUTCDate());
    return (last.setUTCDate(day) - from) / DAY;
  };
  const elapsed = (from: number, { value, unit }: TimeLimit): number => {
    if (unit === '自然日') return value;
    if (unit === '工作日') return spanOf(from, value);
    return monthsFrom(from, unit === '年' ? value * 12 : value);
  };

  test('what is certainly longer is longer from any day', () => {
    const whole = fc.record({
      value: fc.integer({ min: 0, max: 40 }),
      unit: fc.constantFrom<TimeUnit>('工作日', '自然日', '月'),
    });
    const start = fc.integer({ min: 0, max: 730 }).map((at) => Date.parse('2024-01-01') + at * DAY);
    fc.assert(
      fc.property(whole, whole, start, (a, b, from) => {
        const order = compareTimeLimits(a, b);
        if (order === 'longer') expect(elapsed(from, a)).toBeGreaterThan(elapsed(from, b));
        if (order === 'equal') expect(elapsed(from, a)).toBe(elapsed(from, b));
      }),
      { numRuns: 5000 },
    );
  });

  test('no start day of two years takes more days than the bound of 1 to 120 working days', () => {
    for (let days = 1; days <= 120; days++) {
      let most = 0;
      for (let at = 0; at < 731; at++) {
        most = Math.max(most, spanOf(Date.parse('2024-01-01') + at * DAY, days));
      }
      const order = compareTimeLimits(
        { value: most, unit: '自然日' },
        { value: days, unit: '工作日' },
      );
      expect(order).not.toBe('longer');
    }
  });
});

test.each<[number, TimeUnit, string]>([
  [20, '工作日', '20个工作日'],
  [30, '自然日', '30个自然日'],
  [2, '小时', '2小时'],
  [3, '月', '3个月'],
  [1, '年', '1年'],
])('%i %s is written %s', (value, unit, expected) => {
  expect(formatTimeLimit({ value, unit })).toBe(expected);
});
