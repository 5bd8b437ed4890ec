import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockTime, isoInstant, localDay } from './instant.js';

test('an instant is written with its offset and reads back as the same second', () => {
  const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
  fc.assert(
    fc.property(seconds, (second) => {
      const text = isoInstant(new Date(second * 1000));
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
      expect(Date.parse(text)).toBe(second * 1000);
    }),
  );
});

test('the day and the time of day are those of the local clock', () => {
  const moment = new Date(2026, 0, 2, 3, 4, 5);
  expect(localDay(moment)).toBe('2026-01-02');
  expect(clockTime(moment)).toBe('03:04:05');
});
