import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { WorkError } from '../errors.js';
import { byCodeUnit } from '../model/order.js';

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

/**
 * The catalog files of a workspace: paths relative to it, `/`-separated, sorted
 * by code unit, so that nothing depends on the order of the file system.
 * Left out: sitong.yaml, `named` files, names that begin with a dot,
 * node_modules, nested workspaces and what 忽略 matches. Links that lead out of
 * the workspace are not followed.
 */
export function catalogFiles(
  root: string,
  named: ReadonlySet<string>,
  ignore: readonly string[],
): { files: string[]; ignored: number } {
  const isIgnored = ignore.length === 0 ? () => false : picomatch([...ignore], { dot: true });
  const files: string[] = [];
  let ignored = 0;
  const realRoot = realpathSync(root);
  const visit = (folder: string) => {
    for (const entry of readFolder(folder)) {
      if (isSkipped(entry.name)) continue;
      const path = join(folder, entry.name);
      const kind = kindOf(path, entry, realRoot);
      if (
        kind === 'other' &&
        !isIgnored(relative(root, path).split(sep).join('/')) &&
        /\.ya?ml$/i.test(entry.name)
      )
        refuseOther(relative(root, path), entry);
      if (kind === 'folder') {
        if (!existsSync(join(path, CONFIG_FILE))) visit(path);
        continue;
      }
      if (kind !== 'file' || !/\.ya?ml$/i.test(entry.name)) continue;
      const name = relative(root, path).split(sep).join('/');
      if (name === CONFIG_FILE || named.has(name)) continue;
      if (isIgnored(name)) ignored++;
      else files.push(name);
    }
  };
  visit(root);
  return { files: files.sort(byCodeUnit), ignored };
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function kindOf(path: string, entry: Dirent, realRoot: string): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const real = realpathSync(path);
    return real.startsWith(realRoot + sep) && statSync(real).isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}

/** What looks like a catalog but is no file of the workspace must not be passed over in silence. */
function refuseOther(name: string, entry: Dirent): never {
  const what = entry.isSymbolicLink() ? '链接的目标不存在，或在工作区之外' : '不是普通文件';
  throw new WorkError(`文件读不了：${name}（${what}）；移走它，或在 sitong.yaml 的 忽略 中列出`);
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
  } catch (cause) {
    throw new WorkError(`读不了文件夹 ${resolve(folder)}`, { cause });
  }
}
