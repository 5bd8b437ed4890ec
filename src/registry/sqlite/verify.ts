import type { Values } from '../../yaml/value.js';
import { contentDigest } from '../canonical.js';
import type { Verification, VerifyProblem } from '../port.js';
import { RegionRoot, sectionKey, type UnitSection } from '../region-root.js';
import type { Db } from './database.js';
import { PackReader } from './packs.js';
import { MIGRATIONS } from './schema.js';
import { verifyChain } from './verify-chain.js';
import { LookupProof } from './verify-lookups.js';

/** Problems that are listed; more are counted. */
const LISTED = 200;

/** What is wrong, as far as it is listed. */
export class Problems {
  readonly #list: VerifyProblem[] = [];
  #more = 0;

  add(message: string, number?: number): void {
    if (this.#list.length >= LISTED) this.#more++;
    else this.#list.push({ ...(number === undefined ? {} : { number }), message });
  }

  all(): readonly VerifyProblem[] {
    return this.#more === 0 ? this.#list : [...this.#list, { message: `另有 ${this.#more} 处` }];
  }
}

/**
 * Recomputes what the registry claims: the hash of every piece of content, the root of every region
 * at every publication, and the chain. Each piece is read once and one region is in memory at a time.
 */
export function verify(db: Db, expected?: string): Verification {
  const problems = new Problems();
  const { expected: found, ...chain } = verifyChain(db, problems, expected);
  verifyTriggers(db, problems);
  const rows = verifyContent(db, problems);
  for (const region of regionsOf(db)) verifyRegion(db, region, problems);
  return {
    ...chain,
    rows,
    ...(found === undefined ? {} : { expected: found }),
    problems: problems.all(),
  };
}

/** Without its triggers as they were made, a registry has been open to changes. */
function verifyTriggers(db: Db, problems: Problems): void {
  const there = new Map(
    db
      .prepare<[], [string, string]>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .raw()
      .all(),
  );
  for (const sql of MIGRATIONS) {
    for (const [made, name = ''] of sql.matchAll(/CREATE TRIGGER (\w+)[\s\S]*?END(?=;)/g)) {
      if (!there.has(name)) problems.add(`防止改动的触发器 ${name} 不见了`);
      else if (there.get(name) !== made) problems.add(`防止改动的触发器 ${name} 被改过`);
    }
  }
}

interface ContentRow {
  readonly id: number;
  readonly hash: Buffer;
  readonly pack: number;
  readonly line: number;
  /** Whether it stands as a row anywhere, to be found by code and text. */
  readonly row: 0 | 1;
}

/** Content is read in parts: no read may go on while the proof writes to tables of its own. */
const PART = 5000;
const CONTENT = `SELECT c.id, c.hash, c.pack, c.line, EXISTS (
    SELECT 1 FROM placement p JOIN section s ON s.id = p.section
    WHERE p.content = c.id AND s.role = '行') AS row
  FROM content c WHERE c.id > ? ORDER BY c.id LIMIT ${PART}`;

function* contentRows(db: Db): Generator<ContentRow> {
  const part = db.prepare<[number], ContentRow>(CONTENT);
  for (let after = 0; ; ) {
    const rows = part.all(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PART) return;
    after = last.id;
  }
}

function verifyContent(db: Db, problems: Problems): number {
  const reader = new PackReader(db);
  const placed = db
    .prepare<[number], string>('SELECT region FROM placement WHERE content = ? LIMIT 1')
    .pluck();
  const lookups = new LookupProof(db, problems);
  let count = 0;
  for (const one of contentRows(db)) {
    count++;
    const value = provedValue(reader, one);
    if (value !== undefined) {
      if (one.row === 1) lookups.row(one, value as Values);
      continue;
    }
    const region = placed.get(one.id);
    problems.add(
      `${region === undefined ? '' : `地区 ${region} 的`}一项内容（${one.hash.toString('hex').slice(0, 12)}…）与它的散列不符`,
    );
  }
  lookups.end();
  return count;
}

/** The value of a piece of content when it is what its hash says; undefined for any other. */
function provedValue(reader: PackReader, { hash, pack, line }: ContentRow): unknown {
  try {
    const value = reader.value(pack, line);
    return contentDigest(value).equals(hash) ? value : undefined;
  } catch {
    // Unreadable is as bad as changed.
    return undefined;
  }
}

function regionsOf(db: Db): string[] {
  return db
    .prepare<[], string>(
      'SELECT region FROM placement UNION SELECT region FROM revision ORDER BY region',
    )
    .pluck()
    .all();
}

interface EventRow extends UnitSection {
  readonly number: number;
  readonly added: 0 | 1;
  readonly hash: Buffer;
  readonly ordinal: number;
  readonly pack: number;
  readonly line: number;
}

interface RootRow {
  readonly publication: number;
  readonly rows: number;
  readonly root: string;
  readonly parent: string | null;
}

/** Plays a region's history from its beginning and compares its root at every publication. */
function verifyRegion(db: Db, region: string, problems: Problems): void {
  const roots = db
    .prepare<[string], RootRow>(
      'SELECT publication, rows, root, parent FROM revision WHERE region = ? ORDER BY publication',
    )
    .all(region);
  const columns = 's.catalog, s.variant, s.part, s.role, c.hash, p.ordinal, c.pack, c.line';
  const joins = 'JOIN section s ON s.id = p.section JOIN content c ON c.id = p.content';
  const events = db.prepare<[{ region: string }], EventRow>(
    `SELECT p.since AS number, 1 AS added, ${columns} FROM placement p ${joins}
       WHERE p.region = @region
     UNION ALL
     SELECT w.publication AS number, 0 AS added, ${columns} FROM placement p ${joins}
       JOIN withdrawal w ON w.placement = p.id WHERE p.region = @region
     ORDER BY number, added`,
  );
  const root = new RegionRoot();
  const reader = new PackReader(db);
  let next = 0;
  let rows = 0;
  let parent: string | null = null;
  const closeBefore = (number: number) => {
    for (
      let one = roots[next];
      one !== undefined && one.publication < number;
      one = roots[++next]
    ) {
      if (root.hash() !== one.root || rows !== one.rows || parent !== one.parent)
        problems.add(`地区 ${region} 的内容与它的根散列不符`, one.publication);
    }
  };
  for (const event of events.iterate({ region })) {
    closeBefore(event.number);
    if (roots[next]?.publication !== event.number)
      problems.add(`地区 ${region} 在没有发布它的时候有变动`, event.number);
    const key = sectionKey(event);
    const done =
      event.added === 1
        ? root.add(key, event.hash, event.ordinal)
        : root.remove(key, event.hash, event.ordinal);
    if (!done)
      problems.add(
        `地区 ${region} 的一行${event.added === 1 ? '登记了两次' : '没有登记就撤下了'}`,
        event.number,
      );
    if (event.role === '声明' && event.added === 1) parent = parentIn(reader, event);
    if (event.role === '行') rows += event.added === 1 ? 1 : -1;
  }
  closeBefore(Number.POSITIVE_INFINITY);
}

/** 上级 of a declaration; null when it has none or cannot be read, which is told by its hash. */
function parentIn(reader: PackReader, { pack, line }: EventRow): string | null {
  try {
    const { 上级: parent } = reader.value(pack, line) as Values;
    return typeof parent === 'string' ? parent : null;
  } catch {
    return null;
  }
}
