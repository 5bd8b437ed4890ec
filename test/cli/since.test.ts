import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commit, git, put, Repositories } from '../git/support/repository.js';
import {
  BENEFIT,
  baseFiles,
  countyCatalog,
  countyRows,
  documentText,
  PATHS,
  PERMIT,
  REGIONS,
  row,
  SERVICE,
} from './support/base-workspace.js';
import { check, expectOneLine, ROOT, run } from './support/run.js';

const repositories = new Repositories();
afterAll(() => repositories.remove());

/** Replaces all occurrences of a text in files of a folder. */
function edit(folder: string, files: readonly string[], before: string, after: string): void {
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text, file).toContain(before);
    writeFileSync(
      join(folder, file),
      text.replaceAll(before, () => after),
    );
  }
}

/** `sitong check --since`: the exit code and each finding as `rule file code`. */
async function since(folder: string, rev: string, ...args: string[]) {
  const { code, report, stderr } = await check(['--since', rev, ...args], { cwd: folder });
  const found = report.diagnostics.map(
    ({ rule, file, code: of }) => `${rule} ${file}${of === undefined ? '' : ` ${of}`}`,
  );
  return { code, found, stderr, summary: report.summary, report };
}

const ITEM = '322031901000';
const NAME = '企业诉求收集办理服务';
const NEW_NAME = '企业诉求受理服务';
const PROVINCE = ['320000-江苏省/基本目录.yaml', '320000-江苏省/标准/市场监管.yaml'];
const CITY = '320500-苏州市/基本目录.yaml';
const COUNTY = '320583-昆山市/基本目录.yaml';
const LISTS = ['320500-苏州市/实施清单.yaml', '320583-昆山市/实施清单/市场监管.yaml'];
const GUIDES = ['320500-苏州市/办事指南.yaml', '320583-昆山市/办事指南.yaml'];

/** A repository of the example catalog with a finding that has nothing to do with the change. */
function jiangsu(): string {
  const folder = repositories.folder();
  cpSync(join(ROOT, 'catalogs/江苏'), folder, { recursive: true });
  edit(folder, [COUNTY], '事项名称: 食品生产许可', '事项名称: 食品制造许可');
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, '起点');
  return folder;
}

describe('a province renames an item of its own', () => {
  test('the rows below that no longer conform are named, level by level; with all renamed none is', async () => {
    const folder = jiangsu();
    expect((await check([], { cwd: folder })).code).toBe(1);
    expect(await since(folder, 'main')).toMatchObject({ code: 0, found: [] });

    edit(folder, PROVINCE, NAME, NEW_NAME);
    const city = await since(folder, 'main');
    // The county has what its city has: the region between is the one to report.
    expect(city).toMatchObject({ code: 1, found: [`same/name ${CITY} ${ITEM}`] });
    expect(city.summary).toMatchObject({
      errors: 1,
      since: { revision: 'main', id: git(folder, 'rev-parse', 'main'), changed: 2, known: 1 },
    });

    edit(folder, [CITY], NAME, NEW_NAME);
    const county = await since(folder, 'main');
    expect(county.code).toBe(1);
    expect(county.found).toContain(`same/name ${COUNTY} ${ITEM}`);
    expect(county.found.some((one) => one.startsWith(`same/name ${LISTS[0]}`))).toBe(true);

    edit(folder, [COUNTY], NAME, NEW_NAME);
    const lists = await since(folder, 'main');
    expect(lists.code).toBe(1);
    expect(new Set(lists.report.diagnostics.map(({ file }) => file))).toEqual(new Set(LISTS));
    expect(new Set(lists.report.diagnostics.map(({ actual }) => actual))).toEqual(new Set([NAME]));

    edit(folder, [...LISTS, ...GUIDES], NAME, NEW_NAME);
    expect(await since(folder, 'main')).toMatchObject({ code: 0, found: [] });
    commit(folder, '改名');
    // Against its own state nothing changed; the old finding is still one of a whole check.
    expect(await since(folder, 'HEAD')).toMatchObject({ code: 0, summary: { files: 0, items: 0 } });
    expect((await check([], { cwd: folder })).report.diagnostics).toHaveLength(1);
  });

  test('every format says since what', async () => {
    const folder = jiangsu();
    edit(folder, PROVINCE, NAME, NEW_NAME);
    const formats = [
      'pretty',
      'markdown',
      'csv',
      'github',
      'junit',
      'sarif',
      'gitlab',
      'checkstyle',
    ];
    const { code } = await run(
      [
        'check',
        '--since',
        'main',
        ...formats.flatMap((name) => ['--format', `${name}=${name}.out`]),
      ],
      { cwd: folder },
    );
    expect(code).toBe(1);
    const id = git(folder, 'rev-parse', 'main').slice(0, 12);
    for (const name of formats) {
      const text = readFileSync(join(folder, `${name}.out`), 'utf8');
      expect(text, name).toContain(`main（${id}），其后改动 2 个文件`);
      expect(text, name).not.toContain('食品制造许可');
    }
    const quiet = await run(['check', '--since', 'main', '--quiet'], { cwd: folder });
    expect(quiet.stdout).toContain(`main（${id}）`);
  });
});

const base = (changes: Parameters<typeof baseFiles>[0] = {}, at = '') =>
  repositories.make(
    Object.fromEntries(Object.entries(baseFiles(changes)).map(([path, text]) => [at + path, text])),
  );

const WRONG_COUNTY = countyCatalog({ 事项名称: '食品经营的许可' });
const OLD = `same/name ${PATHS.county} ${JSON.parse(PERMIT.基本编码 ?? '')}`;

describe('a change', () => {
  test('names what it causes and not what was there, wherever the lines are now', async () => {
    const folder = base({ [PATHS.county]: WRONG_COUNTY });
    put(folder, { [PATHS.county]: `# 说明\n\n${WRONG_COUNTY}` });
    expect(await since(folder, 'main')).toMatchObject({
      code: 0,
      found: [],
      summary: { since: { known: 1 } },
    });
    put(folder, { [PATHS.county]: countyCatalog({ 事项名称: '另一名称' }) });
    expect(await since(folder, 'main')).toMatchObject({ code: 1, found: [OLD] });
  });

  test('of a copy of a row that was wrong before is one more', async () => {
    const wrong = { ...PERMIT, 事项名称: '食品经营的许可', 行使层级: '[县级]' };
    const rows = [
      row(wrong),
      row(BENEFIT, { 行使层级: '[县级]' }),
      row(SERVICE, { 行使层级: '[县级]' }),
    ];
    const folder = base({ [PATHS.county]: documentText('基本目录', '320583', rows) });
    put(folder, { [PATHS.county]: documentText('基本目录', '320583', [...rows, row(wrong)]) });
    const { found } = await since(folder, 'main');
    expect(found).toContain(OLD);
    expect(found.filter((one) => one === OLD)).toHaveLength(1);
  });

  test('that only renames, moves or joins files causes nothing', async () => {
    const folder = base({
      [PATHS.county]: WRONG_COUNTY.replace('版本', '未载要素: [服务对象]\n版本'),
      '昆山/空.yaml': documentText('专项清单', '320583', []).replace(
        '事项:\n',
        '清单: 证明事项清单\n事项: []\n',
      ),
    });
    mkdirSync(join(folder, '县级'));
    renameSync(join(folder, PATHS.county), join(folder, '县级/目录.yaml'));
    renameSync(join(folder, PATHS.city), join(folder, '市.yaml'));
    renameSync(join(folder, '昆山/空.yaml'), join(folder, '县级/无.yaml'));
    const { code, found, summary } = await since(folder, 'main', '--fail-on', 'note');
    expect(found).toEqual([]);
    expect(code).toBe(0);
    expect(summary.since?.known).toBeGreaterThan(2);
  });

  test('of line ends alone is none', async () => {
    const folder = base({ [PATHS.county]: WRONG_COUNTY });
    put(folder, { [PATHS.county]: WRONG_COUNTY.replaceAll('\n', '\r\n') });
    expect(await since(folder, 'main')).toMatchObject({
      code: 0,
      summary: { since: { changed: 0 } },
    });
  });

  test('that removes a file reports what rested on it', async () => {
    const [permit = '', ...others] = countyRows();
    const folder = base({
      [PATHS.county]: documentText('基本目录', '320583', others),
      '昆山/市场监管.yaml': documentText('基本目录', '320583', [permit]),
    });
    rmSync(join(folder, '昆山/市场监管.yaml'));
    const { code, found } = await since(folder, 'main');
    expect(code).toBe(1);
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      `life/unclaimed ${PATHS.county}`,
      `list/unbased ${PATHS.countyList}`,
    ]);
  });

  test('that adds a region reports the region', async () => {
    const folder = base({ [PATHS.county]: WRONG_COUNTY });
    put(folder, {
      [PATHS.regions]: `${REGIONS}  - { 地区代码: "320581", 地区名称: 常熟市, 层级: 县级, 上级: "320500" }\n`,
      '常熟/基本目录.yaml': WRONG_COUNTY.replace('320583', '320581'),
    });
    const { code, found } = await since(folder, 'main');
    expect(code).toBe(1);
    expect(found).toEqual([`same/name 常熟/基本目录.yaml ${JSON.parse(PERMIT.基本编码 ?? '')}`]);
  });

  test('of sitong.yaml counts: a rule turned on, a severity raised, a waiver gone stale', async () => {
    const waiver = '豁免:\n  - { 规则: same/name, 地区: "320583", 理由: 示例 }\n';
    const folder = base({
      [PATHS.county]: WRONG_COUNTY,
      [PATHS.config]: '名称: 示例\n规则: { same/name: warning }\n',
    });
    put(folder, { [PATHS.config]: '名称: 示例\n' });
    expect(await since(folder, 'main')).toMatchObject({ code: 1, found: [OLD] });
    put(folder, { [PATHS.config]: '名称: 示例\n规则: { same/name: note }\n' });
    expect(await since(folder, 'main', '--fail-on', 'note')).toMatchObject({ code: 0, found: [] });
    put(folder, { [PATHS.config]: `名称: 示例\n规则: { same/name: warning }\n${waiver}` });
    expect(await since(folder, 'main')).toMatchObject({
      code: 0,
      found: [],
      summary: { waived: 1 },
    });
    commit(folder, '豁免');
    put(folder, { [PATHS.county]: countyCatalog({}) });
    expect((await since(folder, 'HEAD')).found).toEqual(['waiver/stale sitong.yaml']);
  });

  test('that only the 子项 of another region answers is judged with that region in view', async () => {
    const code = (suffix: string) => `"000131902${suffix}"`;
    const family = (suffix: string, name: string, levels: string) =>
      row(PERMIT, { 基本编码: code(suffix), 事项名称: name, 行使层级: levels });
    const items = [row(PERMIT), row(BENEFIT), row(SERVICE)];
    const nation = documentText('基本目录', '000000', [
      ...items,
      family('00Y', '食品许可', '[县级]'),
    ]);
    const province = documentText('基本目录', '320000', [
      ...items,
      family('00Y', '食品许可', '[县级]'),
    ]);
    const city = documentText('基本目录', '320500', [
      ...items,
      family('00Y', '食品许可', '[县级]'),
    ]);
    const child = family('001', '食品摊贩许可', '[县级]');
    const county = countyCatalog({}) + child;
    const folder = base({
      [PATHS.nation]: nation,
      [PATHS.province]: province,
      [PATHS.city]: city,
      [PATHS.county]: county,
    });
    // A change beside it does not make the 主项 look childless.
    put(folder, { [PATHS.province]: `# 说明\n${province}` });
    expect((await since(folder, 'main')).found).toEqual([]);
    // The change that takes the last 子项 away is answered for above.
    put(folder, { [PATHS.county]: countyCatalog({}) });
    expect(
      (await since(folder, 'main')).found.filter((one) => one.startsWith('code/parent')).length,
    ).toBe(3);
  });
});

describe('what is selected', () => {
  test('regions, paths, several workspaces and a baseline narrow it as ever', async () => {
    const folder = base({}, 'a/');
    for (const [path, text] of Object.entries(baseFiles())) put(folder, { [`b/${path}`]: text });
    commit(folder, '二');
    put(folder, { [`a/${PATHS.county}`]: WRONG_COUNTY, [`b/${PATHS.county}`]: WRONG_COUNTY });
    const both = await since(folder, 'main', '.');
    expect(both.report.diagnostics.map(({ workspace }) => workspace)).toEqual(['a', 'b']);
    expect(both.summary.since).toMatchObject({ changed: 2, known: 0 });
    expect((await since(folder, 'main', 'a')).found).toEqual([OLD]);
    expect((await since(folder, 'main', `a/${PATHS.cityList}`)).found).toEqual([]);
    expect((await since(folder, 'main', 'a', '--region', '320500')).found).toEqual([]);
    expect((await since(folder, 'main', 'a', '--region', '320583')).found).toEqual([OLD]);
    const baseline = await run(['check', 'a', '--update-baseline'], { cwd: folder });
    expect(baseline.code).toBe(0);
    expect(await since(folder, 'main', 'a')).toMatchObject({ code: 0, summary: { baselined: 1 } });
    const mixed = await run(['check', 'a', '--since', 'main', '--update-baseline'], {
      cwd: folder,
    });
    expect(mixed.code).toBe(2);
    expectOneLine(mixed.stderr);
  });

  test('a workspace that the revision has not got is new as a whole', async () => {
    const folder = base({ [PATHS.county]: WRONG_COUNTY }, 'a/');
    renameSync(join(folder, 'a'), join(folder, 'b'));
    const { code, found, summary } = await since(join(folder, 'b'), 'main');
    expect({ code, found }).toEqual({ code: 1, found: [OLD] });
    expect(summary.since).toMatchObject({ known: 0, changed: Object.keys(baseFiles()).length - 1 });
  });
});

describe('nothing is passed over in silence', () => {
  test('a file that was broken before is no new finding, but what rests on it was not checked', async () => {
    const folder = base({ '江苏/坏.yaml': '类别: 基本目录\n地区: "320000"\n事项: [' });
    expect(await since(folder, 'main')).toMatchObject({ code: 0, found: [] });
    put(folder, { [PATHS.county]: `# 说明\n${countyCatalog({})}` });
    const { code, found, stderr } = await since(folder, 'main');
    expect({ code, found }).toEqual({ code: 3, found: [] });
    expect(stderr).toMatch(/检查不完整：江苏\/坏\.yaml/);
  });

  test('a broken file in the place of another broken file is new', async () => {
    const folder = base({ '江苏/坏.yaml': '类别: 基本目录\n地区: "320000"\n事项: [' });
    rmSync(join(folder, '江苏/坏.yaml'));
    put(folder, { '江苏/也坏.yaml': '类别: 基本目录\n地区: "320000"\n版本: "1"\n事项: [' });
    const { code, found } = await since(folder, 'main');
    expect({ code, found }).toEqual({ code: 1, found: ['yaml/syntax 江苏/也坏.yaml'] });
  });

  test.each([
    ['没有', '没有 git 修订 没有'],
    ['--help', '不能以 - 开头', 2],
    ['', '没有写修订', 2],
  ])('a revision %j that is none', async (rev, message, code = 3) => {
    const outcome = await run(['check', `--since=${rev}`], { cwd: base() });
    expect(outcome.code).toBe(code);
    expectOneLine(outcome.stderr);
    expect(outcome.stderr).toContain(message);
    expect(outcome.stdout).toBe('');
  });

  test('a configuration that was broken, a folder in no repository, no git', async () => {
    const folder = base({ [PATHS.config]: '规则: { same/nam: off }\n' });
    put(folder, { [PATHS.config]: '名称: 示例\n' });
    const broken = await run(['check', '--since', 'main'], { cwd: folder });
    expect(broken.code).toBe(3);
    expectOneLine(broken.stderr);
    expect(broken.stderr).toMatch(/git:main 里的工作区检查不了.*sitong\.yaml:1:\d+ 没有规则/);
    const plain = repositories.folder();
    put(plain, baseFiles());
    const outside = await run(['check', '--since', 'main'], { cwd: plain });
    expect(outside.code).toBe(3);
    expectOneLine(outside.stderr);
    expect(outside.stderr).toContain('不在 git 仓库里');
    const none = await run(['check', '--since', 'main'], {
      cwd: folder,
      env: { PATH: '/nowhere' },
    });
    expect(none.code).toBe(3);
    expectOneLine(none.stderr);
    expect(none.stderr).toContain('没有找到 git 命令');
  });

  test('within a hook the folder says which repository is meant', async () => {
    const folder = base({ [PATHS.county]: WRONG_COUNTY });
    const other = base();
    put(folder, { [PATHS.county]: `# 说明\n${WRONG_COUNTY}` });
    const env = { GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: '.git/none', GIT_WORK_TREE: other };
    const { code, stderr } = await run(['check', '--since', 'main'], { cwd: folder, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
