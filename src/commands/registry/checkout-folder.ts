import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import { writeFileAtomic } from '../../io/atomic.js';
import { SNAPSHOT_MARK } from '../../registry/snapshot.js';
import { type FileTree, joinPath } from '../../tree/file-tree.js';

/** First line of every catalog file that `checkout` writes: only such files are replaced or removed. */
const MARK = '# 由 sitong checkout 从登记库写出';

/** Where the files go, and how messages call it. */
export interface CheckoutPlace {
  readonly folder: string;
  readonly shown: string;
}

/**
 * Writes the files of a tree into a folder, each whole or not at all, and removes those that an
 * earlier checkout wrote and that are no more.
 *
 * @param config files of the configuration: written as they are, since they are content themselves.
 * @throws UsageError for a folder with files of somebody else, WorkError when it cannot be written.
 */
export async function writeCheckout(
  tree: FileTree,
  config: ReadonlySet<string>,
  { folder, shown }: CheckoutPlace,
): Promise<{ readonly files: number; readonly removed: number }> {
  const wanted = filesOf(tree, '');
  const present = existsSync(folder) ? presentFiles(folder, shown) : [];
  const isOurs = present.some((path) => isMarked(join(folder, path)));
  const foreign = present.find(
    (path) => !isMarked(join(folder, path)) && !(isOurs && config.has(path)),
  );
  if (foreign !== undefined) {
    throw new UsageError(`${shown} 里有不是 checkout 写出的文件（${foreign}），换一个空文件夹`);
  }
  try {
    for (const path of wanted) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const bytes = tree.read(path);
      await writeFileAtomic(join(folder, path), config.has(path) ? bytes : marked(bytes));
    }
    const kept = new Set(wanted);
    const gone = present.filter((path) => !kept.has(path));
    for (const path of gone) removeFile(folder, path);
    return { files: wanted.length, removed: gone.length };
  } catch (cause) {
    throw new WorkError(`写不了 ${shown}：检查权限和磁盘空间`, { cause });
  }
}

function marked(bytes: Uint8Array): string {
  return `${MARK}\n${new TextDecoder().decode(bytes)}`;
}

function filesOf(tree: FileTree, folder: string): string[] {
  return tree.entries(folder).flatMap(({ name, kind }) => {
    const path = joinPath(folder, name);
    return kind === 'folder' ? filesOf(tree, path) : [path];
  });
}

/** Files below a folder, without names that begin with a dot: they are no content. */
function presentFiles(folder: string, shown: string): string[] {
  if (!statSync(folder).isDirectory()) throw new UsageError(`${shown} 不是文件夹`);
  const found: string[] = [];
  const visit = (at: string) => {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = joinPath(at, entry.name);
      if (entry.isDirectory()) visit(path);
      else found.push(path);
    }
  };
  visit('');
  return found.sort();
}

function isMarked(path: string): boolean {
  return headOf(path, Buffer.byteLength(MARK)) === MARK;
}

/** The first bytes of a regular file as text; '' for anything else. */
function headOf(path: string, length: number): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return '';
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0)).toString('utf8');
  } finally {
    closeSync(file);
  }
}

function removeFile(folder: string, path: string): void {
  unlinkSync(join(folder, path));
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    if (readdirSync(join(folder, at)).length > 0) return;
    rmdirSync(join(folder, at));
  }
}

/** Only a snapshot is replaced by a snapshot. @throws UsageError */
export function refuseForeignSnapshot(path: string, shown: string): void {
  if (/\.ya?ml$/i.test(shown))
    throw new UsageError(`快照不能写成 YAML 文件 ${shown}，它会被当作目录`);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isFile() && headOf(path, 200).includes(SNAPSHOT_MARK)) return;
  throw new UsageError(`${shown} 已存在，且不是快照，不会覆盖`);
}
