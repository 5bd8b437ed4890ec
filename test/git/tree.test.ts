import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError, WorkError } from '../../src/errors.js';
import type { FileTree } from '../../src/tree/file-tree.js';
import { folderTree } from '../../src/tree/folder-tree.js';
import { gitTree } from '../../src/tree/git-tree.js';
import { sameContent } from '../../src/tree/same-content.js';
import { gitWorkspace } from '../../src/workspace/git-workspace.js';
import { commit, git, put, Repositories } from './support/repository.js';

const repositories = new Repositories();
afterAll(() => repositories.remove());

const text = (tree: FileTree, path: string) => Buffer.from(tree.read(path)).toString('utf8');

function pathsOf(tree: FileTree, folder = ''): string[] {
  return tree.entries(folder).flatMap(({ name, kind }) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return kind === 'folder' ? pathsOf(tree, path) : [`${path} ${kind}`];
  });
}

const FILES = {
  'sitong.yaml': '名称: 示例\n',
  '江苏/基本目录.yaml': '类别: 基本目录\n',
  '江苏/a "b"\t.yaml': '引号\n',
  '空.yaml': '',
};

describe('a revision as a tree', () => {
  test('has its files under their own names, whatever the work tree and the index hold', () => {
    const folder = repositories.make(FILES);
    put(folder, { '江苏/基本目录.yaml': '改了\n', '新.yaml': '新\n' });
    rmSync(join(folder, '空.yaml'));
    git(folder, 'add', '--all');
    const tree = gitTree(folder, 'HEAD', '');
    expect(pathsOf(tree)).toEqual([
      'sitong.yaml file',
      '江苏/a "b"\t.yaml file',
      '江苏/基本目录.yaml file',
      '空.yaml file',
    ]);
    expect(Object.keys(FILES).map((path) => text(tree, path))).toEqual(Object.values(FILES));
    expect([tree.has('江苏/基本目录.yaml'), tree.has('江苏'), tree.has('新.yaml')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(() => tree.read('新.yaml')).toThrow(WorkError);
    expect(() => tree.entries('没有')).toThrow(WorkError);
  });

  test('every file is read again and in any order, beyond what is read ahead', () => {
    const big = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`${i}.yaml`, `${i}`.repeat(1_000_000)]),
    );
    const tree = gitTree(repositories.make(big), 'main', '');
    const paths = Object.keys(big);
    for (const path of [...paths, ...paths.toReversed(), '3.yaml', '3.yaml']) {
      expect(text(tree, path) === big[path]).toBe(true);
    }
  });

  test('a commit, a tag, a tree and a short id are revisions; the id of a file is that of its bytes', () => {
    const folder = repositories.make(FILES);
    git(folder, 'tag', '--annotate', 'v1', '--message', '示例');
    const short = git(folder, 'rev-parse', '--short', 'HEAD');
    const tree = git(folder, 'rev-parse', 'HEAD^{tree}');
    for (const rev of ['main', 'v1', short, tree, ':/起', 'HEAD^{/起}', 'main@{0}']) {
      expect(text(gitTree(folder, rev, ''), 'sitong.yaml')).toBe('名称: 示例\n');
    }
    expect(text(gitTree(folder, 'HEAD:江苏', ''), '基本目录.yaml')).toBe('类别: 基本目录\n');
    expect(gitTree(folder, 'v1', '').idOf('sitong.yaml')).toBe(
      git(folder, 'hash-object', 'sitong.yaml'),
    );
  });

  test('a subfolder, from the root or from where one stands', () => {
    const folder = repositories.make(FILES);
    const below = join(folder, '江苏');
    for (const [from, path] of [
      [folder, '江苏'],
      [folder, '江苏/'],
      [folder, './江苏'],
      [below, '江苏'],
      [below, '.'],
      [below, './'],
      [below, '../江苏'],
    ] as const) {
      expect(text(gitTree(from, 'HEAD', path), '基本目录.yaml')).toBe('类别: 基本目录\n');
    }
    expect(() => gitTree(below, 'HEAD', '../..')).toThrow(UsageError);
    for (const path of ['没有', 'sitong.yaml', '江苏*', ':(glob)**']) {
      expect(() => gitTree(folder, 'HEAD', path), path).toThrow(/没有文件夹/);
    }
  });

  test('a linked work tree, a bare repository and one with SHA-256', () => {
    const folder = repositories.make(FILES);
    const linked = join(repositories.folder(), 'linked');
    git(folder, 'worktree', 'add', '--quiet', linked);
    const bare = join(repositories.folder(), 'bare.git');
    git(folder, 'clone', '--quiet', '--bare', folder, bare);
    const sha256 = repositories.make(FILES, '--object-format=sha256');
    for (const from of [linked, bare, sha256]) {
      expect(text(gitTree(from, 'main', './'), 'sitong.yaml')).toBe('名称: 示例\n');
    }
    expect(gitTree(sha256, 'main', '').idOf('sitong.yaml')).toHaveLength(64);
  });

  test('nothing of the repository is run or written', () => {
    const folder = repositories.make({ ...FILES, '.gitattributes': '*.yaml filter=x diff=x\n' });
    git(folder, 'config', 'filter.x.smudge', `touch ${join(folder, 'ran')}`);
    git(folder, 'config', 'diff.x.textconv', `touch ${join(folder, 'ran')}`);
    rmSync(join(folder, '空.yaml'));
    const before = git(folder, 'status', '--porcelain');
    expect(text(gitTree(folder, 'HEAD', ''), 'sitong.yaml')).toBe('名称: 示例\n');
    expect(git(folder, 'status', '--porcelain')).toBe(before);
  });
});

describe('what is no plain file', () => {
  test('a link within the tree is followed, one that leads out or in a circle is not', () => {
    const folder = repositories.make(FILES);
    symlinkSync('江苏/基本目录.yaml', join(folder, '链接.yaml'));
    symlinkSync('../链接.yaml', join(folder, '江苏/再链.yaml'));
    symlinkSync('江苏', join(folder, '夹.yaml'));
    symlinkSync('/etc/hostname', join(folder, '绝对.yaml'));
    symlinkSync('../外.yaml', join(folder, '外.yaml'));
    symlinkSync('环.yaml', join(folder, '环.yaml'));
    symlinkSync('没有', join(folder, '断.yaml'));
    commit(folder, '链接');
    const tree = gitTree(folder, 'HEAD', '');
    const others = tree.entries('').filter(({ kind }) => kind === 'other');
    expect(others.map(({ name }) => name)).toEqual(
      ['外.yaml', '夹.yaml', '断.yaml', '环.yaml', '绝对.yaml'].toSorted(),
    );
    expect(others.every(({ fault }) => fault?.startsWith('链接的目标'))).toBe(true);
    expect(text(tree, '江苏/再链.yaml')).toBe('类别: 基本目录\n');
    // Seen from the subfolder the same link leads out.
    expect(gitTree(folder, 'HEAD', '江苏').has('再链.yaml')).toBe(false);
  });

  test('a submodule is an entry whose files cannot be seen', () => {
    const folder = repositories.make(FILES);
    const id = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'update-index', '--add', '--cacheinfo', `160000,${id},昆山`);
    git(folder, 'commit', '--quiet', '--message', '子模块');
    const entry = gitTree(folder, 'HEAD', '')
      .entries('')
      .find(({ name }) => name === '昆山');
    expect(entry).toMatchObject({ kind: 'other', holdsFiles: true });
  });

  test('a name that is no UTF-8 is an entry that cannot be read', () => {
    const folder = repositories.make(FILES);
    const id = git(folder, 'hash-object', '-w', 'sitong.yaml');
    execFileSync('git', ['-C', folder, 'update-index', '-z', '--index-info'], {
      input: Buffer.concat([
        Buffer.from(`100644 ${id}\t`),
        Buffer.from([0xbd, 0xad]),
        Buffer.from('.yaml\0'),
      ]),
    });
    git(folder, 'commit', '--quiet', '--message', 'GBK');
    const [entry] = gitTree(folder, 'HEAD', '')
      .entries('')
      .filter(({ kind }) => kind === 'other');
    expect(entry?.fault).toBe('文件名不是 UTF-8');
  });
});

describe('what git has not got is said', () => {
  test.each([
    ['没有', /没有 git 修订 没有/],
    ['HEAD:sitong.yaml', /没有 git 修订/],
    ['^HEAD', /没有 git 修订 \^HEAD/],
    ['HEAD..HEAD', /没有 git 修订/],
  ])('revision %s', (rev, message) => {
    const folder = repositories.make(FILES);
    expect(() => gitTree(folder, rev, '')).toThrow(WorkError);
    expect(() => gitTree(folder, rev, '')).toThrow(message);
  });

  test('a revision that would be an option', () => {
    const folder = repositories.make(FILES);
    for (const rev of ['--help', '-h', '']) {
      expect(() => gitTree(folder, rev, '')).toThrow(UsageError);
    }
  });

  test('a folder outside any repository', () => {
    expect(() => gitTree(repositories.folder(), 'HEAD', '')).toThrow(/不在 git 仓库里/);
  });

  test('a shallow clone', () => {
    const folder = repositories.make(FILES);
    const first = git(folder, 'rev-parse', 'HEAD');
    put(folder, { '空.yaml': '改\n' });
    commit(folder, '二');
    const clone = join(repositories.folder(), 'clone');
    git(folder, 'clone', '--quiet', '--depth=1', `file://${folder}`, clone);
    expect(text(gitTree(clone, 'HEAD', ''), '空.yaml')).toBe('改\n');
    for (const rev of [first, 'HEAD~1']) {
      expect(() => gitTree(clone, rev, '')).toThrow(/浅克隆里没有 git 修订.*git fetch --unshallow/);
    }
  });

  test('a partial clone whose origin is gone; files that are there are read all the same', () => {
    const folder = repositories.make(FILES);
    git(folder, 'config', 'uploadpack.allowFilter', 'true');
    const clone = join(repositories.folder(), 'clone');
    git(
      folder,
      'clone',
      '--quiet',
      '--no-checkout',
      '--filter=blob:none',
      `file://${folder}`,
      clone,
    );
    git(clone, 'cat-file', 'blob', 'HEAD:sitong.yaml');
    git(clone, 'config', 'remote.origin.url', 'file:///nowhere');
    const tree = gitTree(clone, 'HEAD', '');
    expect(text(tree, 'sitong.yaml')).toBe('名称: 示例\n');
    expect(() => tree.read('空.yaml')).toThrow(/仓库里没有 空\.yaml 的内容/);
  });

  test('an object that is broken', () => {
    const folder = repositories.make(FILES);
    const id = git(folder, 'rev-parse', 'HEAD:空.yaml');
    const object = join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
    unlinkSync(object);
    writeFileSync(object, '坏');
    const tree = gitTree(folder, 'HEAD', '');
    expect(text(tree, 'sitong.yaml')).toBe('名称: 示例\n');
    expect(() => tree.read('空.yaml')).toThrow(/仓库里没有 空\.yaml 的内容/);
  });

  test('a file that Git LFS keeps elsewhere', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n';
    const folder = repositories.make({ '大.yaml': pointer });
    expect(() => gitTree(folder, 'HEAD', '').read('大.yaml')).toThrow(/Git LFS/);
  });
});

describe('the workspace that a revision means', () => {
  const WORKSPACES = {
    'a/江苏/sitong.yaml': '江苏\n',
    'a/江苏/市/目录.yaml': '',
    'b/广东/sitong.yaml': '广东\n',
  };

  test('at or above, else the only one below', () => {
    const folder = repositories.make(WORKSPACES);
    const config = (from: string, path?: string) =>
      text(gitWorkspace(join(folder, from), { rev: 'HEAD', path }), 'sitong.yaml');
    expect(config('a/江苏')).toBe('江苏\n');
    expect(config('a/江苏/市')).toBe('江苏\n');
    expect(config('a')).toBe('江苏\n');
    expect(config('', 'b/广东')).toBe('广东\n');
    expect(config('a', '../b')).toBe('广东\n');
  });

  test('none and several are said', () => {
    const folder = repositories.make({ ...WORKSPACES, 'c/说明.md': '' });
    expect(() => gitWorkspace(folder, { rev: 'HEAD', path: undefined })).toThrow(/2 个工作区/);
    expect(() => gitWorkspace(folder, { rev: 'HEAD', path: 'c' })).toThrow(/都没有 sitong\.yaml/);
    mkdirSync(join(folder, '新'));
    expect(() => gitWorkspace(join(folder, '新'), { rev: 'HEAD', path: undefined })).toThrow(
      /没有文件夹 新/,
    );
  });
});

describe('the same content', () => {
  test.each([[[]], [['--object-format=sha256']]])('of a repository made with %j', (options) => {
    const folder = repositories.make({ ...FILES, '行.yaml': 'a: 1\nb: 2\n' }, ...options);
    put(folder, { '行.yaml': 'a: 1\r\nb: 2\r\n', '江苏/基本目录.yaml': '类别: 实施清单\n' });
    put(folder, { '新.yaml': FILES['sitong.yaml'] });
    rmSync(join(folder, '空.yaml'));
    const revision = gitTree(folder, 'HEAD', '');
    const same = sameContent(folderTree(folder), revision);
    expect(same('sitong.yaml', 'sitong.yaml')).toBe(true);
    expect(same('新.yaml', 'sitong.yaml')).toBe(true);
    expect(same('行.yaml', '行.yaml')).toBe(true);
    expect(same('江苏/基本目录.yaml', '江苏/基本目录.yaml')).toBe(false);
    expect(same('空.yaml', '空.yaml')).toBe(false);
    expect(same('新.yaml', '新.yaml')).toBe(false);
  });
});
