import type { PublicationBody } from '../port.js';
import { sectionKey, type UnitSection } from '../region-root.js';
import type { Db } from './database.js';
import { DIGEST_BYTES, type PreparedRegion, type PreparedSection } from './prepare.js';

/** What differs between a region as it stands and as it is published. */
export interface RegionDiff {
  readonly region: PreparedRegion;
  readonly revision: number;
  /** Places in the sections' lists that are new. */
  readonly added: readonly { readonly section: PreparedSection; readonly index: number }[];
  /** Placements that stand no longer. */
  readonly removed: readonly number[];
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
}

/** Ids of sections, made when they are first met. */
export class Sections {
  readonly #ids = new Map<string, number>();
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
    const all = db.prepare<[], UnitSection & { id: number }>('SELECT * FROM section').all();
    for (const section of all) this.#ids.set(sectionKey(section), section.id);
  }

  id(section: UnitSection): number {
    const key = sectionKey(section);
    let id = this.#ids.get(key);
    if (id === undefined) {
      const { catalog, variant, part, role } = section;
      id = Number(
        this.#db
          .prepare('INSERT INTO section (catalog, variant, part, role) VALUES (?, ?, ?, ?)')
          .run(catalog, variant, part, role).lastInsertRowid,
      );
      this.#ids.set(key, id);
    }
    return id;
  }
}

interface Standing {
  readonly id: number;
  readonly section: number;
  readonly hash: Buffer;
  readonly ordinal: number;
  readonly role: string;
}

export function diffRegion(
  db: Db,
  region: PreparedRegion,
  revision: number,
  sections: Sections,
): RegionDiff {
  const standing = new Map<string, { id: number; row: boolean }>();
  const stands = db.prepare<[string], Standing>(
    `SELECT p.id, p.section, c.hash, p.ordinal, s.role FROM placement p
     JOIN content c ON c.id = p.content JOIN section s ON s.id = p.section
     LEFT JOIN withdrawal w ON w.placement = p.id
     WHERE p.region = ? AND w.placement IS NULL`,
  );
  for (const one of stands.iterate(region.region)) {
    const key = `${one.section} ${one.ordinal} ${one.hash.toString('latin1')}`;
    standing.set(key, { id: one.id, row: one.role === '行' });
  }
  const added: { section: PreparedSection; index: number }[] = [];
  let rowsAdded = 0;
  for (const section of region.sections) {
    const id = sections.id(section.section);
    const count = section.digests.length / DIGEST_BYTES;
    for (let index = 0; index < count; index++) {
      const hash = digestAt(section, index).toString('latin1');
      if (standing.delete(`${id} ${section.ordinals.get(index) ?? 0} ${hash}`)) continue;
      added.push({ section, index });
      if (section.section.role === '行') rowsAdded++;
    }
  }
  const rest = [...standing.values()];
  return {
    region,
    revision,
    added,
    removed: rest.map(({ id }) => id),
    rowsAdded,
    rowsRemoved: rest.filter(({ row }) => row).length,
  };
}

function digestAt({ digests }: PreparedSection, index: number): Buffer {
  return digests.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES);
}

interface Writing {
  readonly publication: number;
  readonly sections: Sections;
  readonly body: PublicationBody;
}

export function writeRegion(
  db: Db,
  diff: RegionDiff,
  { publication, sections, body }: Writing,
): void {
  const { region, revision } = diff;
  const withdraw = db.prepare('INSERT INTO withdrawal (placement, publication) VALUES (?, ?)');
  for (const placement of diff.removed) withdraw.run(placement, publication);
  const place = db.prepare(
    `INSERT INTO placement (region, section, content, ordinal, since)
     VALUES (?, ?, (SELECT id FROM content WHERE hash = ?), ?, ?)`,
  );
  for (const { section, index } of diff.added) {
    const ordinal = section.ordinals.get(index) ?? 0;
    const id = sections.id(section.section);
    place.run(region.region, id, digestAt(section, index), ordinal, publication);
  }
  db.prepare(
    `INSERT INTO revision (region, revision, publication, effective, name, parent, rows, root)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    region.region,
    revision,
    publication,
    body.effective,
    region.name,
    region.parent ?? null,
    region.rows,
    region.root,
  );
}
