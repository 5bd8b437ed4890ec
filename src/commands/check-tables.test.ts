import { describe, expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

describe('tables that cannot be checked as they are', () => {
  test.each([
    ['目录.csv', 'sitong import'],
    ['目录.xls', '另存为 .xlsx'],
    ['目录.ods', '另存为 .xlsx'],
  ])('%s: what to do is said', async (file, advice) => {
    const root = workspace([], { [file]: '事项名称,基本编码\n' });
    const { code, stderr } = await run(root, 'check', file, '--region', '320583');
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(file);
    expect(stderr).toContain(advice);
  });
});
