import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeFileAtomic, writesDone } from './atomic.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one who waits for all writes finds them whole, those that failed gone', async () => {
  const large = 'x'.repeat(1 << 22);
  const failing = writeFileAtomic(join(folder, '没有', '三'), '').catch(() => '失败');
  void writeFileAtomic(join(folder, '一'), large).then(() =>
    writeFileAtomic(join(folder, '二'), large),
  );
  await writesDone();
  expect(readdirSync(folder).sort()).toEqual(['一', '二']);
  expect(readFileSync(join(folder, '二'), 'utf8')).toBe(large);
  expect(await failing).toBe('失败');
});
