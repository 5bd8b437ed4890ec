import { expect, test } from 'vitest';
import { benchModule } from './suite.js';

interface Options {
  readonly sizes: Readonly<Record<string, { places: number; rows: number }>>;
  readonly runs: number;
  readonly scenarios: readonly string[];
  readonly peers: readonly string[];
  readonly megabytes: number;
}

const { readOptions } = await benchModule<{
  readOptions: (args: readonly string[]) => Options | undefined;
}>('suite/options.mjs');

test('without options: the small size, three runs, all peers', () => {
  const options = readOptions([]);
  expect(options).toMatchObject({ sizes: { xs: { places: 11, rows: 1500 } }, runs: 3 });
  expect(options?.peers).toEqual(['js-yaml', 'ajv-cli', 'yaml', 'spectral', 'eslint']);
});

test('several sizes, scenarios and peers, none of them, and a size of its own', () => {
  expect(readOptions(['--scenarios', 'warm,schema'])?.scenarios).toEqual(['schema', 'warm']);
  expect(Object.keys(readOptions(['--sizes', 'l,xs'])!.sizes)).toEqual(['xs', 'l']);
  expect(readOptions(['--peers', 'yaml,js-yaml'])?.peers).toEqual(['js-yaml', 'yaml']);
  expect(readOptions(['--peers', 'none'])?.peers).toEqual([]);
  expect(readOptions(['--regions', '4', '--rows', '7'])?.sizes).toEqual({
    自定: { places: 4, rows: 7 },
  });
  expect(readOptions(['--help'])).toBeUndefined();
});

test.each([
  [['--sizes', 'xxl'], '--sizes 没有“xxl”，有 xs、s、l'],
  [['--peers', 'v8r'], '--peers 没有“v8r”'],
  [['--scenarios', 'hot'], '--scenarios 没有“hot”'],
  [['--runs', '0'], '--runs 应是正整数：0'],
  [['--speed'], '--speed'],
])('%j is refused', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
