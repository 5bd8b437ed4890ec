import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from '../../cli.js';
import { workspace } from '../testing/run.js';

const WAITING = { timeout: 50_000, interval: 20 };

/** Watches the example workspace in this process, by a clock that can be set. */
function watching(...args: string[]) {
  const ending = new AbortController();
  const written = { stdout: '', stderr: '' };
  const clock = { now: new Date(2026, 5, 1, 23, 59, 0) };
  const root = workspace([]);
  const code = runCli(['check', root, '--watch', ...args], {
    stdout: (text) => {
      written.stdout += text;
    },
    stderr: (text) => {
      written.stderr += text;
    },
    cwd: '/',
    today: '2026-06-01',
    now: () => clock.now,
    untilInterrupted: () => ending.signal,
    color: false,
    progress: false,
  });
  const runs = async (count: number) => {
    await vi.waitFor(
      () => expect(written.stderr.split('等待改动').length - 1).toBe(count),
      WAITING,
    );
  };
  return { root, written, clock, code, runs, end: () => ending.abort() };
}

test('at midnight it judges by the new day', async () => {
  const { written, clock, code, runs, end } = watching();
  await runs(1);
  expect(written.stdout).toContain('按 2026-06-01 判断');
  clock.now = new Date(2026, 5, 2, 0, 0, 1);
  await runs(2);
  expect(written.stdout).toContain('── 00:00:01 重新检查：到了 2026-06-02 ──');
  expect(written.stdout).toContain('按 2026-06-02 判断');
  end();
  expect(await code).toBe(0);
});

test('a day that is asked for stays', async () => {
  const { root, written, clock, code, runs, end } = watching('--as-of', '2026-06-01');
  await runs(1);
  clock.now = new Date(2026, 5, 2, 0, 0, 1);
  writeFileSync(join(root, '甲.yaml'), '类别: 地区\n');
  await runs(2);
  end();
  expect(await code).toBe(0);
  expect(written.stdout).toContain('甲.yaml 新增 ──');
  expect(written.stdout).not.toContain('2026-06-02');
});
