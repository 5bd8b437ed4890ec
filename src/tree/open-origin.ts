import type { FileTree, RevisionOrigin, TreeOrigin } from './file-tree.js';
import { folderTree } from './folder-tree.js';
import { gitTree } from './git-tree.js';
import { memoryTree } from './memory-tree.js';
import { sameContent, withUnchanged } from './same-content.js';
import { unionTree } from './union-tree.js';

/** Opens the tree whose `origin` this is. */
export function openOrigin(origin: TreeOrigin): FileTree {
  if ('folder' in origin) return folderTree(origin.folder);
  if ('files' in origin) return memoryTree(origin.files, origin.name);
  if ('revision' in origin) return revisionOf(origin);
  if ('before' in origin) {
    const now = openOrigin(origin.now);
    const before = revisionOf(origin.before);
    return withUnchanged(before, now, sameContent(now, before));
  }
  return unionTree(openOrigin(origin.own), origin.at, openOrigin(origin.other));
}

function revisionOf({ revision: { folder, rev, path } }: RevisionOrigin) {
  return gitTree(folder, rev, path);
}
