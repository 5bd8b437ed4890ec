import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDate } from './date.js';

test.each(['2024-02-29', '2000-02-29', '2022-07-24', '1990-11-19', '2026-12-31'])(
  '%s is a day',
  (text) => {
    expect(isDate(text)).toBe(true);
  },
);

test.each([
  '2023-02-29',
  '1900-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-04-31',
  '2024-04-00',
  '2024-4-1',
  '2024/04/01',
  '20240401',
  '2024-04-01T00:00:00Z',
  '２０２４-04-01',
  '2024年4月1日',
  '',
])('%j is none', (text) => {
  expect(isDate(text)).toBe(false);
});

test('agrees with the calendar of the runtime', () => {
  const part = (length: number, max: number) =>
    fc.integer({ min: 0, max }).map((n) => String(n).padStart(length, '0'));
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 2999 }),
      part(2, 14),
      part(2, 33),
      (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const real = new Date(`${text}T00:00:00Z`);
        const valid = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
        expect(isDate(text)).toBe(valid);
      },
    ),
  );
});
