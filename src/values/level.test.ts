import { expect, test } from 'vitest';
import { isLevel, LEVELS, levelNumber, levelOfDigit } from './level.js';

test('levels and their dictionary digits', () => {
  expect(LEVELS.map(levelNumber)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const level of LEVELS) {
    expect(levelOfDigit(levelNumber(level))).toBe(level);
    expect(levelOfDigit(String(levelNumber(level)))).toBe(level);
  }
  expect(levelOfDigit('4')).toBe('县级');
});

test.each(['0', '7', '', 'A', '44', '1.5', 0, 7])('%s is the digit of no level', (digit) => {
  expect(levelOfDigit(digit)).toBeUndefined();
});

test('words that are levels', () => {
  expect(LEVELS.every(isLevel)).toBe(true);
  for (const word of ['州级', '', 'toString', 3, undefined, null])
    expect(isLevel(word)).toBe(false);
});
