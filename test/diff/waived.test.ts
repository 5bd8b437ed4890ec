import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { DiffReport } from '../../src/diff/report.js';
import { AS_OF, ROOT, run } from '../cli/support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-waived-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a finding of a change rule is waived like any other, and a check does not call the waiver stale', async () => {
  const before = join(ROOT, 'fixtures/diff/改名/之前');
  cpSync(before, folder, { recursive: true });
  const file = join(folder, '江苏省.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('份数: 2', '份数: 3'));
  const diff = () => run(['diff', before, folder, '--format', 'json', '--as-of', AS_OF]);
  const worse = await diff();
  expect(worse.code).toBe(1);
  const { diagnostics } = JSON.parse(worse.stdout) as DiffReport;
  expect(diagnostics).toMatchObject([
    { rule: 'change/worse', severity: 'error', code: '322031901000' },
  ]);

  appendFileSync(
    join(folder, 'sitong.yaml'),
    '豁免:\n  - { 规则: change/worse, 地区: "320000", 编码: "322031901000", 理由: 示例 }\n',
  );
  const waived = await diff();
  expect(waived.code).toBe(0);
  expect((JSON.parse(waived.stdout) as DiffReport).diagnostics).toEqual([]);
  expect(await run(['check', folder, '--fail-on', 'note', '--as-of', AS_OF])).toMatchObject({
    code: 0,
  });
});
