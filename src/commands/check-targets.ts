import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { WorkError } from '../errors.js';
import { byCodeUnit } from '../model/order.js';
import { workspaceAbove, workspacesBelow } from '../workspace/discover.js';

/** A workspace to check, and which of its files to report. */
export interface CheckTarget {
  readonly root: string;
  /** Path for reports: relative to the current folder, `/`-separated. */
  readonly name: string;
  /** Files or folders to report, relative to the root; empty reports all. */
  readonly only: readonly string[];
}

/**
 * Finds the workspaces that paths mean (contract §3): the one at or above a
 * path, else all below it.
 *
 * @throws WorkError when a path does not exist or there is no workspace.
 */
export function checkTargets(paths: readonly string[], cwd: string): CheckTarget[] {
  const targets = new Map<string, { only: string[]; all: boolean }>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const full = resolve(cwd, path);
    if (!existsSync(full)) throw new WorkError(`没有这个文件或文件夹：${path}`);
    const real = realpathSync(full);
    const above = workspaceAbove(real);
    const roots =
      above === undefined ? (statSync(real).isDirectory() ? workspacesBelow(real) : []) : [above];
    if (roots.length === 0) {
      throw new WorkError(`${path} 及其上下都没有 sitong.yaml；用 sitong init 建一个工作区`);
    }
    for (const root of roots) {
      const target = targets.get(root) ?? { only: [], all: false };
      const inside = relative(root, real).split(sep).join('/');
      // Without a path the whole workspace is meant, wherever in it one stands.
      if (above === undefined || inside === '' || paths.length === 0) target.all = true;
      else target.only.push(inside);
      targets.set(root, target);
    }
  }
  const base = realpathSync(cwd);
  const named = [...targets].map(([root, { only, all }]) => ({
    root,
    name: relative(base, root).split(sep).join('/') || '.',
    only: all ? [] : only,
  }));
  // The report's order must not depend on the order of the arguments.
  return named.sort((a, b) => byCodeUnit(a.name, b.name));
}

/** Whether a file of a workspace is to be reported. */
export function isReported(file: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`));
}
