import { expect, test } from 'vitest';
import { bounded } from './bounded.js';

/** A function that counts how often it is asked in earnest. */
function counting(most: number): { ask: (text: string) => number; calls: () => number } {
  let calls = 0;
  const ask = bounded((text) => {
    calls++;
    return text.length;
  }, most);
  return { ask, calls: () => calls };
}

test('answers a second time from memory', () => {
  const { ask, calls } = counting(10);
  expect([ask('许可'), ask('许可'), ask('处罚决定')]).toEqual([2, 2, 4]);
  expect(calls()).toBe(2);
});

test('never remembers more than it may', () => {
  const { ask, calls } = counting(2);
  for (const text of ['甲', '乙', '丙', '丙', '甲']) ask(text);
  expect(calls()).toBe(4);
});

test('does not remember long texts', () => {
  const { ask, calls } = counting(10);
  const long = '长'.repeat(201);
  expect([ask(long), ask(long)]).toEqual([201, 201]);
  expect(calls()).toBe(2);
});
