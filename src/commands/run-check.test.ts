import { describe, expect, test } from 'vitest';
import { rules } from '../rules/index.js';
import type { FileTree } from '../tree/file-tree.js';
import { folderTree } from '../tree/folder-tree.js';
import { judgeWorkspace, openWorkspace, runCheck } from './run-check.js';
import { workspace } from './testing/run.js';

const AS_OF = '2026-06-01';
const [NATION, PROVINCE, CITY, COUNTY] = ['000000', '320000', '320500', '320583'];

/** A folder that takes down which files were read since it was opened. */
function watched(root: string): { tree: FileTree; read: Set<string> } {
  const tree = folderTree(root);
  const read = new Set<string>();
  return {
    read,
    tree: {
      ...tree,
      read: (path) => {
        read.add(path);
        return tree.read(path);
      },
    },
  };
}

function judge(root: string, ...scope: string[]) {
  const { tree, read } = watched(root);
  const opened = openWorkspace(tree);
  read.clear();
  const checked = judgeWorkspace(opened, { asOf: AS_OF, rules, scope: new Set(scope) });
  return { ...checked, read };
}

describe('a scope', () => {
  const root = 'catalogs/江苏';
  const whole = runCheck(folderTree(root), { asOf: AS_OF, rules });

  test('of every region is the whole check', () => {
    const all = judge(root, ...whole.index.regions.keys());
    expect(all.result).toEqual(whole.result);
    expect(all.files).toBe(whole.files - 1); // 地区.yaml is of no region
  });

  test('covers only what it judges and reads only what that needs', () => {
    const { result, read, files } = judge(root, CITY!);
    expect(result.coverage.regions).toBe(1);
    expect(result.coverage.items).toBeGreaterThan(0);
    expect(result.coverage.items).toBeLessThan(whole.result.coverage.items);
    expect(files).toBe([...read].filter((path) => path.startsWith('320500')).length);
    // The chain is read; of the county below only what may be a 子项.
    expect([...read].some((path) => path.startsWith('320000'))).toBe(true);
    expect([...read].filter((path) => path.startsWith('320583'))).toEqual([
      '320583-昆山市/基本目录.yaml',
    ]);
  });

  test('of nothing reads nothing', () => {
    const { result, read } = judge(root);
    expect([...read]).toEqual([]);
    expect(result.coverage).toMatchObject({ regions: 0, items: 0, comparisons: 0 });
  });
});

test('the findings of all scopes together are those of the whole check', () => {
  const root = workspace([
    { in: '县目录', row: 0, set: { 事项名称: '别的名称' } },
    { in: '市目录', row: 0, set: { 事项名称: '又一名称' } },
    { in: '国家目录', row: 1, set: { 基本编码: '000131901000' } },
  ]);
  const key = ({ fingerprint }: { fingerprint: string }) => fingerprint;
  const whole = runCheck(folderTree(root), { asOf: AS_OF, rules });
  expect(whole.result.diagnostics.length).toBeGreaterThan(2);
  const parts = [...whole.index.regions.keys()].flatMap((code) =>
    judge(root, code).result.diagnostics.map(key),
  );
  expect(parts.toSorted()).toEqual(whole.result.diagnostics.map(key).toSorted());
});

test('a 主项 whose 子项 is only in a region outside the scope has one all the same', () => {
  const root = 'catalogs/江苏';
  for (const code of [NATION!, PROVINCE!]) {
    const { result } = judge(root, code);
    expect(result.diagnostics.filter(({ rule }) => rule === 'code/parent')).toEqual([]);
  }
});

test('an unread file of the chain is said, and only once', () => {
  const root = workspace([], { '江苏/坏.yaml': '类别: 基本目录\n地区: "320000"\n事项: [' });
  const { result } = judge(root, COUNTY!);
  expect(result.diagnostics.filter(({ rule }) => rule === 'yaml/syntax')).toHaveLength(1);
  expect(judge(root, NATION!).result.diagnostics).toEqual([]);
});
