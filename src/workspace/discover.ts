import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import picomatch from 'picomatch';
import { WorkError } from '../errors.js';
import { byCodeUnit } from '../model/order.js';
import { type FileTree, joinPath } from '../tree/file-tree.js';
import { readFolder } from '../tree/folder-tree.js';

/** The file that makes a folder a workspace. */
export const CONFIG_FILE = 'sitong.yaml';

/** The workspace at or above a path (a file or a folder), or undefined. */
export function workspaceAbove(path: string): string | undefined {
  let folder = statSync(path).isDirectory() ? path : dirname(path);
  for (;;) {
    if (existsSync(join(folder, CONFIG_FILE))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** The workspaces strictly below a folder that is in none, sorted by path. */
export function workspacesBelow(folder: string): string[] {
  const found: string[] = [];
  const visit = (at: string) => {
    const entries = readFolder(at);
    if (entries.some((entry) => entry.isFile() && entry.name === CONFIG_FILE)) {
      found.push(at);
      return;
    }
    for (const entry of entries) {
      if (entry.isDirectory() && !isSkipped(entry.name)) visit(join(at, entry.name));
    }
  };
  visit(folder);
  return found;
}

/** Which files of a tree are catalog files. */
export interface FileSelection {
  /** Files that sitong.yaml names: no catalog files. */
  readonly named: ReadonlySet<string>;
  /** 忽略: patterns of files that are left out. */
  readonly ignore: readonly string[];
  /** A folder of files that are not the workspace's own: 忽略 does not speak of them. */
  readonly foreign?: string;
}

/**
 * The catalog files of a workspace: paths relative to it, `/`-separated, sorted
 * by code unit, so that nothing depends on the order of the file system.
 * Left out: sitong.yaml, `named` files, names that begin with a dot,
 * node_modules, nested workspaces and what 忽略 matches. Links that lead out of
 * the workspace are not followed.
 */
export function catalogFiles(
  tree: FileTree,
  { named, ignore, foreign }: FileSelection,
): { files: string[]; ignored: number } {
  const matches = ignore.length === 0 ? () => false : picomatch([...ignore], { dot: true });
  const isIgnored = (path: string) =>
    matches(path) && !(foreign !== undefined && path.startsWith(`${foreign}/`));
  const files: string[] = [];
  let ignored = 0;
  const visit = (folder: string) => {
    for (const entry of tree.entries(folder)) {
      if (isSkipped(entry.name)) continue;
      const path = joinPath(folder, entry.name);
      if (entry.kind === 'folder') {
        if (!tree.has(joinPath(path, CONFIG_FILE))) visit(path);
        continue;
      }
      if (entry.holdsFiles !== true && !/\.ya?ml$/i.test(entry.name)) continue;
      if (entry.kind === 'other') {
        if (!isIgnored(path)) refuseOther(path, entry.fault);
        continue;
      }
      if (path === CONFIG_FILE || named.has(path)) continue;
      if (isIgnored(path)) ignored++;
      else files.push(path);
    }
  };
  visit('');
  return { files: files.sort(byCodeUnit), ignored };
}

/** Whether a file or folder is no part of a workspace by its name. */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** What looks like a catalog but is no file of the workspace must not be passed over in silence. */
function refuseOther(name: string, fault = '不是普通文件'): never {
  throw new WorkError(`文件读不了：${name}（${fault}）；移走它，或在 sitong.yaml 的 忽略 中列出`);
}
