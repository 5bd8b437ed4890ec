import { posix } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { type FileTree, joinPath, type RevisionOrigin, type TreeEntry } from './file-tree.js';
import { isPartial, isShallow, prefixInRepository, runGit } from './git.js';
import { GitBlobs } from './git-blobs.js';
import { type ListedFile, parseListing } from './git-listing.js';
import { checkRevision } from './git-spec.js';

/** A folder of a git revision. */
export interface GitTree extends FileTree {
  readonly origin?: RevisionOrigin;
  /** The id under which git keeps a file's bytes; undefined when there is no such file. */
  readonly idOf: (path: string) => string | undefined;
}

/**
 * A folder of a git revision, read from the objects alone: not the work tree, not the index, and no
 * filter or hook runs.
 *
 * @param folder in the repository: its work tree or a folder of it, a linked work tree, a bare repository.
 * @param rev what git takes for a commit or tree.
 * @param path the folder in the revision: from the root of the repository, or from `folder` when it
 *   begins with `.`, as `git show REV:./path` has it.
 * @throws UsageError for a revision that would be an option, WorkError when there is no git, no
 *   repository, no such revision or folder.
 */
export function gitTree(folder: string, rev: string, path: string): GitTree {
  const tree = findGitTree(folder, rev, path);
  if (tree !== undefined) return tree;
  throw new WorkError(`git 修订 ${rev} 里没有文件夹 ${pathInRepository(folder, path)}`);
}

/** As {@link gitTree}, but undefined when the revision has no such folder. */
export function findGitTree(folder: string, rev: string, path: string): GitTree | undefined {
  checkRevision(rev, rev);
  const inside = pathInRepository(folder, path);
  const root = treeOf(folder, rev);
  const id = inside === '' ? root : subtreeOf(folder, root, inside);
  if (id === undefined) return undefined;
  // Sizes of objects that are not there would be asked of the origin, each by itself.
  const sizes = isPartial(folder) ? [] : ['-l'];
  const listed = runGit(folder, ['ls-tree', '-r', '-z', ...sizes, '--full-tree', id]);
  if (!listed.ok) throw incomplete(folder, rev);
  const name = `git:${rev}${inside === '' ? '' : `:${inside}`}`;
  return new ListedTree(name, { folder, rev, path }, parseListing(listed.stdout));
}

/**
 * A path of a revision from the root of the repository, without `/` at its end; '' is the root.
 *
 * @throws UsageError when it leads out of the repository.
 */
export function pathInRepository(folder: string, path: string): string {
  const prefix = prefixInRepository(folder);
  const from = /^\.\.?(\/|$)/.test(path) ? prefix : '';
  const normal = posix.normalize(`${from}${path}`).replace(/\/+$/, '');
  if (normal === '..' || normal.startsWith('../') || normal.startsWith('/')) {
    throw new UsageError(`路径“${path}”在 git 仓库之外`);
  }
  return normal === '.' ? '' : normal;
}

/**
 * The id of the commit that a revision means; of the tree when it is none of a commit.
 *
 * @throws UsageError, WorkError as {@link gitTree}.
 */
export function revisionId(folder: string, rev: string): string {
  checkRevision(rev, rev);
  prefixInRepository(folder);
  const object = objectId(folder, rev);
  return (object && peeled(folder, object, 'commit')) ?? treeOf(folder, rev);
}

/** The id of what git takes a revision for; undefined for none, and for what is not one but a range. */
function objectId(folder: string, rev: string): string | undefined {
  const { ok, stdout } = runGit(folder, ['rev-parse', '--verify', '--quiet', rev]);
  const id = stdout.toString('utf8').trim();
  return ok && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

/** The commit or tree that an object is or leads to. */
function peeled(folder: string, object: string, type: 'commit' | 'tree'): string | undefined {
  const peel = `${object}^{${type}}`;
  const { ok, stdout } = runGit(folder, ['rev-parse', '--verify', '--quiet', peel]);
  return ok ? stdout.toString('utf8').trim() : undefined;
}

function treeOf(folder: string, rev: string): string {
  const object = objectId(folder, rev);
  const tree = object && peeled(folder, object, 'tree');
  if (tree !== undefined) return tree;
  throw isShallow(folder)
    ? new WorkError(
        `浅克隆里没有 git 修订 ${rev}，先 git fetch --unshallow（CI 里取出全部历史，如 fetch-depth: 0）`,
      )
    : new WorkError(`没有 git 修订 ${rev}；分支要先取到本地，如 git fetch origin`);
}

/** The tree at a path; undefined when there is none, or a file. */
function subtreeOf(folder: string, root: string, path: string): string | undefined {
  const listed = runGit(folder, ['ls-tree', '-z', '--full-tree', root, '--', path]);
  if (!listed.ok) throw incomplete(folder, root);
  const [, type, id] = /^\d+ (\w+) (\w+)\t/.exec(listed.stdout.toString('latin1')) ?? [];
  return type === 'tree' ? id : undefined;
}

function incomplete(folder: string, rev: string): WorkError {
  return new WorkError(
    isShallow(folder)
      ? `浅克隆里没有 git 修订 ${rev} 的文件夹，先 git fetch --unshallow`
      : `git 修订 ${rev} 的文件夹不全（部分克隆，或对象损坏）；用 git fsck 检查，或重新完整克隆`,
  );
}

/** How many links lead to links before it must be a circle. */
const MOST_LINKS = 8;

class ListedTree implements GitTree {
  readonly name: string;
  readonly origin: RevisionOrigin;
  readonly #files: ReadonlyMap<string, ListedFile>;
  readonly #folders = new Map<string, Map<string, TreeEntry | undefined>>([['', new Map()]]);
  readonly #blobs: GitBlobs;

  constructor(name: string, revision: RevisionOrigin['revision'], files: readonly ListedFile[]) {
    this.name = name;
    this.origin = { revision };
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#blobs = new GitBlobs(revision.folder, files);
    for (const file of files) this.#place(file);
  }

  entries = (folder: string): readonly TreeEntry[] => {
    const names = this.#folders.get(folder);
    if (names === undefined) throw new WorkError(`读不了文件夹 ${this.name} ${folder}`);
    return [...names]
      .map(([name, entry]) => entry ?? this.#linkEntry(folder, name))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  };

  has = (path: string): boolean => {
    const normal = posix.normalize(path);
    return this.#folders.has(normal) || this.#resolve(normal) !== undefined;
  };

  read = (path: string): Uint8Array => {
    const file = this.#resolve(posix.normalize(path));
    if (file === undefined) throw new WorkError(`文件读不了：${path}（${this.name}）`);
    return this.#blobs.read(file);
  };

  idOf = (path: string): string | undefined => this.#resolve(path)?.id;

  /** Enters a file and the folders above it. */
  #place(file: ListedFile): void {
    let folder = '';
    const steps = file.path.split('/');
    const name = steps.pop() ?? '';
    for (const step of steps) {
      this.#folders.get(folder)?.set(step, { name: step, kind: 'folder' });
      folder = joinPath(folder, step);
      if (!this.#folders.has(folder)) this.#folders.set(folder, new Map());
    }
    this.#folders.get(folder)?.set(name, entryOf(name, file));
  }

  /** What a symbolic link is can only be said when every file has its place. */
  #linkEntry(folder: string, name: string): TreeEntry {
    return this.#resolve(joinPath(folder, name)) === undefined
      ? { name, kind: 'other', fault: '链接的目标不存在、不是文件，或在工作区之外' }
      : { name, kind: 'file' };
  }

  /** The file at a path, through symbolic links that stay within the tree. */
  #resolve(path: string): ListedFile | undefined {
    let at = path;
    for (let steps = 0; steps < MOST_LINKS; steps++) {
      const file = this.#files.get(at);
      if (file?.kind !== 'link') return file?.kind === 'file' && file.isUtf8 ? file : undefined;
      const target = Buffer.from(this.#blobs.read(file)).toString('utf8');
      at = posix.normalize(posix.join(posix.dirname(at), target));
      if (target.startsWith('/') || at.startsWith('../')) return undefined;
    }
    return undefined;
  }
}

function entryOf(name: string, file: ListedFile): TreeEntry | undefined {
  if (!file.isUtf8) return { name, kind: 'other', fault: '文件名不是 UTF-8' };
  if (file.kind === 'submodule') {
    return { name, kind: 'other', fault: '是子模块，里面的文件不在本仓库里', holdsFiles: true };
  }
  return file.kind === 'link' ? undefined : { name, kind: 'file' };
}
