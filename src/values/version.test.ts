import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from './version.js';

describe('compareVersions', () => {
  test.each([
    [1, 2],
    [9, 10],
    ['9', 10],
    ['v9', 'v10'],
    ['V9', 'v10'],
    ['2026-01', '2026-10'],
    ['2026-1', '2026-10'],
    ['2026-9', '2026-10'],
    ['2022-07-24', '2022-12-01'],
    ['2021年12月', '2022年1月'],
    ['2022年版', '2023年版'],
    ['第9版', '第10版'],
    ['1.2', '1.10'],
    ['1.0.9', '1.1'],
    ['2022', '2022修订'],
    ['20220724', '20221201'],
    ['202207240000000001', '202207240000000002'],
    ['12345678901234567890', '12345678901234567891'],
    ['a', 'b'],
    ['', '1'],
  ])('%s is older than %s', (a, b) => {
    expect(compareVersions(a, b)).toBeLessThan(0);
    expect(compareVersions(b, a)).toBeGreaterThan(0);
  });

  test.each([
    [1, '1'],
    ['1', '1.0'],
    ['v3', 3],
    ['2026-01', '2026-1'],
    ['2026年1月', '2026-01'],
    ['２０２６-01', '2026-01'],
    ['2022年版', '2022'],
  ])('%s says the same as %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
    expect(compareVersions(b, a)).toBe(0);
  });

  const version = fc.oneof(
    fc.nat(),
    fc.stringMatching(/^v?\d{1,4}([.-]\d{1,3}){0,2}$/),
    fc.string({ unit: fc.constantFrom(...'019.-版a年v'), maxLength: 8 }),
  );

  test('is a total order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        expect(compareVersions(a, a)).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('orders integers by value', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(Math.sign(compareVersions(a, String(b)))).toBe(Math.sign(a - b));
      }),
    );
  });
});
