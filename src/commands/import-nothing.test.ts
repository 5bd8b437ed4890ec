import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

test('a table of which no row is taken is not a success', async () => {
  const root = workspace([], { '空.csv': '事项名称,基本编码,事项类型\n' });
  const args = ['--kind', '基本目录', '--region', '320583', '--out', '导入'];
  const { code, stdout, stderr } = await run(root, 'import', '空.csv', ...args);
  expect([code, stderr]).toEqual([3, 'sitong：空.csv 没有一行可以导入，没有写出文件。\n']);
  expect(stdout).toContain('表头 第 1 行，0 行');
  expect(existsSync(join(root, '导入'))).toBe(false);
});
