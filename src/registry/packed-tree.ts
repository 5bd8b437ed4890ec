import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkError } from '../errors.js';
import type { FileTree, TreeEntry } from '../tree/file-tree.js';

/** Files that are made in memory and kept deflated until they are read: some ten times smaller. */
export class PackedFiles {
  readonly #files = new Map<string, Buffer>();
  readonly #folders = new Map<string, Map<string, TreeEntry>>([['', new Map()]]);

  /** Adds a file; its path must be new. */
  add(path: string, text: string): void {
    this.#files.set(path, deflateRawSync(text, { level: 1 }));
    let name = path;
    let kind: TreeEntry['kind'] = 'file';
    while (name !== '') {
      const slash = name.lastIndexOf('/');
      const folder = slash < 0 ? '' : name.slice(0, slash);
      const entries = this.#folders.get(folder) ?? new Map<string, TreeEntry>();
      this.#folders.set(folder, entries);
      const entry = { name: name.slice(slash + 1), kind };
      entries.set(entry.name, entry);
      name = folder;
      kind = 'folder';
    }
  }

  /** Paths of all files, in the order in which they were added. */
  paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** The files as a tree. */
  tree(name: string): FileTree {
    const folders = new Map(
      [...this.#folders].map(([folder, entries]) => [
        folder,
        [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
      ]),
    );
    return {
      name,
      entries: (folder) => {
        const entries = folders.get(folder);
        if (entries === undefined) throw new WorkError(`${name}里没有文件夹 ${folder}`);
        return entries;
      },
      has: (path) => this.#files.has(path),
      read: (path) => {
        const bytes = this.#files.get(path);
        if (bytes === undefined) throw new WorkError(`${name}里没有文件 ${path}`);
        return inflateRawSync(bytes);
      },
    };
  }
}
