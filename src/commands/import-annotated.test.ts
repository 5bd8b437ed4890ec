import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

test('an annotated workbook is imported without its sheet of findings, and nothing is missed', async () => {
  const root = workspace([]);
  const at = ['--region', '320583'];
  await run(root, 'template', '基本目录', ...at, '--out', '填.xlsx');
  await run(root, 'annotate', '填.xlsx', ...at, '--fail-on', 'never');
  const out = join(root, '导入');
  const { code, stdout } = await run(root, 'import', '填-检查结果.xlsx', ...at, '--out', out);
  expect(stdout).not.toContain('检查结果”');
  expect([code, stdout]).toEqual([0, expect.stringContaining('320583-昆山市/基本目录.yaml')]);
});
