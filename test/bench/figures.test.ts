import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benchModule } from './suite.js';

type Write = (value: number) => string;
const { figure, median, percent, spread, times } = await benchModule<{
  median: (values: readonly number[]) => number;
  spread: (values: readonly number[]) => string;
  figure: Write;
  percent: Write;
  times: Write;
}>('suite/figures.mjs');
const { table } = await benchModule<{
  table: (headings: readonly string[], rows: readonly (readonly unknown[])[]) => string;
}>('suite/table.mjs');
const { selfTimes } = await benchModule<{
  selfTimes: (profiles: readonly unknown[]) => readonly (readonly [string, number])[];
}>('suite/profile.mjs');

test.each([
  [[3], 3],
  [[2, 1], 1.5],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 1, 100, 2], 9],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('as many values lie below the median as above, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const below = values.filter((value) => value < middle).length;
      const above = values.filter((value) => value > middle).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      expect(median(values.toReversed())).toBe(middle);
    }),
  );
});

test('numbers are written with three digits, or whole', () => {
  expect([0, 7, 61, 0.01234, 4.5678, 99.94, 123.4, 163_500.2].map(figure)).toEqual([
    '0',
    '7',
    '61',
    '0.0123',
    '4.57',
    '99.9',
    '123',
    '163,500',
  ]);
  expect(figure(Number.NaN)).toBe('—');
  expect(percent(0.04567)).toBe('4.57%');
  expect(times(10.04)).toBe('10.0 倍');
  expect(times(1 / 0)).toBe('—');
});

test('a spread says the least and the greatest where they differ as written', () => {
  expect(spread([4.5, 4.7, 4.56])).toBe('4.56（4.50–4.70）');
  expect(spread([4.561, 4.562])).toBe('4.56');
});

test('a table aligns numbers to the right and keeps its cells whole', () => {
  expect(
    table(
      ['名', '>数'],
      [
        ['a|b', 1],
        ['两\n行', '2'],
      ],
    ),
  ).toBe('| 名 | 数 |\n| --- | ---: |\n| a\\|b | 1 |\n| 两 行 | 2 |\n\n');
});

test('self times of a profile by folder, package and what Node does; nothing of idleness', () => {
  const frames: readonly [functionName: string, url: string, scriptId?: string][] = [
    ['judge', 'file:///a/dist/rules/one.js'],
    ['judge', 'file:///a/dist/rules/two.js'],
    ['compile', 'file:///a/node_modules/ajv/dist/core.js'],
    ['lint', 'file:///a/node_modules/@x/y/dist/z.js'],
    ['compileSourceTextModule', 'node:internal/modules/esm/utils'],
    ['readFileSync', 'node:fs'],
    ['(garbage collector)', ''],
    ['(idle)', ''],
    ['validate10', '', '77'],
  ];
  const nodes = frames.map(([functionName, url, scriptId = '0'], id) => ({
    id,
    callFrame: { functionName, url, scriptId },
  }));
  const timeDeltas = nodes.map((_, at) => (at + 1) * 1000);
  const times = selfTimes([{ nodes, samples: nodes.map(({ id }) => id), timeDeltas }]);
  expect(times).toEqual([
    ['ajv 生成的校验函数', 9],
    ['垃圾回收', 7],
    ['Node：找模块、读文件等', 6],
    ['Node：编译模块', 5],
    ['@x/y', 4],
    ['dist/rules', 3],
    ['ajv', 3],
  ]);
});
