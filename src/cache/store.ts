import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type BetterSqlite3 from 'better-sqlite3';
import type { RegionFace } from '../engine/kept/face.js';
import type {
  FaceRecord,
  JudgedPart,
  PartRecord,
  RegionState,
  Rests,
} from '../engine/kept/record.js';
import type { FileState } from './file-states.js';

/** The folder of a workspace's cache, in the workspace. */
export const CACHE_FOLDER = '.sitong/cache';

const FILE = 'verdicts.db';
/** Of how many configurations verdicts are kept. */
const BASES = 4;
/** How long to wait for another run, in milliseconds. */
const PATIENCE = 2000;
const LAYOUT = 1;

const TABLES = `
CREATE TABLE bases (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, used INTEGER NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE parts (
  basis INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
  region TEXT NOT NULL, part TEXT NOT NULL,
  verdict BLOB NOT NULL, upper BLOB NOT NULL, rests BLOB NOT NULL,
  PRIMARY KEY (basis, region, part)) WITHOUT ROWID;
CREATE TABLE faces (
  basis INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
  region TEXT NOT NULL, state TEXT NOT NULL, face BLOB NOT NULL,
  PRIMARY KEY (basis, region, state)) WITHOUT ROWID;
`;

/** What is written after a run. */
export interface Kept {
  /** Files that are new or changed, and those that are gone. */
  readonly files: readonly (readonly [path: string, state: FileState])[];
  readonly gone: readonly string[];
  readonly parts: readonly JudgedPart[];
  /** Verdicts that hold although something above them changed. */
  readonly moved: readonly PartRecord[];
  readonly faces: readonly FaceRecord[];
  /** The state of each region's files now. */
  readonly states: ReadonlyMap<string, RegionState>;
}

/** Why there is no cache: a sentence for the user. */
export interface NoStore {
  readonly why: string;
}

/** Verdicts of a workspace, kept in SQLite in the workspace. Losing it loses nothing but time. */
export class VerdictStore {
  readonly #db: BetterSqlite3.Database;
  #basis: number | undefined;
  #digest = '';

  private constructor(db: BetterSqlite3.Database) {
    this.#db = db;
  }

  /** Opens the cache of a workspace, and makes one where there is none. A damaged one is made anew. */
  static async open(root: string): Promise<VerdictStore | NoStore> {
    let Sqlite: typeof BetterSqlite3;
    try {
      Sqlite = (await import('better-sqlite3')).default;
    } catch {
      return { why: '没有装上 better-sqlite3，这次没有用缓存（结果一样，只是慢些）' };
    }
    const folder = join(root, CACHE_FOLDER);
    try {
      makeFolder(folder);
      return new VerdictStore(openFile(Sqlite, join(folder, FILE)));
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      if (!DAMAGED.has(code)) return { why: `缓存打不开（${code || String(cause)}），这次没有用` };
    }
    rmSync(join(folder, FILE), { force: true });
    return new VerdictStore(openFile(Sqlite, join(folder, FILE)));
  }

  close(): void {
    this.#db.close();
  }

  /** Files as they were at the last run. */
  files(): Map<string, FileState> {
    const rows = this.#db.prepare('SELECT path, state FROM files').all() as {
      path: string;
      state: Buffer;
    }[];
    return new Map(rows.map(({ path, state }) => [path, deserialize(state) as FileState]));
  }

  /** Turns to the verdicts that were made by a configuration, known by its digest. */
  use(digest: string): void {
    this.#basis = this.#db.prepare('SELECT id FROM bases WHERE digest = ?').pluck().get(digest) as
      | number
      | undefined;
    this.#digest = digest;
  }

  parts(): PartRecord[] {
    if (this.#basis === undefined) return [];
    const rows = this.#db
      .prepare('SELECT verdict, upper FROM parts WHERE basis = ?')
      .all(this.#basis) as { verdict: Buffer; upper: Buffer }[];
    return rows.map(({ verdict, upper }) => ({
      ...(deserialize(verdict) as Omit<PartRecord, 'upper'>),
      upper: deserialize(upper) as PartRecord['upper'],
    }));
  }

  rests({ region, part }: PartRecord): Rests {
    const blob = this.#db
      .prepare('SELECT rests FROM parts WHERE basis = ? AND region = ? AND part = ?')
      .pluck()
      .get(this.#basis, region, part) as Buffer;
    return deserialize(blob) as Rests;
  }

  face(region: string, state: RegionState): RegionFace | undefined {
    const blob = this.#db
      .prepare('SELECT face FROM faces WHERE basis = ? AND region = ? AND state = ?')
      .pluck()
      .get(this.#basis, region, state) as Buffer | undefined;
    return blob === undefined ? undefined : (deserialize(blob) as RegionFace);
  }

  /** Writes what a run gave, all of it or nothing. */
  save(kept: Kept): void {
    this.#db.transaction(() => this.#save(kept)).immediate();
  }

  #save({ files, gone, parts, moved, faces, states }: Kept): void {
    const db = this.#db;
    const basis = this.#turnTo();
    const file = db.prepare('INSERT OR REPLACE INTO files VALUES (?, ?)');
    for (const [path, state] of files) file.run(path, serialize(state));
    const noFile = db.prepare('DELETE FROM files WHERE path = ?');
    for (const path of gone) noFile.run(path);
    const part = db.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?)');
    for (const { rests, upper, ...verdict } of parts)
      part.run(
        basis,
        verdict.region,
        verdict.part,
        serialize(verdict),
        serialize(upper),
        serialize(rests),
      );
    const move = db.prepare(
      'UPDATE parts SET upper = ? WHERE basis = ? AND region = ? AND part = ?',
    );
    for (const { region, part: which, upper } of moved)
      move.run(serialize(upper), basis, region, which);
    const face = db.prepare('INSERT OR REPLACE INTO faces VALUES (?, ?, ?, ?)');
    for (const one of faces) face.run(basis, one.region, one.state, serialize(one.face));
    this.#prune(basis, states);
  }

  #turnTo(): number {
    const last = this.#db.prepare('SELECT coalesce(max(used), 0) FROM bases').pluck().get();
    const used = Number(last) + 1;
    this.#db
      .prepare(
        'INSERT INTO bases (digest, used) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET used = excluded.used',
      )
      .run(this.#digest, used);
    this.#db.prepare('DELETE FROM bases WHERE used <= ?').run(used - BASES);
    this.use(this.#digest);
    return this.#basis!;
  }

  /** Takes out verdicts of regions that are gone, and faces that no verdict rests on. */
  #prune(basis: number, states: Kept['states']): void {
    const noPart = this.#db.prepare('DELETE FROM parts WHERE basis = ? AND region = ?');
    const judged = this.#db.prepare('SELECT region, upper FROM parts WHERE basis = ?');
    const needed = new Set([...states].map(([region, state]) => `${region} ${state}`));
    for (const { region, upper } of judged.all(basis) as { region: string; upper: Buffer }[]) {
      if (!states.has(region)) noPart.run(basis, region);
      else for (const one of deserialize(upper) as PartRecord['upper']) needed.add(one.join(' '));
    }
    const noFace = this.#db.prepare(
      'DELETE FROM faces WHERE basis = ? AND region = ? AND state = ?',
    );
    const faces = this.#db.prepare('SELECT region, state FROM faces WHERE basis = ?');
    for (const { region, state } of faces.all(basis) as { region: string; state: string }[])
      if (!needed.has(`${region} ${state}`)) noFace.run(basis, region, state);
  }
}

const DAMAGED: ReadonlySet<string> = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'OTHER_LAYOUT']);

function openFile(Sqlite: typeof BetterSqlite3, path: string): BetterSqlite3.Database {
  const db = new Sqlite(path, { timeout: PATIENCE });
  try {
    db.pragma('foreign_keys = ON');
    const layout = Number(db.pragma('user_version', { simple: true }));
    if (layout !== LAYOUT) {
      const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
      if (tables > 0) throw Object.assign(new Error('其他版式的缓存'), { code: 'OTHER_LAYOUT' });
      db.transaction(() => {
        db.exec(TABLES);
        db.pragma(`user_version = ${LAYOUT}`);
      }).immediate();
    }
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** What is in it is for this machine only. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'w' });
}
