import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT, run } from '../cli/support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-hostile-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a file name does not steer the terminal, and what it holds is said not to be compared', async () => {
  const before = join(ROOT, 'fixtures/diff/改名/之前');
  cpSync(before, folder, { recursive: true });
  writeFileSync(join(folder, '坏\u001b[31m.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
  const { code, stdout, stderr } = await run(['diff', before, folder, '--format', 'markdown']);
  expect(code).toBe(3);
  expect(stderr).toContain('比较不完整');
  expect(stderr).toContain('坏␛[31m.yaml');
  expect(stdout + stderr).not.toContain('\u001b');
});
