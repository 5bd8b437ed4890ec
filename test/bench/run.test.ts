import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './suite.js';

interface Measured {
  readonly name: string;
  readonly megabytes: number;
  readonly rows: number;
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly memory: readonly number[];
  readonly judged?: number;
  readonly affected?: number;
}

interface Results {
  readonly provinces: readonly {
    readonly rows: number;
    readonly defects: number;
    readonly sitong: readonly Measured[];
    readonly peers: readonly Measured[];
  }[];
  readonly starts: readonly Measured[];
}

const folder = mkdtempSync(join(tmpdir(), 'sitong-bench-test-'));
let status: number | null;
let text: string;
let results: Results;

beforeAll(() => {
  const out = join(folder, 'results.json');
  const size = ['--regions', '3', '--rows', '5', '--runs', '1'];
  const some = ['--scenarios', 'schema,county', '--peers', 'js-yaml,yaml'];
  const args = ['bench/run.mjs', ...size, ...some, '--out', out];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  status = run.status;
  text = run.stdout;
  results = JSON.parse(readFileSync(out, 'utf8'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The cells of the rows of all tables, the heading first. */
const cells = () =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.slice(2, -2).split(' | '));

test('ends well and says on what machine and against which versions', () => {
  expect(status).toBe(0);
  expect(text).toMatch(/^# 测速\n\n- sitong \d+\.\d+\.\d+，Node v\d+/);
  expect(text).toContain(process.version);
  expect(text).toMatch(/^- yaml \+ ajv：yaml \d+\.\d+\.\d+，ajv \d+\.\d+\.\d+$/m);
  expect(text.match(/^## .*/gm)).toEqual([
    '## 自定：3 个地区，19 个文件，0.0959 MB，61 行，注入的 1 处缺陷每次都找得不多不少',
    '## 规模',
    '## 启动',
  ]);
});

describe('what was measured', () => {
  const all = () => [...results.provinces[0]!.sitong, ...results.provinces[0]!.peers];

  test('every scenario and peer read all files, in sane time and memory', () => {
    expect(all().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['one', 'two', 'schema', 'js-yaml', 'yaml']),
    );
    for (const { name, megabytes, rows, wall, cpu, memory } of [...all(), ...results.starts]) {
      const counts = [wall, cpu, memory].map(({ length }) => length);
      expect({ name, counts }).toEqual({ name, counts: [1, 1, 1] });
      expect(wall[0]).toBeGreaterThan(0.01);
      expect(cpu[0]).toBeGreaterThan(0.01);
      expect(memory[0]).toBeGreaterThan(20);
      expect(memory[0]).toBeLessThan(2000);
      if (megabytes === undefined) continue;
      expect(megabytes).toBeCloseTo(0.0959, 4);
      expect(rows).toBe(61);
    }
  });

  test('a change is judged again by the regions that look at it', () => {
    const { sitong } = results.provinces[0]!;
    const changed = sitong.filter(({ affected }) => affected !== undefined);
    for (const { name, judged, affected } of changed)
      expect({ name, judged }).toEqual({ name, judged: affected });
    expect(sitong.length - changed.length).toBeGreaterThanOrEqual(3);
  });
});

describe('what is printed', () => {
  const row = (title: string) => cells().find(([first]) => first === title);

  test('throughput is what the megabytes and the time of the results say', () => {
    const { peers } = results.provinces[0]!;
    const yaml = peers.find(({ name }) => name === 'yaml')!;
    const [, megabytes, wall, speed] = row('yaml + ajv')!.map(Number);
    expect(megabytes).toBeCloseTo(yaml.megabytes, 3);
    expect(wall! / yaml.wall[0]!).toBeCloseTo(1, 1);
    expect(speed! / (yaml.megabytes / yaml.wall[0]!)).toBeCloseTo(1, 1);
  });

  test('every row of a table has a cell for every heading, and no number is missing', () => {
    const lines = text.split('\n');
    for (const [at, line] of lines.entries()) {
      if (!line.startsWith('| ---')) continue;
      const width = line.split(' | ').length;
      for (let next = at + 1; lines[next]!.startsWith('|'); next++)
        expect({ row: lines[next], width: lines[next]!.split(' | ').length }).toEqual({
          row: lines[next],
          width,
        });
    }
    expect(text).not.toMatch(/NaN|undefined|—/);
  });

  test('starts come with what they consist of', () => {
    expect(row('sitong --help')).toHaveLength(4);
    expect(text).toMatch(/sitong --help：时间花在哪里/);
    expect(cells().filter(([place]) => place === 'Node：编译模块').length).toBeGreaterThan(0);
  });
});

test('what cannot be asked for is refused in one line', () => {
  const run = spawnSync(process.execPath, ['bench/run.mjs', '--sizes', 'xxl'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('测速没有做成：--sizes 没有“xxl”，有 xs、s、l\n');
  expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 1, stdout: '' });
});
