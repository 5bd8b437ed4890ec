import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { WorkError } from '../../../errors.js';
import { type EntryPlace, entryPlace } from '../../../io/zip-directory.js';

/** A single part may not grow beyond this when it is unpacked, nor all that are read together. */
const MAX_PART = 512 * 1024 * 1024;
const MAX_TOTAL = 1024 * 1024 * 1024;
const MAX_ENTRIES = 20_000;
/** Bytes that are unpacked at a time where a part is read piece by piece: texts of them die young. */
const PIECE = 1 << 15;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface Entry extends EntryPlace {
  readonly method: number;
  readonly encrypted: boolean;
}

/** The parts of a ZIP file by name. Parts are unpacked when asked for, within bounds. */
export class ZipParts {
  readonly #bytes: Buffer;
  readonly #name: string;
  readonly #entries: ReadonlyMap<string, Entry>;
  /** How far each part was unpacked. */
  readonly #sizes = new Map<string, number>();
  #total = 0;

  /** @throws WorkError where the bytes are no whole ZIP file; `name` is that of the file. */
  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#name = name;
    try {
      this.#entries = this.#directory();
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw this.#broken(cause);
    }
  }

  has(part: string): boolean {
    return this.#entries.has(part);
  }

  /** Bytes of a part; undefined where there is none of that name. @throws WorkError */
  read(part: string): Buffer | undefined {
    const entry = this.#entry(part);
    if (entry === undefined) return undefined;
    const left = Math.min(MAX_PART, MAX_TOTAL - this.#total + (this.#sizes.get(part) ?? 0));
    const content = this.#unpack(entry, left);
    this.#count(part, content.length);
    return content;
  }

  /** The bytes of a part piece by piece, never all at once; none where there is none of that name. */
  async *pieces(part: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entry(part);
    if (entry === undefined) return;
    const content = this.#packed(entry);
    if (entry.method === STORED) {
      for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
      return;
    }
    if (entry.method !== DEFLATED) throw this.#broken();
    const inflate = createInflateRaw({ chunkSize: PIECE });
    inflate.end(content);
    let size = 0;
    try {
      for await (const piece of inflate as AsyncIterable<Uint8Array>) {
        size += piece.length;
        this.#count(part, size);
        yield piece;
      }
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))
        throw this.#broken(cause);
      throw cause;
    }
  }

  #entry(part: string): Entry | undefined {
    const entry = this.#entries.get(part);
    if (entry?.encrypted === true)
      throw new WorkError(`${this.#name} 加了密码，读不了；请去掉密码后再导入。`);
    return entry;
  }

  /** Counts what is unpacked; a part that is read again counts once. */
  #count(part: string, size: number): void {
    const before = this.#sizes.get(part) ?? 0;
    if (size <= before) return;
    this.#sizes.set(part, size);
    this.#total += size - before;
    if (size > MAX_PART || this.#total > MAX_TOTAL) throw this.#tooLarge();
  }

  #tooLarge(): WorkError {
    const size = Math.floor(MAX_PART / 1024 / 1024);
    return new WorkError(`${this.#name} 解压后过大（超过 ${size} MiB），请拆分后再导入。`);
  }

  /** The bytes of a part as they stand in the file. */
  #packed({ packed, offset }: Entry): Buffer {
    try {
      if (this.#bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw this.#broken();
      const begin =
        offset + 30 + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28);
      if (begin + packed > this.#bytes.length) throw this.#broken();
      return this.#bytes.subarray(begin, begin + packed);
    } catch (cause) {
      if (cause instanceof WorkError) throw cause;
      throw this.#broken(cause);
    }
  }

  #unpack(entry: Entry, limit: number): Buffer {
    const content = this.#packed(entry);
    if (entry.method === STORED) return content;
    if (entry.method !== DEFLATED) throw this.#broken();
    try {
      return inflateRawSync(content, { maxOutputLength: limit });
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
        throw this.#tooLarge();
      throw this.#broken(cause);
    }
  }

  #directory(): Map<string, Entry> {
    const bytes = this.#bytes;
    const end = this.#end();
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    if (count === 0xffff || at === 0xffffffff || count > MAX_ENTRIES) throw this.#broken();
    const entries = new Map<string, Entry>();
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw this.#broken();
      const nameLength = bytes.readUInt16LE(at + 28);
      const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
      entries.set(name, {
        encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        method: bytes.readUInt16LE(at + 10),
        ...entryPlace(bytes, at),
      });
      at += 46 + nameLength + rest;
    }
    return entries;
  }

  /** The end record stands behind everything but a comment. */
  #end(): number {
    const bytes = this.#bytes;
    const lowest = Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT);
    for (let at = bytes.length - END_LENGTH; at >= lowest; at -= 1)
      if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
    throw this.#broken();
  }

  #broken(cause?: unknown): WorkError {
    return new WorkError(
      `${this.#name} 不是完整的 Excel 工作簿（压缩包损坏或没有下载完整）。`,
      cause === undefined ? undefined : { cause },
    );
  }
}
