import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

const EXPORT = ['export', '基本目录', '--region', '320583', '--out'];

test.each([
  ['export', (root: string) => [...EXPORT, join(root, '目录.csv')]],
  ['stats', () => ['stats', '--output', '统计.txt']],
  ['stats --items', () => ['stats', '--items', '--output', '统计.txt']],
])('%s takes the workspace as --workspace too, but not twice', async (_, args) => {
  const root = workspace([]);
  const elsewhere = join(root, '..');
  const out = workspace([]);
  const own = args(out);
  const given = await run(out, ...own, '--workspace', root);
  expect([given.code, given.stderr.replace(/^.*已导出.*\n/, '')]).toEqual([
    0,
    expect.not.stringContaining('sitong：'),
  ]);
  const twice = await run(elsewhere, ...own, root, '--workspace', root);
  expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('工作区写了两次')]);
  const none = await run(elsewhere, ...own, '--workspace', '');
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('没有写工作区')]);
  expect(existsSync(join(out, own.at(-1)?.split('/').at(-1) ?? ''))).toBe(true);
});
