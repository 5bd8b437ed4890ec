import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { workspace } from '../testing/run.js';
import { WatchedInputs } from './inputs.js';

const OWN = [
  '000000-国家/基本目录.yaml',
  '320000-江苏省/基本目录.yaml',
  '320000-江苏省/标准实施清单.yaml',
  'sitong.yaml',
  '地区.yaml',
];

/** Looks at a workspace, again and again; the paths are relative to it. */
function watched(files: Readonly<Record<string, string>> = {}) {
  const root = workspace([], files);
  const inputs = new WatchedInputs();
  const look = (...others: string[]) => inputs.look([root], others);
  return {
    root,
    look,
    paths: () => [...look().files.keys()].map((path) => relative(root, path)).sort(),
    write: (path: string, text: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
  };
}

test('what a check reads, and nothing of what editors and reports leave beside it', () => {
  const { paths, write } = watched();
  const before = paths();
  expect(before).toEqual(expect.arrayContaining(OWN));
  for (const path of [
    '320583-昆山市/.基本目录.yaml.swp',
    '320583-昆山市/基本目录.yaml~',
    '320583-昆山市/#基本目录.yaml#',
    '320583-昆山市/4913',
    '.sitong-0123456789abcdef.tmp',
    'node_modules/甲/乙.yaml',
    '.git/index.yaml',
    '问题清单.csv',
    '报告.json',
    '另一个/sitong.yaml',
    '另一个/地区.yaml',
  ])
    write(path, '');
  expect(paths()).toEqual(before);
});

test('files and folders that come and go', () => {
  const { root, paths, look, write } = watched();
  const before = paths();
  write('新/甲.YML', '');
  expect(paths()).toEqual([...before, '新/甲.YML'].sort());
  expect(look().folders).toContain(join(root, '新'));
  renameSync(join(root, '新'), join(root, '旧'));
  expect(paths()).toEqual([...before, '旧/甲.YML'].sort());
  rmSync(join(root, '旧'), { recursive: true });
  expect(paths()).toEqual(before);
});

test('what sitong.yaml names, also while it cannot be read', () => {
  const { paths, write } = watched({
    'sitong.yaml': '法律库: [.库/法规.csv]\n',
    '.库/法规.csv': '',
  });
  expect(paths()).toContain('.库/法规.csv');
  write('sitong.yaml', '法律库: [.库/法规.csv\n');
  expect(paths()).toContain('.库/法规.csv');
  write('sitong.yaml', '名称: 示例工作区\n');
  expect(paths()).not.toContain('.库/法规.csv');
});

test('a file that is replaced by another of the same size and time has another stamp', () => {
  const { root, look, write } = watched();
  const path = join(root, '地区.yaml');
  const time = new Date('2026-06-01T09:00:00Z');
  utimesSync(path, time, time);
  const stamp = look().files.get(path);
  write('地区.yaml.new', '');
  writeFileSync(`${path}.new`, 'x'.repeat(statSync(path).size));
  utimesSync(`${path}.new`, time, time);
  renameSync(`${path}.new`, path);
  expect(look().files.get(path)).not.toBe(stamp);
});

test('single files besides, whether or not they are there', () => {
  const { root, look } = watched();
  const file = join(root, '..', `${relative(dirname(root), root)}-基线.json`);
  expect(look(file).files.has(file)).toBe(false);
  writeFileSync(file, '{}');
  expect(look(file).files.has(file)).toBe(true);
  rmSync(file);
});

test('a workspace that is gone has no files', () => {
  const { root, look } = watched();
  rmSync(root, { recursive: true });
  expect([...look().files.keys()]).toEqual([]);
});
