import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { attempted, CacheFailure, failureOf } from './failure.js';

/** The folder of a workspace's cache, in the workspace. */
export const CACHE_FOLDER = '.sitong/cache';

const FILE = 'verdicts.db';
/** What SQLite writes beside a file; left behind, it would be taken for part of the next one. */
const COMPANIONS = ['', '-journal', '-wal', '-shm'];
/** How long to wait for another run, in milliseconds. */
const PATIENCE = 2000;
const LAYOUT = 2;

const TABLES = `
CREATE TABLE bases (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, used INTEGER NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, maker TEXT NOT NULL, state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE parts (
  basis INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
  region TEXT NOT NULL, part TEXT NOT NULL, mark TEXT NOT NULL,
  verdict BLOB NOT NULL, upper BLOB NOT NULL, rests BLOB NOT NULL,
  PRIMARY KEY (basis, region, part)) WITHOUT ROWID;
CREATE TABLE faces (
  basis INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
  region TEXT NOT NULL, state TEXT NOT NULL, face BLOB NOT NULL,
  PRIMARY KEY (basis, region, state)) WITHOUT ROWID;
`;

/** Whether a workspace has a cache. */
export function hasCache(root: string): boolean {
  try {
    return statSync(join(root, CACHE_FOLDER)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Opens the file of a workspace's cache, and makes one where there is none. A damaged one is made anew.
 *
 * @throws CacheFailure
 */
export async function openDatabase(root: string): Promise<BetterSqlite3.Database> {
  try {
    const { default: Sqlite } = await import('better-sqlite3');
    const folder = join(root, CACHE_FOLDER);
    makeFolder(folder);
    try {
      return openFile(Sqlite, join(folder, FILE));
    } catch (cause) {
      if (!new CacheFailure(cause).isDamage) throw cause;
    }
    dropDatabase(root);
    return openFile(Sqlite, join(folder, FILE));
  } catch (cause) {
    throw failureOf(cause);
  }
}

/** Takes the file of a workspace's cache away. @throws CacheFailure */
export function dropDatabase(root: string): void {
  attempted(() => {
    for (const companion of COMPANIONS)
      rmSync(join(root, CACHE_FOLDER, FILE + companion), { force: true });
  });
}

function openFile(Sqlite: typeof BetterSqlite3, path: string): BetterSqlite3.Database {
  const db = new Sqlite(path, { timeout: PATIENCE });
  try {
    db.pragma('foreign_keys = ON');
    if (layoutOf(db) !== LAYOUT) db.transaction(() => layOut(db)).immediate();
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function layOut(db: BetterSqlite3.Database): void {
  // Another run may have done it in the meantime.
  if (layoutOf(db) === LAYOUT) return;
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (tables > 0) throw Object.assign(new Error('其他版式的缓存'), { code: 'CACHE_LAYOUT' });
  db.exec(TABLES);
  db.pragma(`user_version = ${LAYOUT}`);
}

function layoutOf(db: BetterSqlite3.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** What is in it is for this machine only. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n');
}
