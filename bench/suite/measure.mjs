// One measured run of a script of Node in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const USAGE = new URL('usage.mjs', import.meta.url).href;
const LARGEST_OUTPUT = 2 ** 30;

/**
 * Runs a script.
 *
 * @param command `entry` and `args`; `node`, options of Node; `cwd` and `env`.
 * @returns `wall` and `cpu` in seconds, `memory` (the most resident, in MB), `status`, `stdout`, `stderr`.
 * @throws Error when the process does not end by itself.
 */
export function measure({ entry, args, node = [], cwd, env = {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-bench-usage-'));
  const file = join(folder, 'usage.json');
  try {
    const started = performance.now();
    const child = spawnSync(process.execPath, ['--import', USAGE, ...node, entry, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env, SITONG_BENCH_USAGE: file },
      encoding: 'utf8',
      maxBuffer: LARGEST_OUTPUT,
    });
    const wall = (performance.now() - started) / 1000;
    if (child.error !== undefined) throw child.error;
    const { status, signal, stdout, stderr } = child;
    if (status === null) throw new Error(`进程被 ${signal} 中止：${entry}\n${stderr.slice(-2000)}`);
    return { wall, ...JSON.parse(readFileSync(file, 'utf8')), status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
