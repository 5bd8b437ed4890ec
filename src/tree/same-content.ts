import { createHash } from 'node:crypto';
import type { FileTree } from './file-tree.js';
import type { GitTree } from './git-tree.js';

/**
 * Compares files of a folder with those of a revision. The same bytes have the same id, so that the
 * objects of what did not change need not be read; where ids differ, a text that differs only in the
 * ends of its lines (core.autocrlf) is the same.
 *
 * @returns whether the files at a path of `tree` and a path of `revision` are the same; false when one is missing.
 */
export function sameContent(
  tree: FileTree,
  revision: GitTree,
): (path: string, before: string) => boolean {
  const present = new Map<string, boolean>();
  const has = (path: string) => {
    const known = present.get(path) ?? tree.has(path);
    present.set(path, known);
    return known;
  };
  const results = new Map<string, boolean>();
  return (path, before) => {
    const id = revision.idOf(before);
    if (id === undefined || !has(path)) return false;
    const key = `${path}\0${before}`;
    const known = results.get(key);
    if (known !== undefined) return known;
    const bytes = tree.read(path);
    const same = blobId(bytes, id.length) === id || sameText(bytes, revision.read(before));
    results.set(key, same);
    return same;
  };
}

/** A tree like `revision` that takes the files that did not change from where they are quickly read. */
export function withUnchanged(
  revision: GitTree,
  tree: FileTree,
  same: (path: string, before: string) => boolean,
): FileTree {
  const { name, entries, has } = revision;
  return {
    name,
    entries,
    has,
    read: (path) => (same(path, path) ? tree : revision).read(path),
    ...(revision.origin === undefined || tree.origin === undefined
      ? {}
      : { origin: { before: revision.origin, now: tree.origin } }),
  };
}

/** The id that git gives to a file: of its length and its bytes, by SHA-1 or SHA-256. */
function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function sameText(one: Uint8Array, other: Uint8Array): boolean {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').replace(/\r\n/g, '\n');
  return text(one) === text(other);
}
