import type { FileTree, TreeEntry } from './file-tree.js';

function sorted(entries: Iterable<TreeEntry>): readonly TreeEntry[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** A name that is free at the top of a tree: the wanted one, or with a number. */
export function freeName(tree: FileTree, wanted: string): string {
  const taken = new Set(tree.entries('').map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
  return name;
}

/** A tree with another one as a folder of its own; the name of the folder must be free. */
export function unionTree(own: FileTree, folder: string, other: FileTree): FileTree {
  const inside = (path: string) =>
    path === folder
      ? ''
      : path.startsWith(`${folder}/`)
        ? path.slice(folder.length + 1)
        : undefined;
  return {
    name: own.name,
    ...(own.origin === undefined || other.origin === undefined
      ? {}
      : { origin: { own: own.origin, at: folder, other: other.origin } }),
    entries: (path) => {
      const below = inside(path);
      if (below !== undefined) return other.entries(below);
      const entries = own.entries(path);
      return path === '' ? sorted([...entries, { name: folder, kind: 'folder' }]) : entries;
    },
    has: (path) => {
      const below = inside(path);
      return below === undefined ? own.has(path) : other.has(below);
    },
    read: (path) => {
      const below = inside(path);
      return below === undefined ? own.read(path) : other.read(below);
    },
  };
}
