import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runCli } from '../../src/cli.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Units of 江苏 that act in tests. */
export const PROVINCE = ['--as', '江苏省政务服务管理办公室/张三'] as const;
export const CITY = ['--as', '苏州市政务服务管理办公室/赵六'] as const;
export const COUNTY = ['--as', '昆山市市场监督管理局/李四'] as const;

/** What a command printed and returned. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process on a fixed day; the clock of each run is a minute later. */
let minute = 0;
export async function run(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  minute++;
  const code = await runCli(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    cwd,
    today: '2026-06-01',
    now: () => new Date(2026, 5, 1, 9, minute),
    color: false,
    progress: false,
  });
  return { code, stdout, stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is removed after the tests. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-registry-'));
  folders.push(folder);
  return folder;
}

/** A copy of catalogs/江苏 in a folder of its own. */
export function jiangsu(): string {
  const folder = join(emptyFolder(), '江苏');
  cpSync(join(ROOT, 'catalogs/江苏'), folder, { recursive: true });
  return folder;
}

/** Replaces a text in a file; it must be there. */
export function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} 里没有 ${String(from)}`);
  writeFileSync(path, edited);
}

/** The head hash that a command printed on a line of its own. */
export function headOf({ stdout }: Ran): string {
  const head = /^登记链头 ([0-9a-f]{64})$/m.exec(stdout)?.[1];
  if (head === undefined) throw new Error(`没有登记链头：${stdout}`);
  return head;
}
