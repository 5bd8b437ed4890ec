import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { decodeSource } from '../model/source.js';
import type { ReportContext } from '../report/reporter.js';
import { rules } from '../rules/index.js';
import type { FileTree } from '../tree/file-tree.js';
import { type CheckOptions, maxOf } from './check-options.js';
import type { Checked } from './check-report.js';
import type { CheckTarget } from './check-targets.js';
import type { CommandIo } from './io.js';

/** What reporters are given besides the report. @throws UsageError for --max. */
export function reportContext(
  checked: readonly Checked[],
  options: CheckOptions,
  io: CommandIo,
): ReportContext {
  const max = maxOf(options.max);
  return {
    rules: ruleInfos(),
    sourceLine: sourceLines(checked),
    color: options.color ?? io.color,
    ...(max === undefined ? {} : { max }),
    ...(options.quiet === true ? { quiet: true } : {}),
    pathPrefix: pathPrefix(
      checked.map(({ target }) => target),
      io.cwd,
    ),
  };
}

/** What reporters may look up of every rule. */
export function ruleInfos(): ReportContext['rules'] {
  return rules.map(({ id, title, severity, clause, why, action }) => ({
    id,
    title,
    severity,
    clause,
    why,
    action,
  }));
}

/** Reads source lines for code frames through the trees that were checked, each file once. */
function sourceLines(checked: readonly Checked[]): ReportContext['sourceLine'] {
  const trees = new Map(checked.map(({ target, index }) => [target.name, treeLines(index.tree)]));
  const [only] = trees.values();
  return (workspace, file, line) =>
    (workspace === undefined ? only : trees.get(workspace))?.(file, line);
}

/** Reads lines of the files of a tree (1-based), each file once. */
export function treeLines(tree: FileTree): (file: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    let lines = files.get(file);
    if (lines === undefined) {
      lines = linesOf(tree, file);
      files.set(file, lines);
    }
    return lines[line - 1];
  };
}

function linesOf(tree: FileTree, path: string): readonly string[] {
  try {
    const decoded = decodeSource(tree.read(path));
    return 'text' in decoded ? decoded.text.split(/\r\n|\n|\r/) : [];
  } catch {
    // A file that cannot be shown is reported without its line.
    return [];
  }
}

/** From the repository's root to what the reported paths start from. */
function pathPrefix(targets: readonly CheckTarget[], cwd: string): string {
  return repositoryPrefix(targets.length === 1 ? (targets[0]?.root ?? cwd) : cwd);
}

/** From the root of the repository that holds a folder to that folder, '' or ending in `/`. */
export function repositoryPrefix(base: string): string {
  let folder = base;
  while (!existsSync(join(folder, '.git'))) {
    const parent = dirname(folder);
    if (parent === folder) return '';
    folder = parent;
  }
  const path = relative(folder, base).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}
