import { isUtf8, transcode } from 'node:buffer';
import { LineIndex, type Position } from './line-index.js';

/** Text of one file with lazily built line starts. `path` is relative to the workspace, `/`-separated. */
export class SourceText {
  readonly path: string;
  readonly text: string;
  #lines: LineIndex | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  position(offset: number): Position {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines.at(offset);
  }
}

/** Largest catalog file that is read, in bytes. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** The character that some editors put in front of UTF-8 text. */
export const BYTE_ORDER_MARK = 0xfeff;

/**
 * Decodes the bytes of a catalog file: UTF-8 with or without a byte order mark
 * (the mark is not part of the text, so that columns do not shift).
 *
 * @returns the text, or in one Chinese sentence why the bytes are no UTF-8 text.
 */
export function decodeSource(bytes: Uint8Array): { text: string } | { fault: string } {
  if (bytes.length > MAX_FILE_BYTES) {
    return { fault: `文件有 ${bytes.length} 字节，超过 ${MAX_FILE_BYTES} 字节的上限` };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { fault: '文件是 UTF-16 编码，不是 UTF-8' };
  }
  if (bytes.includes(0)) return { fault: '文件含有零字节，是二进制文件，不是 YAML 文本' };
  if (!isUtf8(bytes)) return { fault: '文件不是 UTF-8 编码（可能是 GBK/GB18030）' };
  if (bytes.length === 0) return { text: '' };
  // By way of UTF-16: several times as fast as decoding Chinese text at once.
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return { text: text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text };
}
