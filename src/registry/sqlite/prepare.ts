import { WorkError } from '../../errors.js';
import { contentDigest } from '../canonical.js';
import type { ConfigFileContent, PublicationInput, RegionContent } from '../port.js';
import { RegionRoot, sectionKey, type UnitSection, unitsOf } from '../region-root.js';
import type { Db } from './database.js';
import { type Pack, PackWriter } from './packs.js';

/** Hashes of a section's pieces, one after the other; ordinals only where they are not 0. */
export interface PreparedSection {
  readonly section: UnitSection;
  readonly digests: Buffer;
  readonly ordinals: ReadonlyMap<number, number>;
}

/** A region ready to be written: hashes instead of content. */
export interface PreparedRegion {
  readonly region: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly rows: number;
  readonly root: string;
  readonly sections: readonly PreparedSection[];
}

export interface Prepared {
  readonly regions: readonly PreparedRegion[];
  /** The hash of the configuration, and in hexadecimal. */
  readonly config: Buffer;
  /** Content that the registry did not have. */
  readonly packs: readonly Pack[];
}

export const DIGEST_BYTES = 32;

/**
 * Does all of a publication that needs no lock: hashes, roots, and packs of what is new. Content is
 * never taken away, so what the registry has now it has when the publication is written.
 */
export function prepare(db: Db, input: PublicationInput): Prepared {
  const known = db.prepare<[Buffer], number>('SELECT 1 FROM content WHERE hash = ?').pluck();
  const packs = new PackWriter();
  const keep = (digest: Buffer, value: unknown, row: boolean) => {
    if (known.get(digest) === undefined) packs.add({ digest, row }, value);
  };
  const regions: PreparedRegion[] = [];
  const seen = new Set<string>();
  for (const [region, content] of input.regions) {
    if (seen.has(region)) throw new WorkError(`地区 ${region} 在一次发布里出现了两次`);
    seen.add(region);
    regions.push(prepareRegion(region, content, keep));
  }
  const config = prepareConfig(input.config, keep);
  return { regions, config, packs: packs.packs() };
}

type Keep = (digest: Buffer, value: unknown, row: boolean) => void;

function prepareRegion(region: string, content: RegionContent, keep: Keep): PreparedRegion {
  const root = new RegionRoot();
  const sections: PreparedSection[] = [];
  let rows = 0;
  let digests: Buffer[] = [];
  let ordinals = new Map<number, number>();
  let section: UnitSection | undefined;
  let key = '';
  const close = () => {
    if (section !== undefined)
      sections.push({ section, digests: Buffer.concat(digests), ordinals });
  };
  for (const unit of unitsOf(content)) {
    if (unit.section !== section) {
      close();
      section = unit.section;
      key = sectionKey(section);
      digests = [];
      ordinals = new Map();
    }
    const isRow = section.role === '行';
    if (isRow) rows++;
    if (unit.ordinal > 0) ordinals.set(digests.length, unit.ordinal);
    digests.push(unit.digest);
    if (!root.add(key, unit.digest, unit.ordinal))
      throw new WorkError(
        `地区 ${region} 的 ${section.catalog}${section.variant} 有两部分编号相同`,
      );
    keep(unit.digest, unit.value, isRow);
  }
  close();
  const { 地区名称: name, 上级: parent } = content.declaration;
  return {
    region,
    name: typeof name === 'string' ? name : region,
    parent: typeof parent === 'string' ? parent : undefined,
    rows,
    root: root.hash(),
    sections,
  };
}

/** The configuration is a list of paths with the hashes of their files, itself a piece of content. */
function prepareConfig(files: readonly ConfigFileContent[], keep: Keep): Buffer {
  const manifest = files
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map((file) => {
      const value = { path: file.path, text: file.text };
      const digest = contentDigest(value);
      keep(digest, value, false);
      return digest.toString('hex');
    });
  const digest = contentDigest(manifest);
  keep(digest, manifest, false);
  return digest;
}
