import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspace } from '../../src/commands/testing/run.js';
import { PROVINCE, run } from './support.js';

test('a code that the registry knows as retired is not given to another item', async () => {
  // In use anywhere, a code is not retired.
  const catalogs = ['国家目录', '省目录', '市目录', '县目录'] as const;
  const cancelled = workspace(
    catalogs.map((name) => ({ in: name, row: 3, set: { 事项状态: '取消' } })),
  );
  const published = await run(cancelled, 'publish', ...PROVINCE);
  expect(published.code, published.stdout).toBe(0);
  const reused = workspace([{ in: '县目录', row: 3, set: { 事项名称: '人才引进落户服务' } }]);
  const registry = ['--registry', join(cancelled, '.sitong/登记库.db')];
  const only = ['check', '--rule', 'code/reused'];
  expect((await run(reused, ...only)).stdout).not.toContain('code/reused');
  const found = await run(reused, ...only, ...registry);
  expect(found.code).toBe(1);
  expect(found.stdout).toContain('code/reused');
  expect(found.stdout).toContain('2026-06-01 第 1 号发布');
});

test('a row that is gone is told with the file of the revision before', async () => {
  const root = workspace([]);
  expect((await run(root, 'publish', ...PROVINCE)).code).toBe(0);
  const without = workspace([{ in: '县目录', remove: 3 }]);
  const registry = ['--registry', join(root, '.sitong/登记库.db'), '--fail-on', 'never'];
  const { code, stdout, stderr } = await run(without, 'publish', ...PROVINCE, ...registry);
  expect([code, stdout]).toEqual([0, expect.stringContaining('去掉 1 行')]);
  expect(stderr).toMatch(/^警告 change\/approval 上一版\/320583-昆山市\/基本目录\.yaml:\d+ /m);
});
