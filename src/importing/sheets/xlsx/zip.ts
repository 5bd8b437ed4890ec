import { inflateRawSync } from 'node:zlib';
import { WorkError } from '../../../errors.js';
import { type EntryPlace, entryPlace } from '../../../io/zip-directory.js';

/** A single part may not grow beyond this when it is unpacked, nor all that are read together. */
const MAX_PART = 512 * 1024 * 1024;
const MAX_TOTAL = 1024 * 1024 * 1024;
const MAX_ENTRIES = 20_000;

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
    const entry = this.#entries.get(part);
    if (entry === undefined) return undefined;
    if (entry.encrypted)
      throw new WorkError(`${this.#name} 加了密码，读不了；请去掉密码后再导入。`);
    const left = Math.min(MAX_PART, MAX_TOTAL - this.#total);
    const content = this.#unpack(entry, left);
    this.#total += content.length;
    return content;
  }

  #unpack({ method, packed, offset }: Entry, limit: number): Buffer {
    try {
      if (this.#bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw this.#broken();
      const begin =
        offset + 30 + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28);
      if (begin + packed > this.#bytes.length) throw this.#broken();
      const content = this.#bytes.subarray(begin, begin + packed);
      if (method === STORED) return content;
      if (method !== DEFLATED) throw this.#broken();
      return inflateRawSync(content, { maxOutputLength: limit });
    } catch (cause) {
      if (cause instanceof WorkError) throw cause;
      if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
        const size = Math.floor(MAX_PART / 1024 / 1024);
        throw new WorkError(`${this.#name} 解压后过大（超过 ${size} MiB），请拆分后再导入。`);
      }
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
