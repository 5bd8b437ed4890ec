import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Pieces are gathered to about this many UTF-16 units or bytes before they are written. */
const PIECE = 1 << 20;

/** What a file is written from; an iterable is written piece by piece. */
export type FileData = string | Uint8Array | Iterable<string | Uint8Array>;

/**
 * Writes a whole file or nothing: into a temporary file of the same folder, synced, then renamed.
 * A failure leaves what stood there before and removes the temporary file. An iterable is written
 * piece by piece, so that a large text need not be in memory at once. A link is followed; pipes and
 * devices are written to directly.
 */
export function writeFileAtomic(path: string, data: FileData): Promise<void> {
  const write = writeFile(path, data);
  const done = () => underWay.delete(write);
  underWay.add(write);
  write.then(done, done);
  return write;
}

const underWay = new Set<Promise<void>>();

/** Waits until no file is being written any more: before the process is ended in the midst of work. */
export async function writesDone(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}

async function writeFile(path: string, data: FileData): Promise<void> {
  const target = await realpath(path).catch(() => path);
  if (await isSpecial(target)) return writeThrough(target, data);
  const temporary = join(dirname(target), `.sitong-${randomBytes(8).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', await modeOf(target));
  try {
    try {
      await writeAll(handle, data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (cause) {
    await unlink(temporary).catch(ignoreMissing);
    throw cause;
  }
  await syncFolder(dirname(target));
}

/** A pipe or device: it has no earlier content to keep, and must not become a file. */
async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

async function writeThrough(path: string, data: FileData) {
  const handle = await open(path, 'w');
  try {
    await writeAll(handle, data);
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, data: FileData) {
  if (typeof data === 'string' || data instanceof Uint8Array) {
    await handle.writeFile(data);
    return;
  }
  let gathered: (string | Uint8Array)[] = [];
  let size = 0;
  for (const piece of data) {
    gathered.push(piece);
    size += piece.length;
    if (size >= PIECE) {
      await handle.appendFile(joined(gathered));
      gathered = [];
      size = 0;
    }
  }
  await handle.appendFile(joined(gathered));
}

/** Texts are joined before they are encoded: a piece may end within a character. */
function joined(pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      parts.push(Buffer.from(text, 'utf8'), piece);
      text = '';
    }
  }
  return Buffer.concat([...parts, Buffer.from(text, 'utf8')]);
}

/** Keeps the permissions of a file that is replaced. */
async function modeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (cause) {
    ignoreMissing(cause);
    return 0o644;
  }
}

/** Makes the rename itself last; not every system can open a folder, which is no failure. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (handle === undefined) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

function ignoreMissing(cause: unknown): void {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return;
  throw cause;
}
