import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parseYaml } from '../../../src/yaml/parse.js';
import type { Values } from '../../../src/yaml/value.js';
import { AS_OF, type Outcome, ROOT, run } from '../../cli/support/run.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sitong-export-'));
  folders.push(path);
  return path;
}

/** A copy of a shipped catalog, to be changed. */
export function copyOf(catalog: '江苏' | '广东'): string {
  const path = join(folder(), catalog);
  cpSync(join(ROOT, 'catalogs', catalog), path, { recursive: true });
  return path;
}

/** `sitong export`, as of the day of the tests. */
export function exportTo(out: string, kind: string, ...args: string[]): Promise<Outcome> {
  return run(['export', kind, ...args, '--as-of', AS_OF, '--out', out]);
}

/** `sitong check` of a workspace, as of the day of the tests. */
export function check(workspace: string, ...args: string[]): Promise<Outcome> {
  return run(['check', workspace, '--as-of', AS_OF, '--format', 'json', ...args]);
}

/** The rows of an exported or maintained YAML file. */
export function rowsIn(file: string): readonly Values[] {
  return parseYaml(readFileSync(file, 'utf8')).documents.flatMap(({ value }) => {
    const { 事项: rows } = value as { readonly 事项?: readonly Values[] };
    return rows ?? [];
  });
}
