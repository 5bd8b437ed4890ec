import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.js';
import { WorkError } from '../../src/errors.js';
import type { Registry, StateAt } from '../../src/registry/port.js';
import { readSnapshot } from '../../src/registry/read-snapshot.js';
import { configAt, registryTree } from '../../src/registry/registry-tree.js';
import { snapshotText } from '../../src/registry/snapshot.js';
import { openRegistry } from '../../src/registry/sqlite.js';
import { readConfigContent, workspaceContents } from '../../src/registry/workspace-content.js';
import type { FileTree } from '../../src/tree/file-tree.js';
import { folderTree } from '../../src/tree/folder-tree.js';
import { indexWorkspace } from '../../src/workspace/workspace.js';
import {
  ACTOR,
  AT,
  applicationOf,
  publication,
  regionOf,
  rowOf,
  temporaryFolder,
} from './sample.js';

const CATALOG = new URL('../../catalogs/江苏', import.meta.url);
const [A, B] = [rowOf('000131003000', '食品经营许可'), rowOf('000119102002', '取水许可审批')];

async function newRegistry(): Promise<Registry> {
  return openRegistry(join(temporaryFolder(), 'r.db'), { mode: 'create' });
}

function workspace(tree: FileTree) {
  const config = resolveConfig(tree, 'sitong.yaml', []);
  const index = indexWorkspace(tree, config.standard, {
    named: config.named,
    ignore: config.ignore,
  });
  return publication(
    {},
    {
      regions: workspaceContents(index, index.regions.keys(), config.standard),
      config: readConfigContent(tree, config.named),
    },
  );
}

function allFiles(tree: FileTree, folder = ''): [string, string][] {
  return tree.entries(folder).flatMap(({ name, kind }): [string, string][] => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'folder') return allFiles(tree, path);
    return [[path, Buffer.from(tree.read(path)).toString('utf8')]];
  });
}

test('a province is published, written out, and published again without a change', async () => {
  const registry = await newRegistry();
  const first = await registry.publish(workspace(folderTree(decodeURI(CATALOG.pathname))));
  expect(first).toMatchObject({ outcome: 'published', number: 1 });
  const tree = await registryTree(registry, { at: { at: 'latest' } });
  const again = await registry.publish(workspace(tree));
  expect(again).toEqual({ outcome: 'unchanged', number: 1, head: first.head });
  expect(allFiles(await registryTree(registry, { at: { at: 'day', day: '2026-01-01' } }))).toEqual(
    allFiles(tree),
  );
  expect(allFiles(tree).map(([path]) => path)).toContain('320583-昆山市/实施清单.yaml');
  const verification = await registry.verify(first.head);
  expect(verification).toMatchObject({ number: 1, expected: 1, problems: [] });
  await registry.close();
});

test('a snapshot is the upper chain, proves itself, and gives the same files', async () => {
  const registry = await newRegistry();
  const { head } = await registry.publish(workspace(folderTree(decodeURI(CATALOG.pathname))));
  const options = { at: { at: 'latest' }, regions: ['320500'] } as const;
  const text = [...(await snapshotText(registry, options))].join('');
  expect([...(await snapshotText(registry, options))].join('')).toBe(text);
  const path = join(temporaryFolder(), 'upper.jsonl');
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, text);
  const snapshot = readSnapshot(path);
  expect(snapshot.head).toBe(head);
  expect(snapshot.regions.map(({ region }) => region)).toEqual(['000000', '320000', '320500']);
  const tree = await registryTree(registry, { at: { at: 'latest' }, focus: ['320500'] });
  expect(allFiles(snapshot.tree)).toEqual(allFiles(tree));
  const damaged: [string, string][] = [
    [text.replace('食品经营许可', '食品经营备案'), '损坏'],
    [text.slice(0, -200), '损坏'],
    [`${text}{}\n`, '损坏'],
    [text.replace('"format":1', '"format":2'), '更新版本'],
    ['类别: 基本目录\n', '不是登记库快照'],
    ['', '损坏'],
    [text.replaceAll('"row":{', '"row":[{'), '损坏'],
  ];
  for (const [other, word] of damaged) {
    await writeFile(path, other);
    expect(() => readSnapshot(path)).toThrow(WorkError);
    expect(() => readSnapshot(path)).toThrow(word);
  }
  expect(() => readSnapshot('/没有这个文件')).toThrow('读不了');
  await registry.close();
});

test('rows are stored once, and every state can be read again', async () => {
  const path = join(temporaryFolder(), 'r.db');
  const registry = await openRegistry(path, { mode: 'create' });
  const one = regionOf('320000', [B, A]);
  await registry.publish(publication({ '320000': one, '110000': regionOf('110000', [A]) }));
  const two = regionOf('320000', [A, rowOf('000119102002', '取水许可')]);
  const result = await registry.publish(
    publication({ '320000': two, '110000': regionOf('110000', [A]) }, { effective: '2026-03-01' }),
  );
  expect(result).toMatchObject({
    outcome: 'published',
    number: 2,
    regions: [{ region: '320000', revision: 2, rowsAdded: 1, rowsRemoved: 1, rows: 2 }],
  });
  const [latest, first] = await registry.revisions('320000');
  expect((await registry.content(latest!)).sections[0]?.rows).toEqual([
    rowOf('000119102002', '取水许可'),
    A,
  ]);
  expect((await registry.content(first!)).sections[0]?.rows).toEqual([B, A]);
  const revisionsAt = async (day: string) =>
    (await registry.state({ at: 'day', day })).map((one) => [one.region, one.revision]);
  expect(await revisionsAt('2025-12-31')).toEqual([]);
  expect(await revisionsAt('2026-02-28')).toEqual([
    ['110000', 1],
    ['320000', 1],
  ]);
  expect(await revisionsAt('2026-03-01')).toEqual([
    ['110000', 1],
    ['320000', 2],
  ]);
  // Three different rows, a header, two declarations, the configuration and its list.
  expect((await registry.verify()).rows).toBe(8);
  await registry.close();
  const { default: Sqlite } = await import('better-sqlite3');
  const db = new Sqlite(path, { readonly: true });
  expect(db.prepare('SELECT count(*) FROM placement').pluck().get()).toBe(8);
  expect(db.prepare('SELECT count(*) FROM withdrawal').pluck().get()).toBe(1);
  db.close();
});

test('equal rows twice in a section are kept apart', async () => {
  const registry = await newRegistry();
  await registry.publish(publication({ '320000': regionOf('320000', [A, A, B]) }));
  await registry.publish(publication({ '320000': regionOf('320000', [A, B]) }));
  const [two, one] = await registry.revisions('320000');
  expect((await registry.content(one!)).sections[0]?.rows).toEqual([B, A, A]);
  expect((await registry.content(two!)).sections[0]?.rows).toEqual([B, A]);
  expect((await registry.verify()).problems).toEqual([]);
  await registry.close();
});

test('publishing refuses an earlier day, a stale base and applications that are not approved', async () => {
  const registry = await newRegistry();
  const input = (rows: typeof A, more = {}) =>
    publication({ '320000': regionOf('320000', [rows]) }, more);
  const first = await registry.publish(input(A, { effective: '2026-02-01' }));
  await expect(registry.publish(input(B, { effective: '2026-01-31' }))).rejects.toThrow('不能更早');
  await expect(registry.publish(input(B, { effective: '2026-2-1' }))).rejects.toThrow('YYYY-MM-DD');
  await registry.submit(ACTOR, AT, applicationOf('320000'));
  const late = { effective: '2026-02-01' };
  await expect(registry.publish(input(B, { ...late, base: first.head }))).rejects.toThrow(
    '更新的记录',
  );
  await expect(registry.publish(input(B, { ...late, applications: [2] }))).rejects.toThrow(
    '待审核',
  );
  await expect(registry.publish(input(B, { ...late, applications: [1] }))).rejects.toThrow(
    '没有第 1 号申请',
  );
  await registry.review(ACTOR, AT, {
    kind: '审核',
    application: 2,
    decision: '通过',
    level: '省级',
  });
  await expect(
    registry.review(ACTOR, AT, { kind: '审核', application: 2, decision: '退回', level: '省级' }),
  ).rejects.toThrow('已通过');
  await expect(registry.publish(input(A, { ...late, applications: [2] }))).rejects.toThrow(
    '没有变化',
  );
  const second = await registry.publish(input(B, { ...late, applications: [2] }));
  expect(second).toMatchObject({ outcome: 'published', number: 4 });
  // A repeated call after a lost answer, even with the base of before.
  const repeated = input(B, { ...late, applications: [2], base: first.head });
  expect(await registry.publish(repeated)).toEqual({
    outcome: 'unchanged',
    number: 4,
    head: second.head,
  });
  await expect(registry.publish(input(A, { ...late, applications: [2] }))).rejects.toThrow(
    '已经办理',
  );
  expect(await registry.applications({ state: '已通过' })).toMatchObject([
    { number: 2, state: '已通过', publishedBy: 4, decisions: [{ number: 3 }] },
  ]);
  expect((await registry.log({ region: '320000' })).map(({ number }) => number)).toEqual([
    4, 3, 2, 1,
  ]);
  expect((await registry.log({ kind: '发布', limit: 1 })).map(({ number }) => number)).toEqual([4]);
  expect((await registry.verify()).problems).toEqual([]);
  await registry.close();
});

test('a state is read with the configuration of its topmost region, not of whoever published last', async () => {
  const registry = await newRegistry();
  await registry.publish(publication({ '320000': regionOf('320000', [A]) }));
  const own = [{ path: 'sitong.yaml', text: '名称: 县里自己的\n' }];
  await registry.publish(
    publication({ '320583': regionOf('320583', [B], '320000') }, { config: own }),
  );
  const text = async (at: StateAt) => (await configAt(registry, at))[0]?.text;
  expect(await text({ at: 'latest' })).toBe('名称: 示例\n');
  expect(await text({ at: 'publication', number: 2 })).toBe('名称: 示例\n');
  expect(await registry.config(2)).toEqual(own);
  expect(await registry.config(2, '320583')).toEqual(own);
  expect((await registry.verify()).problems).toEqual([]);
  await registry.close();
});

test('a changed configuration is a publication', async () => {
  const registry = await newRegistry();
  const regions = { '320000': regionOf('320000', [A]) };
  await registry.publish(publication(regions));
  const config = [{ path: 'sitong.yaml', text: '名称: 另一个\n' }];
  expect(await registry.publish(publication(regions, { config }))).toMatchObject({
    outcome: 'published',
    number: 2,
    regions: [],
  });
  expect(await registry.config(2)).toEqual(config);
  expect((await registry.config(1))[0]?.text).toBe('名称: 示例\n');
  // Another workspace publishes its region with its own configuration.
  await registry.publish(publication({ '110000': regionOf('110000', [B]) }));
  expect(await registry.publish(publication({ '110000': regionOf('110000', [B]) }))).toMatchObject({
    outcome: 'unchanged',
    number: 3,
  });
  expect(await registry.publish(publication(regions, { config }))).toMatchObject({
    outcome: 'unchanged',
    number: 2,
  });
  // Taking the change back is a change.
  expect(await registry.publish(publication(regions))).toMatchObject({ number: 4, regions: [] });
  await registry.close();
});

test('codes have a history, and are retired when no row in force is left', async () => {
  const registry = await newRegistry();
  const listed = '11320583000031907G4000131003000';
  const list = {
    catalog: '实施清单' as const,
    variant: '',
    part: 0,
    header: {},
    rows: [{ 实施编码: listed, 事项名称: '食品经营许可' }],
  };
  const whole = regionOf('320000', [A, B, rowOf('000119999000', '停办', { 事项状态: '取消' })]);
  await registry.publish(
    publication({ '320000': { ...whole, sections: [...whole.sections, list] } }),
  );
  await registry.publish(publication({ '110000': regionOf('110000', [B]) }));
  await registry.publish(publication({ '320000': regionOf('320000', []) }));
  expect(await registry.history('000131003000')).toMatchObject([
    { region: '320000', catalog: '基本目录', since: 1, until: 3 },
  ]);
  expect(await registry.history(listed)).toMatchObject([
    { catalog: '实施清单', since: 1, until: 3 },
  ]);
  expect(await registry.history('000119102002')).toMatchObject([
    { region: '320000', since: 1, until: 3 },
    { region: '110000', since: 2, until: undefined },
  ]);
  expect(await registry.history('000119102002', '110000')).toHaveLength(1);
  const retired = await registry.retiredCodes();
  expect([...retired.keys()]).toEqual(['000119999000', '000131003000']);
  expect(retired.get('000131003000')).toEqual({
    name: '食品经营许可',
    type: '行政许可',
    region: '320000',
    publication: 3,
    at: AT,
  });
  await registry.close();
});

test('search finds codes, names and texts of the latest state only', async () => {
  const registry = await newRegistry();
  const odd = rowOf('000131000001', '“Ａ级”%_"OR"*-许可', { 受理条件: ['水域（湖泊）'] });
  await registry.publish(publication({ '320000': regionOf('320000', [A, B, odd]) }));
  await registry.publish(
    publication({
      '320000': regionOf('320000', [B, odd]),
      '110000': regionOf('110000', [B], '320000'),
    }),
  );
  const found = async (text: string, more = {}) =>
    (await registry.search(text, { limit: 10, ...more })).map((hit) => [hit.region, hit.code]);
  const inBoth = [
    ['110000', '000119102002'],
    ['320000', '000119102002'],
  ];
  expect(await found('食品经营')).toEqual([]);
  expect(await found('取水许可')).toEqual(inBoth);
  expect(await found('取水')).toEqual(inBoth);
  expect(await found('水')).toEqual([...inBoth, ['320000', '000131000001']]);
  expect(await found('取水许可', { region: '320000' })).toEqual([inBoth[1]]);
  expect(await found('取水许可', { limit: 1 })).toEqual([inBoth[0]]);
  expect(await found('水域(湖泊)')).toEqual([['320000', '000131000001']]);
  for (const text of ['a级', '%_"', '"OR"*-', '"', '*', 'or'])
    expect(await found(text)).toEqual([['320000', '000131000001']]);
  for (const text of ['', '  ', '%%%', 'a AND b', 'NEAR(', '\u0000\u0000\u0000', '\ud800一二三'])
    expect(await found(text)).toEqual([]);
  await registry.close();
});

test('reading does not make a registry, and does not need to write', async () => {
  const path = join(temporaryFolder(), 'r.db');
  await expect(openRegistry(path, { mode: 'read' })).rejects.toThrow('没有登记库');
  await expect(openRegistry(path, { mode: 'write' })).rejects.toThrow('没有登记库');
  expect(existsSync(path)).toBe(false);
  const writer = await openRegistry(path, { mode: 'create' });
  await writer.publish(publication({ '320000': regionOf('320000', [A]) }));
  const reader = await openRegistry(path, { mode: 'read' });
  expect(await reader.state({ at: 'latest' })).toHaveLength(1);
  await expect(reader.publish(publication({ '320000': regionOf('320000', [B]) }))).rejects.toThrow(
    '只读',
  );
  await reader.close();
  await writer.close();
  const bytes = readFileSync(path);
  const again = await openRegistry(path, { mode: 'read' });
  await again.verify();
  await again.close();
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('the same application handed in twice at the same moment is one, until it is returned', async () => {
  const path = join(temporaryFolder(), 'r.db');
  const [one, other] = [
    await openRegistry(path, { mode: 'create' }),
    await openRegistry(path, { mode: 'create' }),
  ];
  const body = applicationOf('320000');
  const results = await Promise.all([one.submit(ACTOR, AT, body), other.submit(ACTOR, AT, body)]);
  expect(results).toMatchObject([
    { outcome: 'submitted', number: 1, state: '待审核' },
    { outcome: 'same', number: 1, state: '待审核' },
  ]);
  expect(results[1]?.head).toBe(results[0]?.head);
  await one.review(ACTOR, AT, {
    kind: '审核',
    application: 1,
    decision: '退回',
    reason: '示例',
    level: '省级',
  });
  expect(await other.submit(ACTOR, AT, body)).toMatchObject({ outcome: 'submitted', number: 3 });
  await one.close();
  await other.close();
});
