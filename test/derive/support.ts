import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll } from 'vitest';
import { AS_OF, type Outcome, ROOT, run } from '../cli/support/run.js';

export const FIXTURES = join(ROOT, 'fixtures/derive');
export const JIANGSU = join(ROOT, 'catalogs/江苏');
export const GUANGDONG = join(ROOT, 'catalogs/广东');

export type Row = Record<string, unknown>;

/** A folder of its own for a suite, taken away afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-derive-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of catalogs/江苏 with the first regions of the chain only. */
export function jiangsuWithout(target: string, codes: readonly string[]): string {
  cpSync(JIANGSU, target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (codes.some((code) => name.startsWith(code)))
      rmSync(join(target, name), { recursive: true });
  }
  const path = join(target, '地区.yaml');
  const text = readFileSync(path, 'utf8');
  const cut = codes.map((code) => text.indexOf(`  - 地区代码: "${code}"`));
  writeFileSync(path, text.slice(0, Math.min(...cut)));
  return target;
}

export function derive(args: readonly string[], cwd: string): Promise<Outcome> {
  return run(['derive', '--as-of', AS_OF, ...args], { cwd, timeout: 120_000 });
}

/** YAML files below a folder, names that begin with a dot left out, as the check does. */
export function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return yamlFiles(path);
      return entry.name.endsWith('.yaml') && entry.name !== 'sitong.yaml' ? [path] : [];
    })
    .sort();
}

/** All rows of a kind, or of one list, below a folder. */
export function rowsOf(folder: string, kind: string, list?: string): Row[] {
  return yamlFiles(folder).flatMap((path) => {
    const document = load(readFileSync(path, 'utf8')) as Row;
    const wanted = document.类别 === kind && (list === undefined || document.清单 === list);
    return wanted ? ((document.事项 ?? document.指南 ?? []) as Row[]) : [];
  });
}

/** Every file below a folder with its text, those that begin with a dot too. */
export function contentOf(folder: string, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory())
      for (const [name, text] of contentOf(folder, path)) out.set(name, text);
    else out.set(path, readFileSync(join(folder, path), 'utf8'));
  }
  return out;
}
