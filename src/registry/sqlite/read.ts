import { WorkError } from '../../errors.js';
import type { Values } from '../../yaml/value.js';
import type {
  ConfigFileContent,
  RegionContent,
  RevisionInfo,
  Section,
  SectionName,
  StateAt,
} from '../port.js';
import { bySection } from '../region-content.js';
import { EMPTY_ROOT, type Role } from '../region-root.js';
import { inOrder } from '../row-order.js';
import { upperFirst } from '../upper-first.js';
import type { Db } from './database.js';
import { PackReader } from './packs.js';

interface RevisionRow {
  readonly region: string;
  readonly revision: number;
  readonly publication: number;
  readonly effective: string;
  readonly name: string;
  readonly parent: string | null;
  readonly rows: number;
  readonly root: string;
  readonly at: string;
  readonly unit: string;
  readonly person: string;
  readonly document: string | null;
}

const COLUMNS = `r.region, r.revision, r.publication, r.effective, r.name, r.parent, r.rows, r.root,
  e.at, e.unit, e.person, json_extract(e.body, '$.document') AS document`;

/** Revisions of a region, newest first. */
export function revisions(db: Db, region: string): RevisionInfo[] {
  return db
    .prepare<[string], RevisionRow>(
      `SELECT ${COLUMNS} FROM revision r JOIN entry e ON e.number = r.publication
       WHERE r.region = ? ORDER BY r.revision DESC`,
    )
    .all(region)
    .map(toInfo);
}

/** The revision of every region in a state but those dissolved, an upper region before those below it. */
export function state(db: Db, at: StateAt): RevisionInfo[] {
  const [condition, value] = conditionOf(at);
  const rows = db
    .prepare<[{ value: number | string }], RevisionRow>(
      `SELECT ${COLUMNS} FROM revision r JOIN entry e ON e.number = r.publication
       JOIN (SELECT region, max(revision) AS revision FROM revision WHERE ${condition} GROUP BY region) l
         ON l.region = r.region AND l.revision = r.revision`,
    )
    .all({ value });
  const standing = rows.filter(({ root }) => root !== EMPTY_ROOT);
  return upperFirst(standing.map((row) => ({ code: row.region, parent: row.parent, row }))).map(
    ({ row }) => toInfo(row),
  );
}

function conditionOf(at: StateAt): [string, number | string] {
  switch (at.at) {
    case 'latest':
      return ['@value = 0', 0];
    case 'publication':
      return ['publication <= @value', at.number];
    case 'day':
      return ['effective <= @value', at.day];
  }
}

function toInfo(row: RevisionRow): RevisionInfo {
  const { region, name, revision, publication, at, effective, unit, person, rows, root } = row;
  return {
    region,
    name,
    revision,
    publication,
    at,
    effective,
    actor: { unit, person },
    ...(row.document === null ? {} : { document: row.document }),
    rows,
    root,
    ...(root === EMPTY_ROOT ? { dissolved: true } : {}),
  };
}

interface PieceRow {
  readonly catalog: SectionName['catalog'] | '地区';
  readonly variant: string;
  readonly part: number;
  readonly role: Role;
  readonly pack: number;
  readonly line: number;
}

/** All that a region had in a revision. */
export function content(db: Db, revision: RevisionInfo): RegionContent {
  if (revision.dissolved === true)
    throw new WorkError(
      `${revision.name}（${revision.region}）自 ${revision.effective} 起已撤销，第 ${revision.revision} 版没有内容`,
    );
  const reader = new PackReader(db);
  const pieces = db.prepare<[{ region: string; publication: number }], PieceRow>(
    `SELECT s.catalog, s.variant, s.part, s.role, c.pack, c.line FROM placement p
     JOIN section s ON s.id = p.section JOIN content c ON c.id = p.content
     LEFT JOIN withdrawal w ON w.placement = p.id
     WHERE p.region = @region AND p.since <= @publication
       AND (w.publication IS NULL OR w.publication > @publication)
     ORDER BY c.id`,
  );
  const gathered = new Gathered();
  const { region, publication } = revision;
  for (const piece of pieces.iterate({ region, publication }))
    gathered.add(piece, reader.value(piece.pack, piece.line) as Values);
  return gathered.content(revision);
}

/** Puts the pieces of a region together again. */
class Gathered {
  #declaration: Values | undefined;
  readonly #sections = new Map<string, { name: SectionName; header: Values; rows: Values[] }>();

  add({ catalog, variant, part, role }: PieceRow, value: Values): void {
    if (catalog === '地区') {
      this.#declaration = value;
      return;
    }
    const key = JSON.stringify([catalog, variant, part]);
    const section = this.#sections.get(key) ?? {
      name: { catalog, variant, part },
      header: {},
      rows: [],
    };
    this.#sections.set(key, section);
    if (role === '文头') section.header = value;
    else section.rows.push(value);
  }

  content({ region, revision }: RevisionInfo): RegionContent {
    if (this.#declaration === undefined)
      throw new WorkError(
        `登记库里地区 ${region} 第 ${revision} 版的内容不全；用 sitong verify 核对`,
      );
    const sections: Section[] = [...this.#sections.values()].map(({ name, header, rows }) => ({
      ...name,
      header,
      rows: inOrder(name, rows),
    }));
    return { declaration: this.#declaration, sections: sections.sort(bySection) };
  }
}

/** The configuration of the last publication up to an entry (that held a region), sorted by path. */
export function config(db: Db, publication: number, region?: string): ConfigFileContent[] {
  const hash = db
    .prepare<[{ publication: number; region: string | null }], string>(
      `SELECT json_extract(body, '$.config') FROM entry
       WHERE kind = '发布' AND number <= @publication AND (@region IS NULL
         OR EXISTS (SELECT 1 FROM json_each(body, '$.holds') WHERE value = @region))
       ORDER BY number DESC LIMIT 1`,
    )
    .pluck()
    .get({ publication, region: region ?? null });
  if (hash === undefined) throw new WorkError(`登记库到第 ${publication} 条为止没有发布`);
  const reader = new PackReader(db);
  const find = db.prepare<[Buffer], { pack: number; line: number }>(
    'SELECT pack, line FROM content WHERE hash = ?',
  );
  const read = (text: string): unknown => {
    const place = find.get(Buffer.from(text, 'hex'));
    if (place === undefined) throw new WorkError('登记库里的配置不全；用 sitong verify 核对');
    return reader.value(place.pack, place.line);
  };
  return (read(hash) as readonly string[]).map((file) => read(file) as ConfigFileContent);
}
