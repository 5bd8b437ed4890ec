import { createHash, hash } from 'node:crypto';
import { contentDigest } from './canonical.js';
import type { RegionContent, SectionName } from './port.js';

/** What a piece of content is in its section. */
export type Role = '声明' | '文头' | '行';

/** The place of a piece of content: the declaration stands in a section 地区 of its own. */
export interface UnitSection {
  readonly catalog: SectionName['catalog'] | '地区';
  readonly variant: string;
  readonly part: number;
  readonly role: Role;
}

/** One piece of a region's content: its declaration, the header of a section, a row. */
export interface Unit {
  readonly section: UnitSection;
  readonly value: unknown;
  readonly digest: Buffer;
  /** 0; higher for further equal rows of the same section. */
  readonly ordinal: number;
}

const DECLARATION: UnitSection = { catalog: '地区', variant: '', part: 0, role: '声明' };

/** The pieces of a region's content, each with its hash. */
export function* unitsOf(content: RegionContent): Generator<Unit> {
  yield {
    section: DECLARATION,
    value: content.declaration,
    digest: contentDigest(content.declaration),
    ordinal: 0,
  };
  for (const { catalog, variant, part, header, rows } of content.sections) {
    const name = { catalog, variant, part };
    const headed: UnitSection = { ...name, role: '文头' };
    yield { section: headed, value: header, digest: contentDigest(header), ordinal: 0 };
    const section: UnitSection = { ...name, role: '行' };
    const seen = new Map<string, number>();
    for (const value of rows) {
      const digest = contentDigest(value);
      const hash = digest.toString('latin1');
      const ordinal = seen.get(hash) ?? 0;
      seen.set(hash, ordinal + 1);
      yield { section, value, digest, ordinal };
    }
  }
}

/** Text of a section that tells it from every other. */
export function sectionKey({ catalog, variant, part, role }: UnitSection): string {
  return JSON.stringify([catalog, variant, part, role]);
}

const BUCKETS = 256;
const NOTHING = Buffer.alloc(32);

/**
 * The root hash of a region's content: over the multiset of its pieces (section, hash, ordinal), in
 * no order. The pieces lie in 256 buckets by the first byte of their hash; the root is the SHA-256
 * of the buckets' hashes, so that after a change only the buckets that it touched are hashed again.
 */
export class RegionRoot {
  readonly #buckets: (Set<string> | undefined)[] = new Array(BUCKETS).fill(undefined);
  readonly #hashes: Buffer[] = new Array(BUCKETS).fill(NOTHING);
  readonly #dirty = new Set<number>();

  /** Puts a piece in. @returns false when it is there already. */
  add(section: string, digest: Uint8Array, ordinal: number): boolean {
    const bucket = this.#bucket(digest);
    const line = lineOf(section, digest, ordinal);
    if (bucket.has(line)) return false;
    bucket.add(line);
    return true;
  }

  /** Takes a piece out. @returns false when it is not there. */
  remove(section: string, digest: Uint8Array, ordinal: number): boolean {
    return this.#bucket(digest).delete(lineOf(section, digest, ordinal));
  }

  /** The root of what is in it now, in hexadecimal. */
  hash(): string {
    for (const index of this.#dirty) {
      const lines = [...(this.#buckets[index] ?? [])].sort();
      this.#hashes[index] =
        lines.length === 0 ? NOTHING : hash('sha256', lines.join('\n'), 'buffer');
    }
    this.#dirty.clear();
    const all = createHash('sha256');
    for (const digest of this.#hashes) all.update(digest);
    return all.digest('hex');
  }

  #bucket(digest: Uint8Array): Set<string> {
    const index = digest[0] ?? 0;
    this.#dirty.add(index);
    const bucket = this.#buckets[index] ?? new Set<string>();
    this.#buckets[index] = bucket;
    return bucket;
  }
}

/** The root of nothing: of a region that was dissolved, for every other has its declaration. */
export const EMPTY_ROOT = new RegionRoot().hash();

function lineOf(section: string, digest: Uint8Array, ordinal: number): string {
  return `${Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength).toString('hex')} ${ordinal} ${section}`;
}

/** The root of a region's content. */
export function rootOf(content: RegionContent): string {
  const root = new RegionRoot();
  for (const { section, digest, ordinal } of unitsOf(content))
    root.add(sectionKey(section), digest, ordinal);
  return root.hash();
}
