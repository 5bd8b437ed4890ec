import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../standard/item.js';
import { isInForce, whyNotInForce } from './force.js';
import { JudgingDay } from './judging-day.js';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, '0')}`);
const row = fc.record({
  item: fc.record(
    {
      事项状态: fc.constantFrom('在用', '暂停', '取消'),
      计划生效日期: day,
      计划取消日期: day,
    },
    { requiredKeys: [] },
  ),
});

test('a row is in force exactly when there is no reason why not', () => {
  fc.assert(
    fc.property(row, day, ({ item }, on) => {
      const asOf = new JudgingDay(on);
      const one = { item: item as Item };
      expect(whyNotInForce(one, asOf) === undefined).toBe(isInForce(one, asOf));
    }),
  );
});

test('the reason names the day or the state', () => {
  const why = (item: Item) => whyNotInForce({ item }, new JudgingDay('2026-06-15'));
  expect(why({ 计划取消日期: '2026-06-15' } as Item)).toBe('已于 2026-06-15 取消');
  expect(why({ 事项状态: '暂停' } as Item)).toBe('事项状态是暂停');
  expect(why({ 计划生效日期: '2026-06-16' } as Item)).toBe('2026-06-16 才生效');
});
