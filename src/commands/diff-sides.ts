import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import type { FileTree } from '../tree/file-tree.js';
import { folderTree } from '../tree/folder-tree.js';
import { isGitSpec, parseGitSpec } from '../tree/git-spec.js';
import { workspaceAbove, workspacesBelow } from '../workspace/discover.js';
import { gitWorkspace } from '../workspace/git-workspace.js';
import { repositoryPrefix } from './check-sources.js';
import { openWorkspace } from './run-check.js';
import type { DiffSide } from './run-diff.js';

/** The workspace that a folder means: the one at or above it, else the only one below. @throws WorkError */
export function workspaceAt(path: string, cwd: string): string {
  const full = resolve(cwd, path);
  if (!existsSync(full)) throw new WorkError(`没有这个文件或文件夹：${path}`);
  const real = realpathSync(full);
  const above = workspaceAbove(real);
  if (above !== undefined) return above;
  const below = statSync(real).isDirectory() ? workspacesBelow(real) : [];
  const [only, second] = below;
  if (only === undefined) throw new WorkError(`${path} 及其上下都没有 sitong.yaml`);
  if (second !== undefined) {
    throw new WorkError(
      `${path} 下面有 ${below.length} 个工作区，写明比较哪一个，如 ${relative(cwd, only).split(sep).join('/')}`,
    );
  }
  return only;
}

/** The files of a side. */
export interface SideTree {
  readonly tree: FileTree;
  /** From the root of the repository to them, for annotations; '' for what is no folder. */
  readonly prefix: string;
}

/**
 * The tree that a side which is no registry means. Of `git:REV` without a path it is the same workspace
 * as on the other side, where that is a folder.
 *
 * @throws UsageError, WorkError
 */
export function sideTree(text: string, other: string, cwd: string): SideTree {
  if (!isGitSpec(text)) {
    const root = workspaceAt(text, cwd);
    return { tree: folderTree(root), prefix: repositoryPrefix(root) };
  }
  const spec = parseGitSpec(text);
  const isFolder = !isGitSpec(other) && !isRegistrySpec(other);
  const folder = spec.path === undefined && isFolder ? workspaceAt(other, cwd) : cwd;
  return { tree: gitWorkspace(folder, spec), prefix: '' };
}

const REGISTRY_PREFIX = 'registry:';

/** Whether a side is a state of the registry: `registry:REGION@REVISION`. */
export function isRegistrySpec(text: string): boolean {
  return text.startsWith(REGISTRY_PREFIX);
}

/** A side opened for comparing. An error of its configuration says which side it is. */
export function openSide(
  name: string,
  { tree, prefix }: SideTree,
  onProgress: ((text: string) => void) | undefined,
): DiffSide {
  try {
    return { name, prefix, opened: openWorkspace(tree, onProgress) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new WorkError(`${name} 的配置读不了：${error.message}`, { cause: error });
  }
}
