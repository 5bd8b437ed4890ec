import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type ImportOptions, importCommand } from '../../src/commands/import.js';
import { toFiles } from '../../src/importing/documents.js';
import { loadMapping } from '../../src/importing/mapping/load.js';
import type { ImportReport } from '../../src/importing/report.js';
import { runImport } from '../../src/importing/run.js';
import { openJson } from '../../src/importing/sources/json.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One YAML file as plain data. */
export interface Parsed {
  readonly [key: string]: unknown;
}

/** Runs a mapping over records in memory: parsed files by path, and the report. */
export function importRecords(
  mapping: string,
  records: readonly unknown[],
  wanted: { kind?: '基本目录' | '实施清单'; region?: string } = {},
): { files: Record<string, Parsed>; report: ImportReport } {
  const plan = loadMapping(mapping, '映射.yaml');
  const source = openJson(JSON.stringify(records), '来源.json');
  const { documents, report } = runImport({ mapping: plan, source, ...wanted });
  const files: Record<string, Parsed> = {};
  for (const { path, text } of toFiles(documents, { source: '来源.json', mapping: '映射.yaml' })) {
    files[path] = parse([...text].join('')) as Parsed;
  }
  return { files, report };
}

/** A mapping of one 实施清单 whose elements are given as YAML lines. */
export function listMapping(elements: string, more = ''): string {
  return `地区: { 列: 地区 }\n${more}\n输出:\n  - 类别: 实施清单\n    文件: "{地区}.yaml"\n    要素:\n${elements
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n')}\n`;
}

/** What one cell becomes under a list of transforms: the row, or the reason of the refusal. */
export function transformed(cell: unknown, steps: string): Parsed | string {
  const mapping = listMapping(`值: { 列: 格, 变换: ${steps} }\n编号: 编号`);
  const record = { 地区: '440000', 编号: 'x', 格: cell };
  const { files, report } = importRecords(mapping, [record]);
  const [problem] = report.problems;
  if (problem !== undefined) return problem.reason;
  const rows = files['440000.yaml']?.事项 as Parsed[];
  const { 编号: _number, ...row } = rows[0] ?? {};
  return row;
}

/** Runs the command with captured output. */
export async function runCommand(options: ImportOptions, cwd = ROOT) {
  let stdout = '';
  let stderr = '';
  const code = await importCommand(options, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    progress: false,
    cwd,
  });
  return { code, stdout, stderr };
}

/** Runs a test in a folder that is removed afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sitong-import-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All files below a folder: relative path → text. */
export async function filesBelow(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = await readFile(path, 'utf8');
  }
  return files;
}
