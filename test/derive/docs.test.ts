import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, run } from '../cli/support/run.js';

test('docs/derive.md shows the real output of its example', async () => {
  const text = readFileSync(join(ROOT, 'docs/derive.md'), 'utf8');
  const block = /```text\n\$ sitong ([^\n]+)\n([\s\S]*?)\n```/.exec(text);
  const { code, stdout } = await run((block?.[1] ?? '').split(' '), { timeout: 60_000 });
  expect(code).toBe(0);
  expect(block?.[2]).toBe(stdout.trimEnd());
}, 60_000);
