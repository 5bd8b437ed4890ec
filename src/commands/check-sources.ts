import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { ReportContext } from '../report/reporter.js';
import type { Checked } from './check-report.js';
import type { CheckTarget } from './check-targets.js';

/** Reads source lines for code frames, each file once. */
export function sourceLines(checked: readonly Checked[]): ReportContext['sourceLine'] {
  const roots = new Map(checked.map(({ target }) => [target.name, target.root]));
  const only = checked[0]?.target.root;
  const files = new Map<string, readonly string[]>();
  return (workspace, file, line) => {
    const root = workspace === undefined ? only : roots.get(workspace);
    if (root === undefined) return undefined;
    const path = join(root, file);
    let lines = files.get(path);
    if (lines === undefined) {
      lines = linesOf(path);
      files.set(path, lines);
    }
    return lines[line - 1];
  };
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/);
  } catch {
    // A file that cannot be shown is reported without its line.
    return [];
  }
}

/** From the repository's root to what the reported paths start from. */
export function pathPrefix(targets: readonly CheckTarget[], cwd: string): string {
  const base = targets.length === 1 ? (targets[0]?.root ?? cwd) : cwd;
  let folder = base;
  while (!existsSync(join(folder, '.git'))) {
    const parent = dirname(folder);
    if (parent === folder) return '';
    folder = parent;
  }
  const path = relative(folder, base).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}
