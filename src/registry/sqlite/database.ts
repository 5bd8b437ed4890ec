import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import { WorkError } from '../../errors.js';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './schema.js';
import { isBusy, isUnopened, toWorkError } from './work-errors.js';

export type Db = BetterSqlite3.Database;

/** How long a writer waits for others, in milliseconds. */
const PATIENCE = 120_000;
const CACHE_KIB = 65_536;
/** Largest file that is read into memory, in bytes. */
const MAX_IN_MEMORY = 1024 ** 3;

export interface OpenOptions {
  /** `read` never writes; `write` needs a registry that is there; `create` makes one when there is none. */
  readonly mode: 'read' | 'write' | 'create';
  /** How long to wait for other processes, in milliseconds; two minutes unless told. */
  readonly patience?: number;
}

/**
 * Opens the SQLite file of a registry.
 *
 * @throws WorkError when it is missing, no registry, of a newer sitong, damaged, read-only or locked.
 */
export async function openDatabase(path: string, options: OpenOptions): Promise<Db> {
  const Sqlite = await loadDriver();
  refuseMissing(path, options.mode);
  const patience = options.patience ?? PATIENCE;
  let db: Db | undefined;
  try {
    db = new Sqlite(path, {
      readonly: options.mode === 'read',
      fileMustExist: options.mode !== 'create',
      timeout: patience,
    });
    const opened = db;
    if (options.mode === 'read') db = readable(Sqlite, db, path);
    else await whenFree(patience, () => prepareForWriting(opened, path));
    db.pragma(`cache_size = -${CACHE_KIB}`);
    return db;
  } catch (cause) {
    db?.close();
    throw toWorkError(cause, path);
  }
}

async function loadDriver(): Promise<typeof BetterSqlite3> {
  try {
    return (await import('better-sqlite3')).default;
  } catch (cause) {
    throw new WorkError(
      '登记库要用的 better-sqlite3 没有装上（在 sitong 的安装目录运行 npm install better-sqlite3）；不用登记库的命令（check、fix、import 等）照常可用',
      { cause },
    );
  }
}

/**
 * A connection that reads. Beside a file in WAL mode SQLite wants to write even for that; on a
 * read-only share the file is read into memory instead, when no log beside it holds more.
 */
function readable(Sqlite: typeof BetterSqlite3, db: Db, path: string): Db {
  try {
    checkVersion(db, path);
    return db;
  } catch (cause) {
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
    if (!isUnopened(cause) || (log?.size ?? 0) > 0 || statSync(path).size > MAX_IN_MEMORY)
      throw cause;
  }
  db.close();
  const bytes = readFileSync(path);
  // Versions of reading and writing: 1 is the journal mode that needs no other file.
  bytes.fill(1, 18, 20);
  const copy = new Sqlite(bytes, { readonly: true });
  checkVersion(copy, path);
  return copy;
}

function refuseMissing(path: string, mode: OpenOptions['mode']): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new WorkError(`登记库 ${path} 打不开：是文件夹，不是文件`);
  if (mode === 'create') {
    if (!existsSync(dirname(path)))
      throw new WorkError(`登记库 ${path} 建不了：文件夹 ${dirname(path)} 不存在`);
  } else if (!existsSync(path)) {
    throw new WorkError(`没有登记库 ${path}；第一次发布（sitong publish）时建立`);
  }
}

/** Some locks are refused at once, whatever the timeout: asks again until patience is at its end. */
async function whenFree(patience: number, action: () => void): Promise<void> {
  const pause = 20;
  for (let waited = 0; ; waited += pause) {
    try {
      action();
      return;
    } catch (cause) {
      if (!isBusy(cause) || waited >= patience) throw cause;
      await sleep(pause);
    }
  }
}

function prepareForWriting(db: Db, path: string): void {
  checkVersion(db, path);
  // A file system without shared memory (network drives) keeps its own journal.
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.pragma('synchronous = FULL');
  if (versionOf(db) < SCHEMA_VERSION) {
    db.transaction(() => migrate(db)).immediate();
  }
}

function migrate(db: Db): void {
  // Another process may have done it while this one waited.
  const from = versionOf(db);
  for (const sql of MIGRATIONS.slice(from)) db.exec(sql);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

function checkVersion(db: Db, path: string): void {
  // In one transaction: another process may be making the registry meanwhile.
  const { version, owner, tables } = db.transaction(() => ({
    tables: Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()),
    version: versionOf(db),
    owner: db.pragma('application_id', { simple: true }),
  }))();
  if (owner !== APPLICATION_ID && (tables > 0 || version > 0 || db.readonly))
    throw new WorkError(`登记库 ${path} 不是登记库（是别的程序的数据库）；检查 --registry 的路径`);
  if (version > SCHEMA_VERSION) {
    throw new WorkError(
      `登记库 ${path} 是更新版本的 sitong 写的（结构版本 ${version}，本版认到 ${SCHEMA_VERSION}）；请升级 sitong`,
    );
  }
  if (db.readonly && version < SCHEMA_VERSION)
    throw new WorkError(
      `登记库 ${path} 是旧版本的（结构版本 ${version}）；用有写权限的命令打开一次`,
    );
}

function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}
