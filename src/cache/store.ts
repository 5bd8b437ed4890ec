import { randomUUID } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import type { RegionFace } from '../engine/kept/face.js';
import type {
  FaceRecord,
  JudgedPart,
  PartRecord,
  RegionState,
  Rests,
} from '../engine/kept/record.js';
import { openDatabase } from './database.js';
import { attempted } from './failure.js';
import type { FileState } from './file-states.js';
import { packed, unpacked } from './packed.js';

/** Of how many configurations verdicts are kept. */
const BASES = 4;

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

/** Verdicts of a workspace, kept in SQLite in the workspace. Losing it loses nothing but time. */
export class VerdictStore {
  readonly #db: BetterSqlite3.Database;
  readonly #maker: string;
  #basis: number | undefined;
  #digest = '';
  /** Of each verdict that was read: another run may have put another one in its place since. */
  readonly #marks = new Map<string, string>();

  private constructor(db: BetterSqlite3.Database, maker: string) {
    this.#db = db;
    this.#maker = maker;
  }

  /** Opens the cache of a workspace. @param maker what writes and reads it. @throws CacheFailure */
  static async open(root: string, maker: string): Promise<VerdictStore> {
    return new VerdictStore(await openDatabase(root), maker);
  }

  close(): void {
    this.#db.close();
  }

  /** Files as they were at the last run. @throws CacheFailure */
  files(): Map<string, FileState> {
    return attempted(() => {
      const rows = this.#db
        .prepare('SELECT path, state FROM files WHERE maker = ?')
        .all(this.#maker) as { path: string; state: Buffer }[];
      return new Map(rows.map(({ path, state }) => [path, unpacked(state) as FileState]));
    });
  }

  /** Turns to the verdicts that were made by a configuration, known by its digest. @throws CacheFailure */
  use(digest: string): void {
    this.#digest = digest;
    this.#basis = attempted(() => this.#basisOf(digest));
  }

  /** @throws CacheFailure */
  parts(): PartRecord[] {
    return attempted(() => {
      if (this.#basis === undefined) return [];
      const rows = this.#db
        .prepare('SELECT mark, verdict, upper FROM parts WHERE basis = ?')
        .all(this.#basis) as { mark: string; verdict: Buffer; upper: Buffer }[];
      return rows.map(({ mark, verdict, upper }) => {
        const record = {
          ...(unpacked(verdict) as Omit<PartRecord, 'upper'>),
          upper: unpacked(upper) as PartRecord['upper'],
        };
        this.#marks.set(`${record.region} ${record.part}`, mark);
        return record;
      });
    });
  }

  /** What a verdict rests on; undefined when another run has put another one in its place. @throws CacheFailure */
  rests(record: PartRecord): Rests | undefined {
    return attempted(() => {
      const blob = this.#db
        .prepare('SELECT rests FROM parts WHERE basis = ? AND region = ? AND part = ? AND mark = ?')
        .pluck()
        .get(this.#basis, record.region, record.part, this.#markOf(record)) as Buffer | undefined;
      return blob === undefined ? undefined : (unpacked(blob) as Rests);
    });
  }

  /** @throws CacheFailure */
  face(region: string, state: RegionState): RegionFace | undefined {
    return attempted(() => {
      const blob = this.#db
        .prepare('SELECT face FROM faces WHERE basis = ? AND region = ? AND state = ?')
        .pluck()
        .get(this.#basis, region, state) as Buffer | undefined;
      return blob === undefined ? undefined : (unpacked(blob) as RegionFace);
    });
  }

  /** Writes what a run gave, all of it or nothing. @throws CacheFailure */
  save(kept: Kept): void {
    attempted(() => this.#db.transaction(() => this.#save(kept)).immediate());
  }

  #basisOf(digest: string): number | undefined {
    return this.#db.prepare('SELECT id FROM bases WHERE digest = ?').pluck().get(digest) as
      | number
      | undefined;
  }

  #markOf({ region, part }: PartRecord): string {
    return this.#marks.get(`${region} ${part}`) ?? '';
  }

  #save({ files, gone, parts, moved, faces, states }: Kept): void {
    const db = this.#db;
    const basis = this.#turnTo();
    const file = db.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?)');
    for (const [path, state] of files) file.run(path, this.#maker, packed(state));
    const noFile = db.prepare('DELETE FROM files WHERE path = ?');
    for (const path of gone) noFile.run(path);
    db.prepare('DELETE FROM files WHERE maker <> ?').run(this.#maker);
    const part = db.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const { rests, upper, ...verdict } of parts) {
      const blobs = [verdict, upper, rests].map(packed);
      part.run(basis, verdict.region, verdict.part, randomUUID(), ...blobs);
    }
    const move = db.prepare(
      'UPDATE parts SET upper = ? WHERE basis = ? AND region = ? AND part = ? AND mark = ?',
    );
    for (const one of moved)
      move.run(packed(one.upper), basis, one.region, one.part, this.#markOf(one));
    const face = db.prepare('INSERT OR REPLACE INTO faces VALUES (?, ?, ?, ?)');
    for (const one of faces) face.run(basis, one.region, one.state, packed(one.face));
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
    this.#db
      .prepare(
        'DELETE FROM bases WHERE id NOT IN (SELECT id FROM bases ORDER BY used DESC LIMIT ?)',
      )
      .run(BASES);
    return this.#basisOf(this.#digest)!;
  }

  /** Takes out verdicts of regions that are gone, and faces that no verdict rests on. */
  #prune(basis: number, states: Kept['states']): void {
    const noPart = this.#db.prepare('DELETE FROM parts WHERE basis = ? AND region = ?');
    const judged = this.#db.prepare('SELECT region, upper FROM parts WHERE basis = ?');
    const needed = new Set([...states].map(([region, state]) => `${region} ${state}`));
    for (const { region, upper } of judged.all(basis) as { region: string; upper: Buffer }[]) {
      if (!states.has(region)) noPart.run(basis, region);
      else for (const one of unpacked(upper) as PartRecord['upper']) needed.add(one.join(' '));
    }
    const noFace = this.#db.prepare(
      'DELETE FROM faces WHERE basis = ? AND region = ? AND state = ?',
    );
    const faces = this.#db.prepare('SELECT region, state FROM faces WHERE basis = ?');
    for (const { region, state } of faces.all(basis) as { region: string; state: string }[])
      if (!needed.has(`${region} ${state}`)) noFace.run(basis, region, state);
  }
}
