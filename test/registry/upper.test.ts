import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/engine/diagnostic.js';
import { edit, emptyFolder, jiangsu, PROVINCE, run } from './support.js';

const COUNTY = '320583-昆山市';
const REGISTRY = '登记库.db';
const SNAPSHOT = '苏州市.snapshot';

/** The whole province, and a county that keeps nothing but its own files. */
let whole = '';
let county = '';
let shared = '';
/** What the check of the whole province says of the county. */
let expected: Report;

beforeAll(async () => {
  whole = jiangsu();
  shared = emptyFolder();
  const registry = ['--registry', join(shared, REGISTRY)];
  const published = await run(whole, 'publish', ...PROVINCE, ...registry);
  expect(published.code).toBe(0);
  const taken = ['checkout', '320500', '--snapshot', join(shared, SNAPSHOT)];
  expect((await run(whole, ...taken, ...registry)).code).toBe(0);
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: whole });
  execFileSync('git', ['add', '-A'], { cwd: whole });
  const author = ['-c', 'user.name=示例', '-c', 'user.email=example@example.com'];
  execFileSync('git', [...author, 'commit', '-qm', '示例'], { cwd: whole });
  // What the county gets wrong, against every level above it.
  edit(join(whole, COUNTY, '基本目录.yaml'), '事项名称: 食品经营许可', '事项名称: 食品经营许可证');
  edit(join(whole, COUNTY, '实施清单/市场监管.yaml'), '法定办结时限: 20', '法定办结时限: 30');
  edit(join(whole, COUNTY, '基本目录.yaml'), '"000131901000"', '"000131909000"');
  county = join(emptyFolder(), '昆山');
  mkdirSync(county);
  cpSync(join(whole, COUNTY), join(county, COUNTY), { recursive: true });
  cpSync(join(whole, 'sitong.yaml'), join(county, 'sitong.yaml'));
  writeFileSync(
    join(county, '地区.yaml'),
    '类别: 地区\n地区代码: "320583"\n地区名称: 昆山市\n层级: 县级\n上级: "320500"\n相对集中许可权: [昆山市行政审批局]\n',
  );
  expected = await report(whole, '--region', '320583');
});

async function report(cwd: string, ...argv: string[]): Promise<Report> {
  const { stdout, stderr } = await run(cwd, 'check', '--format', 'json', ...argv);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Report;
}

/** What is found, without where the upper row is shown. */
const findings = ({ diagnostics }: Report) =>
  diagnostics.map(({ related: _related, ...one }) => one);

describe('a county without the files of its province', () => {
  test.each([
    ['a registry', () => ['--registry', join(shared, REGISTRY)]],
    ['a registry as --upper', () => ['--upper', join(shared, REGISTRY)]],
    ['a snapshot', () => ['--upper', join(shared, SNAPSHOT)]],
    ['a folder', () => ['--upper', whole]],
  ])('finds with %s what the whole province finds', async (_title, source) => {
    const found = await report(county, ...source());
    expect(findings(expected).length).toBeGreaterThan(3);
    expect(findings(found)).toEqual(findings(expected));
    expect(found.summary).toMatchObject({ regions: 1, missingUpper: [], uncovered: [] });
    expect(found.summary.items).toBeLessThan(expected.summary.items);
    expect(found.summary.upperFrom).toHaveLength(1);
    expect(found.summary.upperFrom?.[0]).toMatch(/000000.*320000.*320500/);
  });

  test('says what the other side is, and shows nothing of it as its own', async () => {
    const { stdout, code } = await run(county, 'check', '--upper', join(shared, SNAPSHOT));
    expect(code).toBe(1);
    expect(stdout).toMatch(/上级\/快照 320500@1\/基本目录\.yaml:\d+:\d+/);
    expect(stdout).toContain(
      '上级取自          快照 苏州市.snapshot（000000@1、320000@1、320500@1）',
    );
    const { diagnostics } = await report(county, '--registry', join(shared, REGISTRY));
    expect(diagnostics.filter(({ file }) => file.startsWith('上级/'))).toEqual([]);
    expect(diagnostics.flatMap(({ related }) => related).map(({ file }) => file)).toContainEqual(
      expect.stringMatching(/^上级\/登记库 320500@1\//),
    );
  });

  test('reports what a change caused, both sides completed alike', async () => {
    const repository = join(emptyFolder(), '昆山');
    cpSync(county, repository, { recursive: true });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: repository });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('-c', 'user.name=示例', '-c', 'user.email=example@example.com', 'commit', '-qm', '示例');
    const source = ['--upper', join(shared, SNAPSHOT), '--since', 'main'];
    expect((await report(repository, ...source)).diagnostics).toEqual([]);
    const list = join(repository, COUNTY, '实施清单/市场监管.yaml');
    edit(list, '事项名称: 食品经营许可', '事项名称: 食品经营的许可');
    const found = await report(repository, ...source);
    expect(new Set(found.diagnostics.map(({ rule }) => rule))).toContain('same/name');
    expect(found.diagnostics.map(({ file }) => file)).not.toContain(`${COUNTY}/基本目录.yaml`);
    expect(found.summary.since).toMatchObject({ changed: 1 });
    expect(found.summary.since?.known).toBeGreaterThan(3);
    expect(found.summary.upperFrom).toHaveLength(1);
  });

  test('takes the chain out of a git revision', async () => {
    const inside = join(whole, 'county');
    cpSync(county, inside, { recursive: true });
    const found = await report(inside, '--upper', 'git:main:');
    rmSync(inside, { recursive: true });
    expect(findings(found)).toEqual(findings(expected));
  });

  test('fills regions that it only declares', async () => {
    const declaring = join(emptyFolder(), '昆山');
    cpSync(county, declaring, { recursive: true });
    cpSync(join(whole, '地区.yaml'), join(declaring, '地区.yaml'));
    const found = await report(declaring, '--upper', join(shared, SNAPSHOT));
    expect(findings(found)).toEqual(findings(expected));
  });

  test('a folder of its own named 上级 is no hindrance', async () => {
    const named = join(emptyFolder(), '昆山');
    cpSync(county, named, { recursive: true });
    cpSync(join(named, COUNTY), join(named, '上级'), { recursive: true });
    rmSync(join(named, COUNTY), { recursive: true });
    const found = await report(named, '--upper', join(shared, SNAPSHOT));
    expect(found.diagnostics.length).toBeGreaterThan(3);
    expect(found.diagnostics.every(({ file }) => file.startsWith('上级/'))).toBe(true);
    expect(
      found.diagnostics.flatMap(({ related }) => related).map(({ file }) => file),
    ).toContainEqual(expect.stringMatching(/^上级-2\/快照/));
  });

  test.each([
    ['lacks the upper regions', 'checkout', '没有需要的上级地区 320500（320583 的上级）'],
    ['is not there', 'nowhere', '没有这个文件或文件夹'],
    ['is no snapshot', 'other', '不是登记库快照'],
  ])('a source that %s is an error of its own', async (_title, what, says) => {
    const path = join(emptyFolder(), '来源');
    if (what === 'other') writeFileSync(path, '别的内容');
    if (what === 'checkout') {
      const argv = ['checkout', '320000', '--snapshot', path, '--registry', join(shared, REGISTRY)];
      expect((await run(whole, ...argv)).code).toBe(0);
    }
    const { code, stdout, stderr } = await run(county, 'check', '--upper', path);
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a county publishes into the registry of its province', async () => {
    const clean = join(emptyFolder(), '昆山');
    cpSync(county, clean, { recursive: true });
    const registry = ['--registry', join(shared, REGISTRY)];
    const refused = await run(clean, 'publish', ...PROVINCE, ...registry);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('same/name');
    rmSync(join(clean, COUNTY), { recursive: true });
    execFileSync('git', ['checkout', '-q', '--', '.'], { cwd: whole });
    cpSync(join(whole, COUNTY), join(clean, COUNTY), { recursive: true });
    edit(join(clean, COUNTY, '办事指南.yaml'), /办理地点: .*/, '办理地点: 示例路 1 号');
    const published = await run(clean, 'publish', ...PROVINCE, ...registry, '--format', 'json');
    expect(published.code).toBe(0);
    expect(JSON.parse(published.stdout).regions).toMatchObject([{ region: '320583', revision: 2 }]);
    const { regions } = JSON.parse(
      (await run(clean, 'show', ...registry, '--format', 'json')).stdout,
    );
    expect(regions.map(({ revision }: { revision: number }) => revision)).toEqual([1, 1, 1, 2]);
  });

  test('a county keeps a registry of its own, with its upper chain in a snapshot', async () => {
    const own = join(emptyFolder(), '昆山');
    cpSync(county, own, { recursive: true });
    rmSync(join(own, COUNTY), { recursive: true });
    execFileSync('git', ['checkout', '-q', '--', '.'], { cwd: whole });
    cpSync(join(whole, COUNTY), join(own, COUNTY), { recursive: true });
    const upper = ['--upper', join(shared, SNAPSHOT)];
    expect((await run(own, 'publish', ...PROVINCE, ...upper)).code).toBe(0);
    edit(join(own, COUNTY, '实施清单/市场监管.yaml'), '承诺办结时限: 5', '承诺办结时限: 4');
    const second = await run(own, 'publish', ...PROVINCE, ...upper);
    expect(second).toMatchObject({ code: 0 });
    expect(second.stdout).toContain('昆山市（320583）第 2 版：变更 1 行');
    const out = join(emptyFolder(), '写出');
    expect((await run(own, 'checkout', '320583@1', '--out', out)).code).toBe(0);
    expect((await run(out, 'check', ...upper)).code).toBe(0);
  });
});
