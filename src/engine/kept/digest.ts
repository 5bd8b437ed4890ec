import { createHash } from 'node:crypto';

/** 128 bits of plain data or of a text, as hexadecimal. */
export function digestOf(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
