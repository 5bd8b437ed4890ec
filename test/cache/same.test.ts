import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  COUNTY_PROCEDURE,
  countyRows,
  documentText,
  PATHS,
  Playground,
  row,
} from '../cli/support/base-workspace.js';
import { run } from '../cli/support/run.js';
import { ALL, COUNTY, DATABASE, keptCheck, workspace } from './support/kept.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const playground = new Playground();
afterAll(() => playground.remove());

/** Changes the text of a file. */
function edit(root: string, path: string, old: string | RegExp, text: string): void {
  const before = readFileSync(join(root, path), 'utf8');
  const after = before.replace(old, text);
  expect(after).not.toBe(before);
  writeFileSync(join(root, path), after);
}

describe('what is not changed is not judged again', () => {
  test('by the second run; after an edit, only what rests on it', async () => {
    const root = workspace(playground);
    const first = await keptCheck(root);
    expect(first).toMatchObject({ code: 1, judged: undefined, stderr: '' });
    expect(await keptCheck(root)).toMatchObject({ code: 1, judged: 0, stderr: '' });
    edit(root, COUNTY, '食品经营', '食品经营许可');
    expect(await keptCheck(root)).toMatchObject({ code: 0, judged: 1 });
    edit(root, PATHS.city, '食品经营许可', '食品经营');
    expect(await keptCheck(root)).toMatchObject({ code: 1, judged: 3 });
    edit(root, PATHS.city, '食品经营', '食品经营许可');
    expect(await keptCheck(root)).toMatchObject({ code: 0, judged: 3 });
  });

  test('nor is it when it is copied elsewhere, or written again as it was', async () => {
    const root = workspace(playground);
    await keptCheck(root);
    const copy = playground.make({}, '别处');
    cpSync(root, copy, { recursive: true });
    expect(await keptCheck(copy)).toMatchObject({ code: 1, judged: 0 });
    const text = readFileSync(join(copy, PATHS.city));
    rmSync(join(copy, PATHS.city));
    writeFileSync(join(copy, PATHS.city), text);
    expect(await keptCheck(copy)).toMatchObject({ code: 1, judged: 0 });
  });

  test('whatever size and time of change its file claims', async () => {
    const root = workspace(playground);
    const file = join(root, COUNTY);
    const before = new Date('2026-01-01');
    utimesSync(file, before, before);
    // A young file is read again in any case.
    await sleep(3200);
    expect((await keptCheck(root)).judged).toBeUndefined();
    const { size } = statSync(file);
    edit(root, COUNTY, '食品经营', '食品管理');
    utimesSync(file, before, before);
    expect(statSync(file)).toMatchObject({ size, mtime: before });
    const after = await keptCheck(root);
    expect(after.judged).toBe(1);
    expect(after.json).toContain('食品管理');
  });

  test('files that come, go and move', async () => {
    const root = workspace(playground);
    await keptCheck(root);
    const list = join(root, '常熟/实施清单.yaml');
    const base = { ...COUNTY_PROCEDURE, 实施编码: '"1132058100000000174000131901000"' };
    writeFileSync(list, documentText('实施清单', '320581', [row(base)]));
    const added = await keptCheck(root);
    expect(added.judged).toBe(1);
    expect(added.json).toContain('常熟/实施清单.yaml');
    mkdirSync(join(root, '移'));
    renameSync(list, join(root, '移/清单.yml'));
    const moved = await keptCheck(root);
    expect(moved.judged).toBe(1);
    expect(moved.json).toContain('移/清单.yml');
    rmSync(join(root, '移'), { recursive: true });
    expect((await keptCheck(root)).judged).toBe(1);
    renameSync(join(root, PATHS.city), join(root, '市.yaml'));
    expect(await keptCheck(root)).toMatchObject({ judged: 3, code: 1 });
    rmSync(join(root, '市.yaml'));
    expect(await keptCheck(root)).toMatchObject({ judged: 3, code: 1 });
  });

  test('two regions, several documents, CRLF and a byte order mark in one file', async () => {
    const [county, city] = [COUNTY, '苏州/专项清单.yaml'].map((path) => {
      const clean = workspace(playground);
      return readFileSync(join(clean, path), 'utf8');
    });
    const both = `\uFEFF${`${county}---\n${city}`.replaceAll('\n', '\r\n')}`;
    const root = workspace(playground, { [COUNTY]: undefined, [PATHS.lists]: both });
    await keptCheck(root);
    expect((await keptCheck(root)).judged).toBe(0);
    edit(root, PATHS.lists, '食品经营', '食品销售');
    const after = await keptCheck(root);
    expect(after.json).toContain('食品销售');
    // Both are read from the file; those below the city rest on what it says, and that is the same.
    expect(after.judged).toBe(2);
    edit(root, PATHS.lists, '\uFEFF', '# 说明\r\n');
    expect(await keptCheck(root)).toMatchObject({ judged: 2, code: 1 });
  });
});

describe('what concerns all is judged again as a whole', () => {
  const LAWS = '名称,效力级别,公布日期,施行日期,废止日期,废止依据\n';
  const REPEALED = '中华人民共和国食品安全法,法律,,,2026-01-01,示例\n';

  test('regions, the configuration, and what it names', async () => {
    const root = workspace(playground, {
      [PATHS.config]: '名称: 示例\n扩展: [扩展.yaml]\n法律库: [法律.csv]\n',
      '扩展.yaml': '# 示例\n',
      '法律.csv': LAWS,
    });
    await keptCheck(root);
    expect((await keptCheck(root)).judged).toBe(0);
    edit(root, '法律.csv', /$/, REPEALED);
    const repealed = await keptCheck(root);
    expect(repealed.judged).toBeUndefined();
    expect(repealed.json).toContain('basis/repealed');
    edit(root, '扩展.yaml', /$/, '同要素: [服务对象]\n');
    expect((await keptCheck(root)).judged).toBeUndefined();
    edit(root, PATHS.regions, '常熟市', '常熟');
    expect((await keptCheck(root)).judged).toBeUndefined();
    edit(root, PATHS.config, /$/, '规则: { same/name: warning }\n');
    expect((await keptCheck(root)).judged).toBeUndefined();
    // What was found by the former configurations is still there.
    edit(root, PATHS.config, '规则: { same/name: warning }\n', '');
    expect((await keptCheck(root)).judged).toBe(0);
  });

  test('a waiver hits what it hit, though nothing was judged', async () => {
    const waived = '{ 规则: same/name, 地区: "320581", 理由: 示例, 到期日期: 2026-07-01 }';
    const stale = '{ 规则: same/type, 理由: 示例 }';
    const config = `名称: 示例\n豁免:\n  - ${waived}\n  - ${stale}\n`;
    const root = workspace(playground, { [PATHS.config]: config });
    const first = await keptCheck(root);
    expect(first.json.split('waiver/stale')).toHaveLength(2);
    expect(await keptCheck(root)).toMatchObject({ judged: 0, json: first.json });
    const late = await keptCheck(root, ['--as-of', '2026-07-02']);
    expect(late).toMatchObject({ judged: 1 });
    expect(late.json).toContain('waiver/expired');
    expect(await keptCheck(root)).toMatchObject({ judged: 1, json: first.json });
  });
});

describe('how it is asked', () => {
  test('on other days', async () => {
    const rows = countyRows({ 计划取消日期: '2026-08-01' });
    const root = workspace(playground, { [COUNTY]: documentText('基本目录', '320581', rows) });
    await keptCheck(root, ['--as-of', '2026-06-01']);
    expect((await keptCheck(root, ['--as-of', '2026-07-31'])).judged).toBe(0);
    const over = await keptCheck(root, ['--as-of', '2026-08-01']);
    expect(over.judged).toBe(1);
    expect((await keptCheck(root, ['--as-of', '2026-06-01'])).judged).toBe(1);
  });

  test('by some rules in between, five ways in all: four are remembered', async () => {
    const root = workspace(playground);
    const ways = [[], ['--rule', 'same/name'], ['--group', 'within'], ['--rule', 'same/type']];
    for (const way of ways) expect((await keptCheck(root, way)).judged).toBeUndefined();
    edit(root, COUNTY, '食品经营', '食品销售');
    expect((await keptCheck(root, ways[2])).judged).toBe(1);
    await keptCheck(root, ['--rule', 'time/promise']);
    expect((await keptCheck(root, ways[1])).judged).toBe(1);
    expect((await keptCheck(root, ways[0])).judged).toBeUndefined();
  });

  test('one way again and again: the others are remembered', async () => {
    const root = workspace(playground);
    await keptCheck(root, ['--rule', 'same/name']);
    for (const name of ['甲', '乙', '丙', '丁']) {
      edit(root, COUNTY, /事项名称: .+/, `事项名称: ${name}`);
      const { code } = await run(['check', '--as-of', '2026-06-01', '--cache'], { cwd: root });
      expect(code).toBe(1);
    }
    expect((await keptCheck(root, ['--rule', 'same/name'])).judged).toBe(1);
  });

  test('in threads and not', async () => {
    const root = workspace(playground);
    expect((await keptCheck(root, ['--jobs', '2'])).judged).toBeUndefined();
    expect((await keptCheck(root, ['--jobs', '1'])).judged).toBe(0);
    edit(root, PATHS.city, '食品经营许可', '食品管理');
    expect((await keptCheck(root, ['--jobs', '3'])).judged).toBe(3);
    edit(root, PATHS.province, '食品经营许可', '食品管理');
    expect((await keptCheck(root, ['--jobs', '2'])).judged).toBe(4);
    expect((await keptCheck(root)).judged).toBe(0);
  });

  test('of one region, of one file, against a baseline', async () => {
    const root = workspace(playground);
    await keptCheck(root, ['--region', '320583']);
    expect(await keptCheck(root)).toMatchObject({ judged: 0, code: 1 });
    expect(await keptCheck(root, [COUNTY])).toMatchObject({ judged: 0, code: 1 });
    expect(await keptCheck(root, [PATHS.county])).toMatchObject({ judged: 0, code: 0 });
    const update = await run(['check', '--as-of', '2026-06-01', '--cache', '--update-baseline'], {
      cwd: root,
    });
    expect(update.stderr).toBe(`${ALL} 个地区里重新检查了 0 个，其余沿用上次的结果\n`);
    expect(await keptCheck(root)).toMatchObject({ judged: 0, code: 0 });
    edit(root, COUNTY, '公共就业服务', '就业服务');
    expect(await keptCheck(root)).toMatchObject({ judged: 1, code: 1 });
  });

  test('of several workspaces, each with a cache of its own', async () => {
    const above = playground.make({});
    for (const name of ['甲', '乙']) renameSync(workspace(playground), join(above, name));
    await keptCheck(above);
    for (const name of ['甲', '乙']) expect(existsSync(join(above, name, DATABASE))).toBe(true);
    edit(join(above, '乙'), COUNTY, '食品经营', '食品销售');
    const { stderr, code } = await run(['check', '--as-of', '2026-06-01', '--cache'], {
      cwd: above,
    });
    const spared = (judged: number) =>
      `${ALL} 个地区里重新检查了 ${judged} 个，其余沿用上次的结果\n`;
    expect({ stderr, code }).toEqual({ stderr: spared(1) + spared(0), code: 1 });
    expect(await keptCheck(above)).toMatchObject({ judged: 0, code: 1 });
  });
});
