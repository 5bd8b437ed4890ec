import {
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { WorkError } from '../errors.js';
import type { FileTree, TreeEntry } from './file-tree.js';

/** A folder of the file system. Links that lead out of it are entries that cannot be read. */
export function folderTree(root: string): FileTree {
  let realRoot: string | undefined;
  const realRootOf = () => {
    realRoot ??= realpathSync(root);
    return realRoot;
  };
  return {
    name: root,
    origin: { folder: root },
    entries: (folder) =>
      readFolder(join(root, folder)).map((entry) =>
        toEntry(join(root, folder, entry.name), entry, realRootOf),
      ),
    has: (path) => existsSync(join(root, path)),
    read: (path) => {
      try {
        return readFileSync(join(root, path));
      } catch (cause) {
        throw new WorkError(`文件读不了：${path}`, { cause });
      }
    },
  };
}

/** A tree of which some files have other texts, not yet written. */
export function withDrafts(tree: FileTree, drafts: ReadonlyMap<string, string>): FileTree {
  if (drafts.size === 0) return tree;
  const { name, entries, has } = tree;
  return {
    name,
    entries,
    has,
    read: (path) => {
      const draft = drafts.get(path);
      return draft === undefined ? tree.read(path) : new TextEncoder().encode(draft);
    },
  };
}

function toEntry(path: string, entry: Dirent, realRootOf: () => string): TreeEntry {
  const { name } = entry;
  if (entry.isDirectory()) return { name, kind: 'folder' };
  if (entry.isFile()) return { name, kind: 'file' };
  if (!entry.isSymbolicLink()) return { name, kind: 'other', fault: '不是普通文件' };
  return leadsInside(path, realRootOf())
    ? { name, kind: 'file' }
    : { name, kind: 'other', fault: '链接的目标不存在，或在工作区之外' };
}

function leadsInside(path: string, realRoot: string): boolean {
  try {
    const real = realpathSync(path);
    return real.startsWith(realRoot + sep) && statSync(real).isFile();
  } catch {
    return false;
  }
}

/** The entries of a folder, sorted by code unit. @throws WorkError */
export function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    );
  } catch (cause) {
    throw new WorkError(`读不了文件夹 ${resolve(folder)}`, { cause });
  }
}
