import { mkdir, open, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { type ImportedFile, MARK } from './documents.js';

const HEAD_BYTES = 4096;

/**
 * Writes the files below a folder, each whole or not at all. A file that no import wrote is never
 * replaced, and no link leads a file out of the folder; both are found before anything is written.
 */
export async function writeFiles(files: readonly ImportedFile[], folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const root = await realpath(folder);
    for (const { path } of files) await refuseForeign(join(root, path), path);
    for (const { path, text } of files) {
      const target = join(root, path);
      await refuseOutside(root, dirname(target), path);
      await mkdir(dirname(target), { recursive: true });
      await writeFileAtomic(target, text);
    }
  } catch (cause) {
    if (cause instanceof UsageError || cause instanceof WorkError) throw cause;
    throw new WorkError(`无法写入 ${folder}：${reasonOf(cause)}。`, { cause });
  }
}

/** Refuses to replace what somebody wrote by hand. */
async function refuseForeign(target: string, path: string): Promise<void> {
  const info = await stat(target).catch(undefinedIfMissing);
  if (info === undefined) return;
  if (!info.isFile() || !(await headOf(target)).includes(MARK)) {
    throw new UsageError(
      `${path} 已存在，且不是导入生成的，不会覆盖；请改用别的 --out 或先移走它。`,
    );
  }
}

/** Follows the links of the folders that are already there. */
async function refuseOutside(root: string, parent: string, path: string): Promise<void> {
  const real = await realpath(parent).catch(undefinedIfMissing);
  if (real === undefined) return refuseOutside(root, dirname(parent), path);
  const inside = relative(root, real);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new WorkError(`${path} 经由链接指向输出文件夹之外，没有写入。`);
  }
}

async function headOf(target: string): Promise<string> {
  const handle = await open(target, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead).split('\n', 2).join('\n');
  } finally {
    await handle.close();
  }
}

function undefinedIfMissing(cause: unknown): undefined {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
  throw cause;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return '未知原因';
  switch (cause.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return '没有写入权限';
    case 'ENOSPC':
      return '磁盘空间不足';
    case 'ENOTDIR':
    case 'EEXIST':
      return '路径上有同名文件';
    default:
      return String(cause.code);
  }
}
