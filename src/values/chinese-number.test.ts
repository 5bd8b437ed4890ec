import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumber, toChineseNumber } from './citation.js';

describe('Chinese numbers', () => {
  test.each([
    [0, '零'],
    [5, '五'],
    [10, '十'],
    [14, '十四'],
    [20, '二十'],
    [41, '四十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [1000, '一千'],
    [1010, '一千零一十'],
    [1260, '一千二百六十'],
    [8021, '八千零二十一'],
    [10_000, '一万'],
    [100_001, '十万零一'],
    [120_034, '十二万零三十四'],
    [100_000_000, '一亿'],
    [100_010_000, '一亿零一万'],
  ])('%i is %s', (value, words) => {
    expect(toChineseNumber(value)).toBe(words);
    expect(chineseNumber(words)).toBe(value);
  });

  test.each([
    ['41', 41],
    ['４１', 41],
    ['〇', 0],
    ['二〇二二', 2022],
    ['一二', 12],
    ['两千', 2000],
    ['一百十', 110],
    ['一十四', 14],
    ['三万五千', 35_000],
  ])('%s is %i', (words, value) => {
    expect(chineseNumber(words)).toBe(value);
  });

  test.each(['', '条', '第三', '三条', '1a', '3.5', '-1', ' 3', '三 十', '十十', '十百'])(
    '%j is no number',
    (text) => {
      expect(chineseNumber(text)).toBeUndefined();
    },
  );

  test.each([-1, 1.5, Number.NaN, 1e12])('%d cannot be written', (value) => {
    expect(() => toChineseNumber(value)).toThrow(RangeError);
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(2000), fc.nat(), fc.nat(999_999_999_999)), (value) => {
        expect(chineseNumber(toChineseNumber(value))).toBe(value);
      }),
      { numRuns: 3000 },
    );
  });
});
