import { expect, it } from 'vitest';
import { once } from './once.js';

it('computes the result of an object once, also when it is undefined', () => {
  const asked: object[] = [];
  const first = once((value: { readonly result?: string }) => {
    asked.push(value);
    return value.result;
  });
  const empty = {};
  const full = { result: '二' };
  expect([first(empty), first(full), first(empty), first(full)]).toEqual([
    undefined,
    '二',
    undefined,
    '二',
  ]);
  expect(asked).toEqual([empty, full]);
});

it('tells equal objects apart', () => {
  let calls = 0;
  const count = once((_: readonly string[]) => ++calls);
  expect([count(['甲']), count(['甲'])]).toEqual([1, 2]);
});
