import { WorkError } from '../../errors.js';

/**
 * Text of a file that is UTF-8 (with or without a byte order mark) or else GB18030, the two
 * encodings that Chinese offices export. Text that is valid UTF-8 is never taken for GB18030.
 */
export function decodeText(
  bytes: Uint8Array,
  name: string,
  encoding?: 'UTF-8' | 'GB18030',
): string {
  if (isUtf16(bytes)) {
    throw new WorkError(`${name} 是 UTF-16 编码，请另存为 UTF-8 或 GB18030 后再导入。`);
  }
  if (encoding !== 'GB18030') {
    const text = decode(bytes, 'utf-8');
    if (text !== undefined) return text;
  }
  if (encoding !== 'UTF-8') {
    const text = decode(bytes, 'gb18030');
    if (text !== undefined) return text;
  }
  throw new WorkError(`${name} 的内容不是有效的 ${encoding ?? 'UTF-8 或 GB18030'} 文本。`);
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Strict decoding; undefined where the bytes are not of this encoding. */
function decode(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}
