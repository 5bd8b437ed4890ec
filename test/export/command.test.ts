import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as inProcess, workspace } from '../../src/commands/testing/run.js';
import { ROOT, run } from '../cli/support/run.js';
import { copyOf, exportTo, folder, rowsIn } from './support/catalogs.js';

const JIANGSU = join(ROOT, 'catalogs/江苏');
const COUNTY = ['--region', '320583'];

describe('usage', () => {
  const root = workspace([]);
  const cases: [string, string[], RegExp][] = [
    ['an unknown kind', ['进驻负面清单', '--out', 'a.json'], /是不是“进驻事项负面清单”/],
    ['no --out', ['基本目录'], /缺少必需的选项/],
    ['an unknown format', ['基本目录', '--format', 'xls', '--out', 'a.xls'], /是不是“xlsx”/],
    ['an end that no format has', ['基本目录', '--out', 'a.pdf'], /看不出格式/],
    [
      'an end of another format',
      ['基本目录', '--format', 'csv', '--out', 'a.json'],
      /应以 \.csv 结尾/,
    ],
    ['a folder without a format', ['基本目录', '--out', 'a/'], /要用 --format/],
    [
      'an encoding of another format',
      ['基本目录', '--encoding', 'GB18030', '--out', 'a.json'],
      /只用于 csv/,
    ],
    ['an unknown encoding', ['基本目录', '--encoding', 'GB2312', '--out', 'a.csv'], /GB18030/],
    ['several regions', ['基本目录', '--out', 'a.json'], /用 --region 写明/],
    ['an unknown region', ['基本目录', '--region', '320584', '--out', 'a.json'], /是不是 3205/],
    [
      'YAML into the workspace',
      ['基本目录', ...COUNTY, '--out', '县.yaml'],
      /不能导出到工作区里面/,
    ],
    ['a malformed day', ['基本目录', ...COUNTY, '--as-of', '2026-6-1', '--out', 'a.json'], /日期/],
  ];
  test.each(cases)('%s', async (_, args, message) => {
    const { code, stderr } = await inProcess(root, 'export', ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  test('without a workspace', async () => {
    expect((await inProcess(folder(), 'export', '基本目录', '--out', 'a.json')).code).toBe(3);
  });
});

describe('what is written', () => {
  test('the rows as they stand in the files, in their order', async () => {
    const out = join(folder(), '目录.yaml');
    const { code, stderr } = await exportTo(out, '基本目录', JIANGSU, ...COUNTY);
    expect(code, stderr).toBe(0);
    expect(rowsIn(out)).toEqual(rowsIn(join(JIANGSU, '320583-昆山市/基本目录.yaml')));
    expect(stderr).toContain('已导出 昆山市政务服务事项基本目录：76 行');
  });

  test('the same bytes again', async () => {
    const texts = [];
    for (const name of ['甲.json', '乙.json']) {
      const out = join(folder(), name);
      await exportTo(out, '实施清单', JIANGSU, '--region', '320000', '--below');
      texts.push(readFileSync(out, 'utf8'));
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toContain(ROOT);
  });

  test('rows not in force and not public are left out and counted', async () => {
    const root = workspace([
      { in: '县目录', row: 1, set: { 公开: false } },
      { in: '县目录', row: 3, set: { 计划生效日期: '2027-01-01' } },
    ]);
    const out = join(folder(), 'a.yaml');
    const { code, stderr } = await inProcess(root, 'export', '基本目录', ...COUNTY, '--out', out);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/未列入：.*不公开 1 行/);
    expect(stderr).toMatch(/尚未生效 1 行/);
    expect(rowsIn(out)).toHaveLength(2);
    const later = await inProcess(
      root,
      'export',
      '基本目录',
      ...COUNTY,
      '--as-of',
      '2027-02-01',
      '--out',
      out,
    );
    expect(later.code, later.stderr).toBe(0);
    expect(rowsIn(out)).toHaveLength(3);
  });

  test('a region and all below it: one file, or one for each', async () => {
    const out = folder();
    const args = [JIANGSU, '--region', '320500', '--below', '--format', 'yaml'];
    expect((await exportTo(join(out, 'all.yaml'), '实施清单', ...args)).code).toBe(0);
    expect((await exportTo(`${join(out, '各地')}/`, '实施清单', ...args)).code).toBe(0);
    expect(readdirSync(join(out, '各地')).sort()).toEqual([
      '320500-苏州市-实施清单.yaml',
      '320583-昆山市-实施清单.yaml',
    ]);
    const each = readdirSync(join(out, '各地'))
      .sort()
      .flatMap((name) => rowsIn(join(out, '各地', name)));
    expect(rowsIn(join(out, 'all.yaml'))).toEqual(each);
    expect(each).toHaveLength(94);
  });

  test('a kind without rows writes nothing and is not green', async () => {
    const out = join(folder(), 'a.yaml');
    const { code, stderr } = await exportTo(out, '标准', JIANGSU, ...COUNTY);
    expect(code).toBe(3);
    expect(stderr).toContain('没有可导出的标准实施清单');
    expect(existsSync(out)).toBe(false);
  });
});

describe('the gate', () => {
  const WRONG = { in: '县目录', row: 2, set: { 事项名称: '低保金给付（示例）' } } as const;

  test('a region with errors is not exported; the rest below is, in files of their own', async () => {
    const root = workspace([WRONG]);
    const out = join(folder(), 'a.yaml');
    const one = await inProcess(root, 'export', '实施清单', ...COUNTY, '--out', out);
    expect(one.code).toBe(1);
    expect(one.stderr).toContain('错误 same/name 320583-昆山市/');
    expect(one.stderr).toContain('没有导出 昆山市');
    expect(existsSync(out)).toBe(false);

    const below = ['--region', '320500', '--below'];
    const all = await inProcess(root, 'export', '实施清单', ...below, '--out', out);
    expect(all.code).toBe(1);
    expect(existsSync(out)).toBe(false);

    const each = folder();
    const split = await inProcess(
      root,
      'export',
      '实施清单',
      ...below,
      '--format',
      'yaml',
      '--out',
      `${each}/`,
    );
    expect(split.code).toBe(1);
    expect(readdirSync(each)).toEqual(['320500-苏州市-实施清单.yaml']);
  });

  test('--force exports it, marked', async () => {
    const root = workspace([WRONG]);
    const out = join(folder(), 'a.yaml');
    const { code, stderr } = await inProcess(
      root,
      'export',
      '实施清单',
      ...COUNTY,
      '--force',
      '--out',
      out,
    );
    expect(code, stderr).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('强制导出：检查有 ');
  });

  test('the severities of the workspace hold', async () => {
    const root = workspace([WRONG]);
    writeFileSync(join(root, 'sitong.yaml'), '名称: 示例\n规则: { same/name: warning }\n');
    const out = join(folder(), 'a.yaml');
    const { code, stderr } = await inProcess(root, 'export', '实施清单', ...COUNTY, '--out', out);
    expect(code, stderr).toBe(0);
  });

  test('待填 is not published without --force', async () => {
    const root = workspace([{ in: '县清单', set: { 咨询方式: '待填' } }]);
    const out = join(folder(), 'a.yaml');
    const refused = await inProcess(root, 'export', '实施清单', ...COUNTY, '--out', out);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/待填 昆山市 \d\S+ 食品经营许可（县级权限）：咨询方式/);
    const forced = await inProcess(root, 'export', '实施清单', ...COUNTY, '--force', '--out', out);
    expect(forced.code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('强制导出：有 1 行待填');
  });

  test('what cannot be parsed is not exported, not even by --force', async () => {
    const root = workspace([], {
      '320583-昆山市/坏.yaml': '类别: 基本目录\n地区: "320583"\n事项: [\n',
    });
    const out = join(folder(), 'a.yaml');
    for (const force of [[], ['--force']]) {
      const { code } = await inProcess(
        root,
        'export',
        '基本目录',
        ...COUNTY,
        ...force,
        '--out',
        out,
      );
      expect(code).toBe(force.length === 0 ? 1 : 3);
      expect(existsSync(out)).toBe(false);
    }
  });

  test('the upper chain may come from elsewhere', async () => {
    const whole = copyOf('江苏');
    const county = folder();
    cpSync(whole, county, { recursive: true });
    for (const name of readdirSync(county))
      if (/^\d{6}-/.test(name) && !name.startsWith('320583'))
        rmSync(join(county, name), { recursive: true });
    const out = join(folder(), 'a.yaml');
    const alone = await exportTo(out, '基本目录', county);
    expect(alone.code).not.toBe(0);
    const { code, stderr } = await exportTo(out, '基本目录', county, '--upper', whole);
    expect(code, stderr).toBe(0);
    expect(rowsIn(out)).toHaveLength(76);
  });
});

test('a name in the catalog cannot steer the terminal', async () => {
  const root = workspace([{ in: '县清单', set: { 咨询方式: '待填', 事项名称: '甲\u001b[31m' } }]);
  const out = join(folder(), 'a.yaml');
  const { stderr } = await inProcess(root, 'export', '实施清单', ...COUNTY, '--out', out);
  expect(stderr).not.toContain('\u001b');
});

test('the help names the command', async () => {
  const { stdout, code } = await run(['export', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('sitong export');
});
