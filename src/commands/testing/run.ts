import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { runCli } from '../../cli.js';
import type { ExampleEdit } from '../../rules/example.js';
import { exampleFiles } from '../../rules/example-workspace.js';

/** What a command printed and returned. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process on a fixed day. */
export async function run(cwd: string, ...argv: string[]): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    cwd,
    today: '2026-06-01',
    now: () => new Date('2026-06-01T09:00:00'),
    color: false,
    progress: false,
  });
  return { code, stdout, stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A workspace in a temporary folder: the example workspace with edits, and further files. */
export function workspace(
  edits: readonly ExampleEdit[],
  files: Readonly<Record<string, string>> = {},
): string {
  const root = mkdtempSync(join(tmpdir(), 'sitong-'));
  folders.push(root);
  for (const [path, text] of [...exampleFiles(edits), ...Object.entries(files)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
