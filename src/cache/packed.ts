import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

const SUM_BYTES = 16;

/** Plain data as bytes, behind a sum of them. */
export function packed(data: unknown): Buffer {
  const bytes = serialize(data);
  return Buffer.concat([sumOf(bytes), bytes]);
}

/** What was {@link packed}. @throws Error with the code CACHE_SUM when a byte of it is another. */
export function unpacked(blob: Buffer): unknown {
  const bytes = blob.subarray(SUM_BYTES);
  if (!sumOf(bytes).equals(blob.subarray(0, SUM_BYTES)))
    throw Object.assign(new Error('缓存里的字节变了'), { code: 'CACHE_SUM' });
  return deserialize(bytes);
}

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, SUM_BYTES);
}
