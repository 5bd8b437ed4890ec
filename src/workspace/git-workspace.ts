import { WorkError } from '../errors.js';
import { type FileTree, joinPath } from '../tree/file-tree.js';
import type { GitSpec } from '../tree/git-spec.js';
import { type GitTree, gitTree, pathInRepository } from '../tree/git-tree.js';
import { CONFIG_FILE } from './discover.js';

/**
 * The workspace that `git:REV[:PATH]` means: the one at or above PATH in that revision, else the only
 * one below it, as `check` looks for one among folders. Without PATH it is looked for from the current
 * folder.
 *
 * @throws UsageError for a path outside the repository, WorkError when the revision has no such
 *   folder, no workspace there, or several.
 */
export function gitWorkspace(folder: string, { rev, path }: GitSpec): GitTree {
  const start = pathInRepository(folder, path ?? './');
  const here = gitTree(folder, rev, start);
  for (let at = start, tree = here; ; tree = gitTree(folder, rev, at)) {
    if (tree.has(CONFIG_FILE)) return tree;
    if (at === '') break;
    at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '';
  }
  const below = workspacesIn(here, '');
  const [only] = below;
  if (only === undefined) throw new WorkError(`${here.name} 及其上下都没有 ${CONFIG_FILE}`);
  if (below.length === 1) return gitTree(folder, rev, joinPath(start, only));
  const named = `${below.slice(0, 3).join('、')}${below.length > 3 ? ' 等' : ''}`;
  throw new WorkError(`${here.name} 里有 ${below.length} 个工作区（${named}），写明是哪一个`);
}

/** The topmost folders below one that hold a workspace. */
function workspacesIn(tree: FileTree, folder: string): string[] {
  return tree.entries(folder).flatMap(({ name, kind }) => {
    if (kind !== 'folder' || name.startsWith('.') || name === 'node_modules') return [];
    const path = joinPath(folder, name);
    return tree.has(joinPath(path, CONFIG_FILE)) ? [path] : workspacesIn(tree, path);
  });
}
