import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInstant } from './instant.js';

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
