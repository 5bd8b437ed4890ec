import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, run } from '../cli/support/run.js';

const FORMATS = ['json', 'csv', 'pretty', 'sarif'] as const;
const folder = mkdtempSync(join(tmpdir(), 'sitong-parallel-'));
const province = join(folder, 'province');

beforeAll(() => {
  const args = ['--regions', '12', '--rows', '12', '--defects', '20', '--out', province];
  const made = spawnSync(process.execPath, ['bench/province.mjs', ...args], { cwd: ROOT });
  expect(made.stderr.toString()).toBe('');
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The reports of a run in all formats. */
async function reports(name: string, args: readonly string[]) {
  const into = join(folder, name);
  mkdirSync(into, { recursive: true });
  const formats = FORMATS.flatMap((format) => ['--format', `${format}=${join(into, format)}`]);
  const { code, stderr } = await run([...args, ...formats], { unread: true });
  return { code, stderr, texts: FORMATS.map((one) => readFileSync(join(into, one), 'utf8')) };
}

async function shards(path: string, of: number): Promise<string[]> {
  const files: string[] = [];
  for (let index = 1; index <= of; index++) {
    const file = join(folder, `${index}-${of}.json`);
    const shard = `${index}/${of}`;
    const args = ['check', path, '--as-of', '2026-11-01', '--shard', shard, '--output', file];
    const { code, stderr } = await run(args, { unread: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`分片 ${shard}`) });
    files.push(file);
  }
  return files;
}

describe.each([
  ['a generated province', province, ['2', '4']],
  ['江苏', 'catalogs/江苏', ['3']],
  ['广东', 'catalogs/广东', ['2']],
])('%s', (_, path, jobs) => {
  test('any number of threads, and merged shards, give the same bytes', async () => {
    const check = ['check', path, '--as-of', '2026-11-01'];
    const one = await reports('one', [...check, '--jobs', '1']);
    expect(one.texts[0]!.length).toBeGreaterThan(400);
    for (const count of jobs)
      expect(await reports(count, [...check, '--jobs', count])).toEqual(one);
    const files = await shards(path, 4);
    expect(await reports('merged', ['merge', ...files.toReversed()])).toEqual(one);
  }, 300_000);
});

test('a selection, a baseline and an upper source do not depend on threads either', async () => {
  const baseline = join(folder, 'baseline.json');
  const known = ['check', province, '--as-of', '2026-11-01', '--baseline', baseline];
  await run([...known, '--update-baseline', '--jobs', '3'], { unread: true });
  expect(readFileSync(baseline, 'utf8')).toContain('fingerprint');
  for (const args of [
    [...known, '--rule', 'same/name'],
    ['check', province, '--as-of', '2026-06-01', '--region', '320000'],
    ['check', 'catalogs/江苏', '--as-of', '2026-06-01', '--upper', 'catalogs/江苏'],
  ]) {
    const one = await reports('one', [...args, '--jobs', '1']);
    expect(await reports('two', [...args, '--jobs', '2'])).toEqual(one);
  }
}, 300_000);

test('what is new since a revision does not depend on threads', async () => {
  const git = (...args: string[]) => {
    const author = ['-c', 'user.name=示例', '-c', 'user.email=a@example.com'];
    const { status, stderr } = spawnSync('git', [...author, ...args], { cwd: province });
    expect(status, stderr.toString()).toBe(0);
  };
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', '示例');
  // The configuration concerns every region: both states are judged as a whole.
  const config = join(province, 'sitong.yaml');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, `${text}规则:\n  same/name: warning\n`);
  const counties = readdirSync(province).filter((name) => /^3\d{5}/.test(name));
  const edited = join(province, counties.at(-1)!, '基本目录.yaml');
  writeFileSync(edited, readFileSync(edited, 'utf8').replaceAll('行政许可', '行政给付'));
  const args = ['check', province, '--as-of', '2026-11-01', '--since', 'HEAD'];
  const one = await reports('one', [...args, '--jobs', '1']);
  expect(one.code).toBe(1);
  expect(await reports('two', [...args, '--jobs', '2'])).toEqual(one);
  writeFileSync(config, text);
}, 120_000);

test('shards that do not make one run are refused', async () => {
  const files = await shards(province, 2);
  const other = join(folder, 'other.json');
  const args = ['check', province, '--as-of', '2026-11-02', '--shard', '2/2', '--output', other];
  await run(args, { unread: true });
  const refused = async (...paths: string[]) => {
    const { code, stderr, stdout } = await run(['merge', ...paths]);
    return { code, stdout, line: stderr.trimEnd() };
  };
  expect(await refused(files[0]!)).toEqual({
    code: 3,
    stdout: '',
    line: 'sitong：缺少分片 2/2 的报告；齐了才能合并',
  });
  expect((await refused(files[0]!, files[1]!, files[1]!)).line).toMatch(/分片 2 给了两次/);
  expect((await refused(files[0]!, other)).line).toMatch(/判定日是 2026-11-01 与 2026-11-02/);
  expect((await refused(join(ROOT, 'package.json'))).code).toBe(2);
}, 120_000);

test.each([
  [['--jobs', '0'], '--jobs 应为 1 到 999 的整数，写的是“0”'],
  [['--jobs', '两个'], '--jobs 应为 1 到 999 的整数，写的是“两个”'],
  [['--shard', '5/4'], '--shard 应写成 第几份/共几份，如 2/4，写的是“5/4”'],
  [['--shard', '0/4'], '--shard 应写成 第几份/共几份，如 2/4，写的是“0/4”'],
  [['--shard', '1/2', '--format', 'json'], '--format 写在 sitong merge 上'],
  [['--shard', '1/2', '--since', 'HEAD'], '--shard 不能与 --since 同用'],
  [['--shard', '1/2', '--region', '440000'], '--shard 不能与 --region 同用'],
])('%j is a usage error', async (args, line) => {
  const { code, stdout, stderr } = await run(['check', 'catalogs/广东', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(line);
});
