import { WorkError } from '../errors.js';
import { isShallow, runGit } from './git.js';
import type { ListedFile } from './git-listing.js';

/** How much is read ahead at a time: enough to spare processes, little enough to hold. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Begins a file that Git LFS keeps elsewhere. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

/**
 * Contents of a tree's files. Whoever reads a workspace reads it in the order of the list, so one
 * process fetches a file with those that follow it; what was handed out is not kept.
 */
export class GitBlobs {
  readonly #folder: string;
  readonly #files: readonly ListedFile[];
  readonly #at: ReadonlyMap<string, number>;
  readonly #ahead = new Map<string, Uint8Array>();

  /** @param files in the order in which they are likely to be read. */
  constructor(folder: string, files: readonly ListedFile[]) {
    this.#folder = folder;
    this.#files = files;
    this.#at = new Map(files.map((file, i) => [file.path, i]));
  }

  /** The file's bytes. @throws WorkError saying why git has not got them. */
  read(file: ListedFile): Uint8Array {
    const bytes = this.#take(file) ?? this.#fetch(file);
    if (startsWith(bytes, LFS_POINTER)) {
      throw new WorkError(`${file.path} 由 Git LFS 保管，git 里只有指针，没有内容`);
    }
    return bytes;
  }

  #take(file: ListedFile): Uint8Array | undefined {
    const bytes = this.#ahead.get(file.path);
    this.#ahead.delete(file.path);
    return bytes;
  }

  #fetch(file: ListedFile): Uint8Array {
    this.#ahead.clear();
    // An object that is broken ends git; its neighbours must not suffer, nor it be blamed for them.
    const found = this.#batch(this.#chunk(file)) ?? this.#batch([file]);
    const bytes = found?.get(file.id);
    if (bytes === undefined) this.#missing(file);
    return bytes;
  }

  /** The file and those after it that look alike, as far as the chunk goes. */
  #chunk(file: ListedFile): ListedFile[] {
    const chunk = [file];
    let room = CHUNK_BYTES - (file.size ?? CHUNK_BYTES);
    for (let i = (this.#at.get(file.path) ?? this.#files.length) + 1; room > 0; i++) {
      const next = this.#files[i];
      if (next === undefined) break;
      if (next.kind !== 'file' || extension(next) !== extension(file)) continue;
      room -= next.size ?? 0;
      if (room > 0 && next.size !== undefined) chunk.push(next);
    }
    return chunk;
  }

  /** Reads objects by one `git cat-file --batch`; undefined when git fails. */
  #batch(files: readonly ListedFile[]): Map<string, Uint8Array> | undefined {
    const input = files.map(({ id }) => `${id}\n`).join('');
    const { ok, stdout } = runGit(this.#folder, ['cat-file', '--batch'], input);
    if (!ok) return undefined;
    const found = parseBatch(stdout);
    for (const { path, id } of files.slice(1)) {
      const bytes = found.get(id);
      if (bytes !== undefined) this.#ahead.set(path, bytes);
    }
    return found;
  }

  #missing({ path }: ListedFile): never {
    throw new WorkError(
      isShallow(this.#folder)
        ? `浅克隆里没有 ${path} 的内容，先 git fetch --unshallow`
        : `仓库里没有 ${path} 的内容（部分克隆，或对象损坏）；用 git fsck 检查，或重新完整克隆`,
    );
  }
}

/** Reads `id SP type SP size LF bytes LF` and `id SP missing LF`, repeated. */
function parseBatch(output: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const decoder = new TextDecoder();
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(LINE_FEED, start);
    const [id = '', type = '', size = ''] = decoder.decode(output.subarray(start, end)).split(' ');
    start = end + 1;
    if (type !== 'blob') continue;
    found.set(id, output.subarray(start, start + Number(size)));
    start += Number(size) + 1;
  }
  return found;
}

const LINE_FEED = 10;

function extension({ path }: ListedFile): string {
  return path.slice(path.lastIndexOf('.')).toLowerCase();
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}
