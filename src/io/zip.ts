import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkError } from '../errors.js';

/** A file of an archive; its content may come in pieces. */
export interface ZipEntry {
  readonly path: string;
  readonly data: Uint8Array | Iterable<string>;
}

/** Text is compressed in pieces of about this many UTF-16 units. */
const PIECE = 1 << 19;
/** 1 January 1980, the earliest day an archive knows: the bytes depend on the content alone. */
const DOS_DATE = 0x21;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const MAX_SIZE = 0xffffffff;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/**
 * A zip archive piece by piece. Each file is compressed while it is read, so that a large text need
 * not be in memory at once; the same content gives the same bytes.
 *
 * @throws WorkError for what only archives of a newer form hold (4 GiB).
 */
export function* zipPieces(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, data } of entries) {
    const packed = pack(data);
    const name = Buffer.from(path, 'utf8');
    const fields = fieldsOf(packed, name.length);
    const local = Buffer.concat([uint32(LOCAL), fields, name]);
    central.push(centralHeader(fields, name, offset));
    offset += local.length + packed.size;
    if (offset > MAX_SIZE) throw new WorkError('文件超过 4 GiB，请按地区或部门分开导出');
    yield local;
    yield* packed.pieces;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  yield directory;
  yield Buffer.concat([uint32(END), end]);
}

/**
 * The files of an archive that this program or its libraries made, in their order.
 *
 * @throws WorkError when one is not what its check sum says.
 */
export function readZip(bytes: Uint8Array): readonly { path: string; data: Uint8Array }[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(uint32(END));
  const files: { path: string; data: Uint8Array }[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + buffer.readUInt32LE(at + 20));
    const data = buffer.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed;
    const path = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    if (crc32(data) !== buffer.readUInt32LE(at + 16))
      throw new WorkError(`压缩包里的 ${path} 已损坏`);
    files.push({ path, data });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return files;
}

interface Packed {
  readonly pieces: readonly Buffer[];
  readonly size: number;
  readonly rawSize: number;
  readonly crc: number;
}

function pack(data: Uint8Array | Iterable<string>): Packed {
  const pieces: Buffer[] = [];
  let size = 0;
  let rawSize = 0;
  let crc = 0;
  const add = (raw: Uint8Array, last: boolean) => {
    const finishFlush = last ? constants.Z_FINISH : constants.Z_FULL_FLUSH;
    const piece = deflateRawSync(raw, { finishFlush });
    pieces.push(piece);
    size += piece.length;
    rawSize += raw.length;
    // Of nothing, Node says 0 whatever came before.
    if (raw.length > 0) crc = crc32(raw, crc);
  };
  if (data instanceof Uint8Array) add(data, true);
  else {
    for (const text of gathered(data)) add(Buffer.from(text, 'utf8'), false);
    add(Buffer.alloc(0), true);
  }
  if (rawSize > MAX_SIZE) throw new WorkError('一张表超过 4 GiB，请按地区或部门分开导出');
  return { pieces, size, rawSize, crc };
}

/** Short texts as longer ones. */
function* gathered(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** What the local and the central header of a file have in common. */
function fieldsOf({ size, rawSize, crc }: Packed, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(rawSize, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function centralHeader(fields: Buffer, name: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const version = Buffer.from([20, 0]);
  return Buffer.concat([uint32(CENTRAL), version, fields, rest, name]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
