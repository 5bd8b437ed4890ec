/** What stands under a name of a folder. `other` is nothing that can be read as a file of the tree. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** Why an `other` cannot be read, in Chinese. */
  readonly fault?: string;
  /** Set for an `other` that stands for a folder whose files cannot be seen. */
  readonly holdsFiles?: true;
}

/**
 * The files of a workspace, wherever they are kept: a folder, a revision of git, a revision of the
 * registry. Paths are relative to the workspace, `/`-separated; the workspace itself is ''.
 */
export interface FileTree {
  /** How messages call it. */
  readonly name: string;
  /** Entries of a folder, sorted by code unit. @throws WorkError when it cannot be read. */
  readonly entries: (folder: string) => readonly TreeEntry[];
  /** Whether there is a file. */
  readonly has: (path: string) => boolean;
  /** The bytes of a file. @throws WorkError when it cannot be read. */
  readonly read: (path: string) => Uint8Array;
  /**
   * How another thread opens the same tree; undefined when only this one can. A tree that is made of
   * another has none of its own accord.
   */
  readonly origin?: TreeOrigin;
}

/** Where the files of a tree are, as plain data. */
export type TreeOrigin =
  | { readonly folder: string }
  | { readonly files: ReadonlyMap<string, string>; readonly name: string }
  | RevisionOrigin
  | { readonly before: RevisionOrigin; readonly now: TreeOrigin }
  | { readonly own: TreeOrigin; readonly at: string; readonly other: TreeOrigin };

/** A path below a folder of a tree. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A folder of a git revision, as plain data. */
export interface RevisionOrigin {
  readonly revision: { readonly folder: string; readonly rev: string; readonly path: string };
}
