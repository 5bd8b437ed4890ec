import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { baseFiles, countyCatalog, PATHS, Playground, write } from './support/base-workspace.js';
import { briefs, check, expectOneLine, run } from './support/run.js';

const playground = new Playground();
afterAll(() => playground.remove());

const BROKEN = '类别: 基本目录\n地区: "320583"\n事项: "\n';

describe('which files belong to a workspace', () => {
  test.concurrent('.yaml and .yml in any case; no dot names, node_modules or other files', async () => {
    const root = playground.base({
      '甲.yml': '',
      '乙.YAML': '',
      '.丙.yaml': '',
      '.丁/戊.yaml': '',
      'node_modules/己/庚.yaml': '',
      '辛.json': '',
      '壬.yaml.bak': '',
    });
    const { report } = await check([root]);
    expect(briefs(report)).toEqual([
      '乙.YAML:1:1 error schema/kind',
      '甲.yml:1:1 error schema/kind',
    ]);
  });

  test.concurrent('a folder may be called like a file', async () => {
    const root = playground.base({ '甲.yaml/乙.yaml': '' });
    mkdirSync(join(root, '空.yaml'));
    const { report } = await check([root]);
    expect(briefs(report)).toEqual(['甲.yaml/乙.yaml:1:1 error schema/kind']);
  });

  test.concurrent('one file per region, per department or for all: no difference', async () => {
    const files = baseFiles();
    const { 'sitong.yaml': config, ...documents } = files;
    const root = playground.make({
      'sitong.yaml': config!,
      '全部.yaml': Object.values(documents).join('---\n'),
    });
    const { code, report } = await check([root]);
    expect(briefs(report)).toEqual([]);
    expect(report.summary).toMatchObject({ files: 1, items: 16, comparisons: 12 });
    expect(code).toBe(0);
  });

  test.concurrent('a PATH inside reports only that, judged in the whole workspace', async () => {
    const root = playground.base({
      [PATHS.county]: countyCatalog({ 事项名称: '食品经营许' }),
      '苏州/坏.yaml': BROKEN,
    });
    const finding = '昆山/基本目录.yaml:6:11 error same/name';
    for (const path of ['昆山', '昆山/基本目录.yaml', '昆山/']) {
      const { code, report } = await check([join(root, path)]);
      expect(briefs(report)).toEqual([finding]);
      expect(code).toBe(1);
    }
    // Nothing is wrong there, but what it is compared with could not be read.
    expect((await run(['check', join(root, '昆山/实施清单.yaml')])).code).toBe(3);
  });

  test.concurrent('no PATH means the whole workspace around the current folder', async () => {
    const root = playground.base({ '苏州/坏.yaml': BROKEN });
    const { code, report } = await check([], { cwd: join(root, '昆山') });
    expect(briefs(report)).toEqual(['苏州/坏.yaml:3:5 error yaml/syntax']);
    expect(code).toBe(1);
  });
});

describe('links', () => {
  test.concurrent('a link that leaves the workspace is not read, and that is said', async () => {
    const outside = playground.make({ '坏.yaml': BROKEN });
    const root = playground.base();
    symlinkSync(join(outside, '坏.yaml'), join(root, '链接.yaml'));
    symlinkSync(outside, join(root, '外面'));
    const { code, stdout, stderr } = await run(['check', root]);
    expect(code).toBe(3);
    expect(stdout + stderr).toContain('链接.yaml');
  });

  test.concurrent('a link to nothing is an unreadable file', async () => {
    const root = playground.base();
    symlinkSync('没有.yaml', join(root, '链接.yaml'));
    const { code, stdout, stderr } = await run(['check', root]);
    expect(stdout + stderr).toContain('链接.yaml');
    expect(code).not.toBe(0);
  });

  test.concurrent('links in a circle end', async () => {
    const root = playground.base();
    symlinkSync(root, join(root, '自己'));
    symlinkSync('.', join(root, '这里'));
    symlinkSync('圈.yaml', join(root, '圈.yaml'));
    const { milliseconds } = await run(['check', root], { timeout: 10_000 });
    expect(milliseconds).toBeLessThan(10_000);
  });

  test.concurrent('a workspace reached by a link', async () => {
    const root = playground.base();
    const link = `${root}-链接`;
    symlinkSync(root, link);
    const { code, report } = await check([link]);
    expect(code).toBe(0);
    expect(report.summary.items).toBe(16);
  });

  test.concurrent('a pipe among the files does not hang the run', async () => {
    const root = playground.base();
    execFileSync('mkfifo', [join(root, '管道.yaml')]);
    const { code, milliseconds } = await run(['check', root], { timeout: 10_000 });
    expect(code).not.toBeNull();
    expect(milliseconds).toBeLessThan(10_000);
  });
});

/** Root may read everything, so its tests hand the process to nobody. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

describe.skipIf(process.platform === 'win32')('what may not be read or written', () => {
  const open = (root: string) => {
    for (const folder of [playground.root, join(root, '..'), root]) chmodSync(folder, 0o755);
    return root;
  };

  test.concurrent.each([
    ['a file', '昆山/基本目录.yaml'],
    ['a folder', '昆山'],
    ['sitong.yaml', 'sitong.yaml'],
  ])('%s: one line naming it, exit 3', async (_title, path) => {
    const root = open(playground.base());
    chmodSync(join(root, path), 0);
    const { code, stdout, stderr } = await run(['check', root], { uid: nobody });
    chmodSync(join(root, path), 0o755);
    expect(code, stderr).toBe(3);
    expectOneLine(stderr);
    expect(stderr).toContain(path);
    expect(stdout).toBe('');
  });

  test.concurrent('the folder of --output: one line naming the file, exit 3', async () => {
    const root = open(playground.base());
    chmodSync(root, 0o555);
    const { code, stderr } = await run(['check', root, '--output', join(root, '报告.txt')], {
      uid: nobody,
    });
    chmodSync(root, 0o755);
    expect(code, stderr).toBe(3);
    expectOneLine(stderr);
    expect(stderr).toContain('报告.txt');
  });
});

describe('several workspaces', () => {
  const two = () => {
    const files = Object.fromEntries(
      ['甲', '乙'].flatMap((name) =>
        Object.entries(
          baseFiles({ [PATHS.county]: countyCatalog({ 事项名称: `食品经营许可${name}` }) }),
        ).map(([path, text]) => [`${name}/${path}`, text]),
      ),
    );
    return playground.make(files);
  };

  test.concurrent('a PATH above: each by itself, every finding carries its workspace', async () => {
    const root = two();
    const { code, report } = await check(['.'], { cwd: root });
    expect(code).toBe(1);
    expect(report.diagnostics.map(({ workspace, file }) => `${workspace} ${file}`)).toEqual([
      '乙 昆山/基本目录.yaml',
      '甲 昆山/基本目录.yaml',
    ]);
    expect(report.summary).toMatchObject({ workspaces: 2, items: 32, errors: 2 });
    const one = await check([join(root, '甲')]);
    expect(one.report.diagnostics.map(({ workspace }) => workspace)).toEqual([undefined]);
    const both = await check(['甲/昆山', '乙'], { cwd: root });
    expect(both.report.summary.workspaces).toBe(2);
    expect(both.report.diagnostics.length).toBe(2);
  });

  test.concurrent('the default output and the current folder: paths begin with the workspace', async () => {
    const { code, stdout } = await run(['check'], { cwd: two() });
    expect(code).toBe(1);
    expect(stdout).toContain('甲/昆山/基本目录.yaml:6:11  错误');
    expect(stdout).toContain('乙/昆山/基本目录.yaml:6:11  错误');
    expect(stdout).toContain('2 个工作区');
  });

  test.concurrent('a wrong configuration names its workspace', async () => {
    const root = two();
    writeFileSync(join(root, '乙/sitong.yaml'), '联系人: 张三\n');
    const { code, stderr } = await run(['check'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('乙/sitong.yaml:1:1');
  });

  test.concurrent('a workspace within another is left to itself', async () => {
    const root = playground.base();
    write(join(root, '内'), { ...baseFiles(), '坏.yaml': BROKEN });
    const outer = await check([root]);
    expect(outer.code).toBe(0);
    expect(outer.report.summary).toMatchObject({ workspaces: 1, files: 8 });
    const inner = await check([join(root, '内/昆山'), join(root, '内/坏.yaml')]);
    expect(briefs(inner.report)).toEqual(['坏.yaml:3:5 error yaml/syntax']);
  });
});

describe('the same data, the same bytes', () => {
  const faulty = () =>
    baseFiles({
      [PATHS.county]: countyCatalog({ 事项名称: '食品经营许', 事项类型: '行政许克', 联系人: '甲' }),
      '昆山/乙.yaml': BROKEN,
      '甲.yaml': '',
    });
  const formats = ['pretty', 'json', 'sarif', 'csv', 'junit', 'markdown'];
  const outputs = async (root: string) => {
    const folder = playground.make({});
    const files = formats.map((one) => `--format=${one}=${join(folder, one)}`);
    await run(['check', root, '--as-of', '2026-06-01', ...files]);
    return formats.map((one) => readFileSync(join(folder, one), 'utf8'));
  };

  test.concurrent('again, in another folder, and with files made in another order', async () => {
    const first = playground.make(faulty(), '一');
    const reversed = Object.fromEntries(Object.entries(faulty()).reverse());
    const second = playground.make(reversed, '另一个名字');
    const before = await outputs(first);
    expect(await outputs(first)).toEqual(before);
    expect(await outputs(second)).toEqual(before);
    expect(before[1]).toContain('"same/name"');
  });

  test.concurrent('fingerprints do not depend on lines, order of rows or other findings', async () => {
    const root = playground.base({ [PATHS.county]: countyCatalog({ 事项名称: '食品经营许' }) });
    const before = (await check([root])).report.diagnostics.map(({ fingerprint }) => fingerprint);
    const moved = `# 一\n# 二\n${countyCatalog({ 事项名称: '食品经营许' })}`;
    writeFileSync(join(root, PATHS.county), moved);
    renameSync(join(root, PATHS.county), join(root, '昆山/改名.yaml'));
    const after = (await check([root])).report.diagnostics.map(({ fingerprint }) => fingerprint);
    expect(after).toEqual(before);
    expect(after.length).toBe(1);
  });
});
