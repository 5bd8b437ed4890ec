import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { WorkError } from '../../src/errors.js';
import type { Registry } from '../../src/registry/port.js';
import { openDatabase } from '../../src/registry/sqlite/database.js';
import { openRegistry, registryOver } from '../../src/registry/sqlite.js';
import {
  ACTOR,
  AT,
  applicationOf,
  publication,
  regionOf,
  rowOf,
  temporaryFolder,
} from './sample.js';

const ROWS = Array.from({ length: 40 }, (_, i) =>
  rowOf(`0001${String(i).padStart(5, '0')}000`, `示例事项 ${i}`),
);

/** A registry with two publications, an application carried out, and withdrawn rows. */
async function filled(): Promise<string> {
  const path = join(temporaryFolder(), 'r.db');
  const registry = await openRegistry(path, { mode: 'create' });
  await registry.publish(
    publication({ '320000': regionOf('320000', ROWS), '110000': regionOf('110000', ROWS) }),
  );
  await registry.submit(ACTOR, AT, applicationOf('320000'));
  await registry.review(ACTOR, AT, {
    kind: '审核',
    application: 2,
    decision: '通过',
    level: '省级',
  });
  await registry.publish(
    publication({ '320000': regionOf('320000', ROWS.slice(2)) }, { applications: [2] }),
  );
  await registry.close();
  return path;
}

async function verified(path: string, head?: string) {
  const registry = await openRegistry(path, { mode: 'read' });
  const result = await registry.verify(head);
  await registry.close();
  return result;
}

/** Changes the file behind the registry's back: without its triggers, which are put back. */
function tamper(path: string, change: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(path);
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  change(db);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

const sql = (text: string) => (db: Sqlite.Database) => {
  expect(db.prepare(text).run().changes).toBeGreaterThan(0);
};

const TAMPERINGS: readonly (readonly [string, (db: Sqlite.Database) => void])[] = [
  ['a row removed', sql('DELETE FROM placement WHERE id = 5')],
  ['a row given to another publication', sql('UPDATE placement SET since = 4 WHERE id = 5')],
  ['a row given to another region', sql("UPDATE placement SET region = '320000' WHERE id = 5")],
  ['a row replaced by another', sql('UPDATE placement SET content = 7 WHERE id = 5')],
  ['a section renamed', sql("UPDATE section SET variant = '标准' WHERE role = '行'")],
  ['a withdrawal taken back', sql('DELETE FROM withdrawal')],
  ['a withdrawal moved', sql('UPDATE withdrawal SET publication = 1')],
  ['a row withdrawn', sql('INSERT INTO withdrawal VALUES (9, 4)')],
  [
    'a row placed twice',
    sql(
      'INSERT INTO placement SELECT NULL, region, section, content, ordinal, since FROM placement WHERE id = 5',
    ),
  ],
  ['a hash changed', sql('UPDATE content SET hash = zeroblob(32) WHERE id = 3')],
  ['a content pointed elsewhere', sql('UPDATE content SET line = 6 WHERE id = 3')],
  ['a pack cut', sql('UPDATE pack SET body = substr(body, 1, 20)')],
  ['a pack removed', sql('DELETE FROM pack')],
  [
    'a name changed',
    (db) => {
      const body = db.prepare<[], Buffer>('SELECT body FROM pack WHERE id = 1').pluck().get();
      const text = inflateRawSync(body!).toString('utf8').replace('示例事项 7', '示例事项 8');
      db.prepare('UPDATE pack SET body = ? WHERE id = 1').run(deflateRawSync(text));
    },
  ],
  ['an entry changed', sql("UPDATE entry SET person = '别人' WHERE number = 3")],
  ['a body changed', sql("UPDATE entry SET body = replace(body, '2026', '2025') WHERE number = 1")],
  ['a body destroyed', sql("UPDATE entry SET body = json('[]') WHERE number = 1")],
  ['a decision removed', sql('DELETE FROM entry WHERE number = 3')],
  ['the last publication removed', sql('DELETE FROM entry WHERE number = 4')],
  ['a link changed', sql('UPDATE entry SET previous = hash WHERE number = 3')],
  ['a revision changed', sql("UPDATE revision SET effective = '2020-01-01' WHERE revision = 2")],
  ['a revision removed', sql("DELETE FROM revision WHERE region = '110000'")],
  ['a carried application forgotten', sql('DELETE FROM carried')],
  ['an upper region changed', sql("UPDATE revision SET parent = '110000' WHERE revision = 2")],
  ['a code hidden', sql("DELETE FROM code WHERE code = '000100007000'")],
  ['a code given to another row', sql("UPDATE code SET code = '1' WHERE code = '000100007000'")],
  ['a code said to be cancelled', sql("UPDATE code SET cancelled = 1 WHERE code = '000100007000'")],
  ['a code added', sql("INSERT INTO code VALUES ('000100007000', 9, 0)")],
  ['the search emptied', sql("INSERT INTO search (search) VALUES ('delete-all')")],
  [
    'a text hidden from search',
    (db) => {
      db.exec("INSERT INTO search (search) VALUES ('delete-all')");
      db.exec("INSERT INTO search (rowid, text) VALUES (1, '示例')");
    },
  ],
];

test.each(TAMPERINGS)('verify finds %s', async (_name, change) => {
  const path = await filled();
  expect((await verified(path)).problems).toEqual([]);
  tamper(path, change);
  const { problems } = await verified(path);
  expect(problems.length).toBeGreaterThan(0);
  for (const { message } of problems) expect(message).toMatch(/\p{Script=Han}/u);
});

test('what is cut off at the end is proved by a hash kept elsewhere', async () => {
  const path = await filled();
  const whole = await verified(path);
  tamper(path, (db) => {
    for (const table of ['withdrawal', 'carried', 'revision'])
      db.exec(`DELETE FROM ${table} WHERE publication = 4`);
    db.exec('DELETE FROM placement WHERE since = 4');
    db.exec('DELETE FROM entry WHERE number = 4');
  });
  const cut = await verified(path);
  expect(cut).toMatchObject({ number: 3, problems: [] });
  expect((await verified(path, cut.head)).expected).toBe(3);
  const { expected, problems } = await verified(path, whole.head);
  expect(expected).toBeUndefined();
  expect(problems.map(({ message }) => message).join()).toContain(whole.head);
});

test('a hash from the middle of the chain is proved too', async () => {
  const path = await filled();
  const registry = await openRegistry(path, { mode: 'read' });
  const [, , second] = await registry.log({});
  await registry.close();
  expect(await verified(path, ` ${second?.hash.toUpperCase()}\n`)).toMatchObject({
    number: 4,
    expected: 2,
    problems: [],
  });
});

test('the file itself refuses changes, and verify misses a trigger that is gone', async () => {
  const path = await filled();
  const db = new Sqlite(path);
  const tables = [
    'entry',
    'pack',
    'content',
    'section',
    'placement',
    'withdrawal',
    'revision',
    'carried',
  ];
  for (const table of tables) {
    const [column] = db.pragma(`table_info(${table})`) as { name: string }[];
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('只增不改');
    expect(() => db.exec(`UPDATE ${table} SET ${column?.name} = ${column?.name}`)).toThrow(
      '只增不改',
    );
  }
  expect(() => db.exec('REPLACE INTO entry SELECT * FROM entry WHERE number = 2')).toThrow(
    '只增不改',
  );
  db.exec('DROP TRIGGER entry_no_update');
  db.close();
  expect((await verified(path)).problems).toEqual([
    { message: '防止改动的触发器 entry_no_update 不见了' },
  ]);
  const open = new Sqlite(path);
  open.exec('CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END');
  open.close();
  expect((await verified(path)).problems).toEqual([
    { message: '防止改动的触发器 entry_no_update 被改过' },
  ]);
});

async function expectRefused(action: Promise<unknown>, words: RegExp): Promise<void> {
  const error = await action.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(WorkError);
  expect((error as WorkError).message).toMatch(words);
  expect((error as WorkError).message).not.toContain('\n');
}

test('a newer, foreign or broken file is a clear error, and is left as it is', async () => {
  const folder = temporaryFolder();
  const open = (path: string) =>
    Promise.all(
      (['read', 'write', 'create'] as const).map(async (mode) => {
        const registry = await openRegistry(path, { mode });
        await registry.close();
      }),
    );
  const newer = await filled();
  const db = new Sqlite(newer);
  db.pragma('user_version = 99');
  db.close();
  await expectRefused(open(newer), /更新版本的 sitong.*99.*升级/);
  const text = join(folder, 'text.db');
  writeFileSync(text, '类别: 基本目录\n'.repeat(100));
  await expectRefused(open(text), /不是登记库/);
  const foreign = join(folder, 'foreign.db');
  const other = new Sqlite(foreign);
  other.exec('CREATE TABLE person (name TEXT)');
  other.close();
  await expectRefused(open(foreign), /不是登记库/);
  await expectRefused(open(folder), /打不开/);
  await expectRefused(
    openRegistry(join(folder, '没有', 'r.db'), { mode: 'create' }),
    /文件夹 .* 不存在/,
  );
});

test('a page overwritten by zeros is a clear error or a problem', async () => {
  const path = await filled();
  const bytes = readFileSync(path);
  const size = bytes.readUInt16BE(16);
  const messages: string[] = [];
  for (let page = 1; page < bytes.length / size; page++) {
    const broken = Buffer.from(bytes);
    broken.fill(0, page * size, (page + 1) * size);
    writeFileSync(path, broken);
    try {
      messages.push(...(await verified(path)).problems.map(({ message }) => message));
    } catch (error) {
      expect(error).toBeInstanceOf(WorkError);
      messages.push((error as WorkError).message);
    }
  }
  expect(messages.length).toBeGreaterThan(5);
});

test('a lock that is not given up is told, and readers go on', async () => {
  const path = await filled();
  const holder = new Sqlite(path);
  holder.exec('BEGIN IMMEDIATE');
  const registry = await openRegistry(path, { mode: 'write', patience: 200 });
  const input = publication({ '320000': regionOf('320000', ROWS) });
  await expectRefused(registry.publish(input), /正被别的进程占用/);
  expect(await registry.state({ at: 'latest' })).toHaveLength(2);
  holder.exec('ROLLBACK');
  holder.close();
  expect(await registry.publish(input)).toMatchObject({ outcome: 'published', number: 5 });
  await registry.close();
});

test('a full disk is told, and nothing is half written', async () => {
  const path = await filled();
  const db = await openDatabase(path, { mode: 'write' });
  const registry: Registry = registryOver(db, path);
  const before = await registry.head();
  const many = Array.from({ length: 3000 }, (_, i) =>
    rowOf(`0002${String(i).padStart(5, '0')}000`, `另一事项 ${i * 7919} ${i ** 3}`),
  );
  const input = publication({ '320000': regionOf('320000', many) });
  const pages = Number(db.pragma('page_count', { simple: true }));
  for (const more of [0, 1, 5, 20, 40]) {
    db.pragma(`max_page_count = ${pages + more}`);
    await expectRefused(registry.publish(input), /磁盘满了/);
    expect(await registry.head()).toEqual(before);
  }
  expect((await registry.verify(before.hash)).problems).toEqual([]);
  db.pragma('max_page_count = 1000000');
  expect(await registry.publish(input)).toMatchObject({ outcome: 'published', number: 5 });
  expect((await registry.verify(before.hash)).problems).toEqual([]);
  await registry.close();
});
