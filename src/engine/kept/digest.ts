import { hash } from 'node:crypto';

/** 128 bits of plain data or of a text, as hexadecimal. */
export function digestOf(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return hash('sha256', text).slice(0, 32);
}
