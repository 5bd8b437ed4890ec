import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROW_KEYS } from '../model/row-index.js';
import { UPPER_KEYS } from './upper-reads.js';

const FOLDER = 'src/rules';

test('every way of looking rows up that rules have is among those of which changes are seen', () => {
  const own = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(join(FOLDER, path), 'utf8').matchAll(/: RowKeys = \{\s*name: '([^']+)'/g),
    ])
    .map(([, name]) => name);
  expect(own.length).toBeGreaterThan(2);
  const all = [...ROW_KEYS.map(({ name }) => name), ...own];
  expect(UPPER_KEYS.map(({ name }) => name).sort()).toEqual(all.sort());
});
