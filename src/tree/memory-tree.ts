import { WorkError } from '../errors.js';
import type { FileTree, TreeEntry } from './file-tree.js';

/** Files that are held in memory, path → text; folders are what the paths say. */
export function memoryTree(
  files: Readonly<Record<string, string>> | ReadonlyMap<string, string>,
  name = '内存',
): FileTree {
  const texts = files instanceof Map ? files : new Map(Object.entries(files));
  const folders = foldersOf(texts.keys());
  return {
    name,
    origin: { files: texts, name },
    entries: (folder) => {
      const entries = folders.get(folder);
      if (entries === undefined) throw new WorkError(`读不了文件夹 ${folder}`);
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    has: (path) => texts.has(path),
    read: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw new WorkError(`文件读不了：${path}`);
      return new TextEncoder().encode(text);
    },
  };
}

function foldersOf(paths: Iterable<string>): Map<string, Map<string, TreeEntry>> {
  const folders = new Map<string, Map<string, TreeEntry>>([['', new Map()]]);
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      const name = parts[depth]!;
      const kind = depth === parts.length - 1 ? 'file' : 'folder';
      let entries = folders.get(folder);
      if (entries === undefined) {
        entries = new Map();
        folders.set(folder, entries);
      }
      entries.set(name, { name, kind });
    }
  }
  return folders;
}
