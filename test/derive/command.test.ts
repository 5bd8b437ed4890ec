import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { check, expectOneLine, expectPlain, run } from '../cli/support/run.js';
import { contentOf, derive, FIXTURES, jiangsuWithout, rowsOf, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const upper = join(folder, '江苏');
const BODIES = join(FIXTURES, '昆山/机构.csv');
const KUNSHAN = ['--region', '320583', '--bodies', BODIES];

beforeAll(() => {
  jiangsuWithout(upper, ['320583']);
});

test('--dry-run says what would be written and writes nothing', async () => {
  const { code, stdout } = await derive(
    [...KUNSHAN, '--workspace', upper, '--out', '空', '--dry-run'],
    folder,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('没有写文件（--dry-run）；会写入 空：新建 ');
  expect(stdout).toContain('  新建 基本目录.yaml');
  expect(existsSync(join(folder, '空'))).toBe(false);
});

test('a folder that derive did not write is refused and left as it is', async () => {
  const path = join(folder, '别人的');
  mkdirSync(path);
  writeFileSync(join(path, '笔记.txt'), '不要动');
  const { code, stderr } = await derive(
    [...KUNSHAN, '--workspace', upper, '--out', '别人的'],
    folder,
  );
  expect(code).toBe(2);
  expect(stderr).toBe('sitong：别人的 已有内容，不是 derive 写的，不会覆盖；换一个空文件夹\n');
  expect(readdirSync(path)).toEqual(['笔记.txt']);
});

test('an empty folder is taken; nothing temporary stays beside it', async () => {
  mkdirSync(join(folder, '空文件夹'));
  const { code } = await derive([...KUNSHAN, '--workspace', upper, '--out', '空文件夹'], folder);
  expect(code).toBe(0);
  expect(existsSync(join(folder, '空文件夹/基本目录.yaml'))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
}, 60_000);

test('within the upper workspace: the region’s folder and its declaration, checked as a whole', async () => {
  const { code, stdout } = await derive([...KUNSHAN, '--out', '320583-昆山市'], upper);
  expect(code).toBe(0);
  expect(stdout).not.toContain('下一步');
  const names = readdirSync(join(upper, '320583-昆山市'));
  expect(names).toContain('地区.yaml');
  expect(names).not.toContain('sitong.yaml');
  const { report } = await check([upper], { unread: true });
  expect(report.summary).toMatchObject({ errors: 0, regions: 4, missingUpper: [] });
  expect(report.summary.files).toBeLessThan(120);
  rmSync(join(upper, '320583-昆山市'), { recursive: true });
}, 60_000);

test('from a registry: the same rows', async () => {
  const registry = join(folder, '登记.db');
  const published = await run(['publish', upper, '--registry', registry, '--as', '示例局/张三'], {
    cwd: folder,
    timeout: 60_000,
  });
  expect(published.code, published.stderr + published.stdout).toBe(0);
  const { code, stdout } = await derive(
    [...KUNSHAN, '--registry', registry, '--out', '从登记库'],
    folder,
  );
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining('登记库 登记.db（320500@1、320000@1、000000@1）'),
  ]);
  const { report } = await check(['从登记库', '--registry', registry], {
    cwd: folder,
    unread: true,
  });
  expect(report.summary.errors).toBe(0);
  await derive([...KUNSHAN, '--workspace', upper, '--out', '从工作区'], folder);
  for (const kind of ['基本目录', '实施清单', '办事指南', '专项清单']) {
    // The registry keeps no order of keys and rows.
    const sorted = (place: string) =>
      rowsOf(join(folder, place), kind)
        .map((row) => JSON.stringify(row))
        .sort();
    expect(sorted('从登记库')).toEqual(sorted('从工作区'));
  }
}, 180_000);

test('bodies and claims as workbooks give the same as CSV', async () => {
  const args = ['--region', '320509', '--workspace', upper, '--bodies'];
  await derive([...args, join(FIXTURES, '吴江/机构.csv'), '--out', '吴江'], folder);
  const { code } = await derive(
    [...args, join(FIXTURES, '吴江/机构.xlsx'), '--out', '吴江表'],
    folder,
  );
  expect(code).toBe(0);
  const [csv, xlsx] = ['吴江', '吴江表'].map((name) => contentOf(join(folder, name)));
  for (const content of [csv, xlsx]) content?.delete('.sitong-derive/来源.json');
  expect([...(xlsx ?? [])]).toEqual([...(csv ?? [])]);
}, 60_000);

test('a region that no list of divisions has: name and parent are said', async () => {
  const args = ['--region', '320599', '--bodies', '机构.yaml', '--workspace', upper];
  writeFileSync(join(folder, '机构.yaml'), '- 名称: 示例新区市场监督管理局\n');
  const without = await derive([...args, '--out', '新区'], folder);
  expect([without.code, without.stderr]).toEqual([
    2,
    'sitong：行政区划里没有 320599；用 --name 写明名称\n',
  ]);
  const { code } = await derive(
    [...args, '--name', '示例新区', '--parent', '320000', '--out', '新区'],
    folder,
  );
  expect(code).toBe(0);
  expect(readFileSync(join(folder, '新区/地区.yaml'), 'utf8')).toContain('上级: "320000"');
}, 60_000);

test('a declaration that people edited counts the next time', async () => {
  await derive([...KUNSHAN, '--workspace', upper, '--out', '改声明'], folder);
  const path = join(folder, '改声明/地区.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8')}行使层级: [市级, 县级]\n`);
  const { code } = await derive([...KUNSHAN, '--workspace', upper, '--out', '改声明'], folder);
  expect(code).toBe(0);
  expect(readFileSync(path, 'utf8')).toContain('行使层级: [市级, 县级]');
  const levels = rowsOf(join(folder, '改声明'), '基本目录').map((row) => row.行使层级);
  expect(levels).toContainEqual(['市级', '县级']);
}, 60_000);

test.each([
  ['不是代码', ['--region', '3205'], 2, '--region 应为六位行政区划代码，写的是“3205”'],
  ['国家没有上级', ['--region', '000000'], 2, '000000 没有上级，它的目录不是从上级来的'],
  [
    '上级不在',
    ['--region', '440106'],
    2,
    '工作区 江苏里没有 440106 的上级 440100；上级是别的地区的，用 --parent 写明',
  ],
  ['没有机构表', ['--bodies', '没有.csv'], 3, '找不到文件'],
  ['格式不认识', ['--bodies', '机构.txt'], 2, '机构.txt 的格式不认识'],
  ['不在工作区', ['--workspace', '/'], 3, '不在工作区里'],
  ['来源为空', ['--workspace', ''], 2, '--workspace 后面没有写来源'],
  ['日期不对', ['--as-of', '2026-13-01'], 2, '2026-13-01'],
])('%s: one line', async (_name, change, code, message) => {
  const args = new Map([
    ['--region', '320583'],
    ['--bodies', BODIES],
    ['--workspace', upper],
    ['--out', '不写'],
  ]);
  const [option = '', value = ''] = change;
  args.set(option, value);
  const outcome = await derive([...args].flat(), folder);
  expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringContaining(message)]);
  expectOneLine(outcome.stderr);
  expect(existsSync(join(folder, '不写'))).toBe(false);
});

test('claims that the upper catalogs do not allow are refused before anything is written', async () => {
  writeFileSync(
    join(folder, '承接.yaml'),
    '- 基本编码: "000131035000"\n  承接: 是\n- 基本编码: "000115906000"\n  承接: 是\n',
  );
  const { code, stdout, stderr } = await derive(
    [...KUNSHAN, '--claims', '承接.yaml', '--workspace', upper, '--out', '不写'],
    folder,
  );
  expect(code).toBe(2);
  expectPlain(stderr);
  expectOneLine(stderr);
  expect(stderr).toContain(
    '承接.yaml 写了承接、上级目录不允许的有 2 项，第一处是 第 1 项 000131035000',
  );
  expect(stdout.split('\n')).toEqual([
    expect.stringContaining('000131035000：江苏省目录的行使层级是省级，没有县级'),
    expect.stringContaining('000115906000：苏州市没有承接（地理区位）'),
    '',
  ]);
  expect(existsSync(join(folder, '不写'))).toBe(false);
}, 60_000);

test('a folder of another region, a broken state and a link out of the folder are refused', async () => {
  const args = [...KUNSHAN, '--workspace', upper, '--out', '昆山'];
  expect((await derive(args, folder)).code).toBe(0);
  const other = await derive(
    [
      '--region',
      '320509',
      '--bodies',
      join(FIXTURES, '吴江/机构.csv'),
      '--workspace',
      upper,
      '--out',
      '昆山',
    ],
    folder,
  );
  expect([other.code, other.stderr]).toEqual([
    2,
    'sitong：昆山 是 320583 的目录，不是 320509 的；换一个文件夹\n',
  ]);
  const kept = join(folder, '昆山/.sitong-derive/原文/基本目录.yaml');
  const text = readFileSync(kept, 'utf8');
  writeFileSync(kept, `${text}# 改\n`);
  const broken = await derive(args, folder);
  expect([broken.code, broken.stderr]).toEqual([
    3,
    expect.stringContaining('原文/基本目录.yaml 缺少或被改动'),
  ]);
  writeFileSync(kept, text);
  const outside = join(folder, '外面');
  mkdirSync(outside);
  rmSync(join(folder, '昆山/办事指南'), { recursive: true });
  symlinkSync(outside, join(folder, '昆山/办事指南'));
  const linked = await derive(args, folder);
  expect([linked.code, linked.stderr]).toEqual([3, expect.stringContaining('指向文件夹之外')]);
  expect(readdirSync(outside)).toEqual([]);
}, 120_000);

test('names and codes out of the inputs steer neither the terminal nor the files', async () => {
  const name = '昆山市民政局\u001b[31m/../../../外';
  writeFileSync(
    join(folder, '怪.csv'),
    `名称,统一社会信用代码,主管业务\n"${name}",113205830000311060,民政\n`,
  );
  const { code, stdout } = await derive(
    ['--region', '320583', '--bodies', '怪.csv', '--workspace', upper, '--out', '怪'],
    folder,
  );
  expect(code).toBe(0);
  expect(stdout).not.toContain('\u001b');
  const paths = [...contentOf(join(folder, '怪')).keys()].filter((path) => path.includes('民政'));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect(path).not.toMatch(/\.\.\/|\p{Cc}/u);
}, 60_000);
