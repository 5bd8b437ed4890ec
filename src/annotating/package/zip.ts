import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkError } from '../../errors.js';
import { entryPlace } from '../../io/zip-directory.js';
import { byCodeUnit } from '../../model/order.js';

/** No part of an honest workbook is larger when unpacked, nor are all together. */
const MAX_PART = 512 * 1024 * 1024;
const MAX_ENTRIES = 100_000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const STORED = 0;
/** Flag: sizes stand behind the data. We write them in front. */
const SIZES_BEHIND = 8;
/** Flag: encrypted. */
const ENCRYPTED = 1;
/** Flag: names are UTF-8. */
const UTF8_NAMES = 0x800;
/** 1 January 1980, as the format counts days: what we write has no day. */
const NO_DAY = 0x21;

interface Entry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly version: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly day: number;
  readonly crc: number;
  readonly size: number;
  readonly attributes: number;
  /** Packed. */
  readonly data: Uint8Array;
}

/**
 * A zip file of which a few entries are replaced or added: the others keep their packed bytes, so
 * they are equal to what they were.
 */
export class ZipFile {
  readonly #entries: Map<string, Entry>;

  /** @throws WorkError for what is no zip file, is encrypted or too large. */
  constructor(bytes: Uint8Array) {
    this.#entries = readEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  names(): readonly string[] {
    return [...this.#entries.keys()].sort(byCodeUnit);
  }

  /** The unpacked bytes of an entry. @throws WorkError when there is none or it is damaged. */
  read(name: string): Uint8Array {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new WorkError(`工作簿里没有部件 ${name}`);
    if (entry.method === STORED) return entry.data;
    if (entry.method !== DEFLATED || entry.size > MAX_PART)
      throw new WorkError(`工作簿的部件 ${name} 太大，或用了不认识的压缩方法`);
    try {
      return inflateRawSync(entry.data, { maxOutputLength: Math.max(1, entry.size) });
    } catch (cause) {
      throw new WorkError(`工作簿的部件 ${name} 已损坏`, { cause });
    }
  }

  /** Replaces or adds an entry. */
  write(name: string, bytes: Uint8Array): void {
    const before = this.#entries.get(name);
    this.#entries.set(name, {
      name,
      rawName: before?.rawName ?? Buffer.from(name, 'utf8'),
      version: 20,
      flags: UTF8_NAMES,
      method: DEFLATED,
      time: 0,
      day: NO_DAY,
      crc: crc32(bytes),
      size: bytes.length,
      attributes: before?.attributes ?? 0,
      data: deflateRawSync(bytes, { level: 6, strategy: constants.Z_DEFAULT_STRATEGY }),
    });
  }

  /** The whole file; the entries keep their order, new ones stand behind. */
  bytes(): Uint8Array {
    const pieces: Uint8Array[] = [];
    const central: Uint8Array[] = [];
    let offset = 0;
    for (const entry of this.#entries.values()) {
      const local = localHeader(entry);
      central.push(centralHeader(entry, offset), entry.rawName);
      pieces.push(local, entry.rawName, entry.data);
      offset += local.length + entry.rawName.length + entry.data.length;
    }
    const size = central.reduce((sum, { length }) => sum + length, 0);
    return Buffer.concat([...pieces, ...central, endRecord(this.#entries.size, size, offset)]);
  }
}

function readEntries(file: Buffer): Map<string, Entry> {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff || count > MAX_ENTRIES)
    throw new WorkError('工作簿太大（zip64），不能加批注');
  const entries = new Map<string, Entry>();
  try {
    for (let i = 0; i < count; i++) {
      const { entry, next } = readEntry(file, at);
      if (entries.has(entry.name)) throw new WorkError(`工作簿里有两个部件都叫 ${entry.name}`);
      entries.set(entry.name, entry);
      at = next;
    }
  } catch (cause) {
    if (cause instanceof RangeError) throw new WorkError('工作簿的压缩包已损坏', { cause });
    throw cause;
  }
  return entries;
}

function endOf(file: Buffer): number {
  // The record is 22 bytes and may be followed by a comment of 65,535 bytes at most.
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw new WorkError(
    '不是 xlsx 工作簿（不是压缩包）；加密的、.xls 的先在表格软件里另存为不加密的 .xlsx',
  );
}

function readEntry(file: Buffer, at: number): { entry: Entry; next: number } {
  if (file.readUInt32LE(at) !== CENTRAL) throw new WorkError('工作簿的压缩包已损坏');
  const flags = file.readUInt16LE(at + 8);
  if ((flags & ENCRYPTED) !== 0) throw new WorkError('工作簿是加密的，先去掉密码');
  const { size, packed, offset: local } = entryPlace(file, at);
  const nameLength = file.readUInt16LE(at + 28);
  const rawName = file.subarray(at + 46, at + 46 + nameLength);
  if (file.readUInt32LE(local) !== LOCAL) throw new WorkError('工作簿的压缩包已损坏');
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (start + packed > file.length) throw new WorkError('工作簿的压缩包不完整');
  return {
    entry: {
      name: rawName.toString('utf8'),
      rawName,
      version: file.readUInt16LE(at + 6),
      flags: flags & ~SIZES_BEHIND,
      method: file.readUInt16LE(at + 10),
      time: file.readUInt16LE(at + 12),
      day: file.readUInt16LE(at + 14),
      crc: file.readUInt32LE(at + 16),
      size,
      attributes: file.readUInt32LE(at + 38),
      data: file.subarray(start, start + packed),
    },
    next: at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32),
  };
}

/** The fields that the header in front of the data and that of the directory share. */
function writeCommon(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt16LE(entry.version, at);
  header.writeUInt16LE(entry.flags, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(entry.time, at + 6);
  header.writeUInt16LE(entry.day, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.data.length, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
  header.writeUInt16LE(entry.rawName.length, at + 22);
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  writeCommon(header, 4, entry);
  return header;
}

function centralHeader(entry: Entry, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(entry.attributes, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(END, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
