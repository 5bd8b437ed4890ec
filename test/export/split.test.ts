import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { run as inProcess, workspace } from '../../src/commands/testing/run.js';
import { AS_OF, run } from '../cli/support/run.js';
import { folder } from './support/catalogs.js';

const SPLIT = ['--split-by', '实施主体'];

/** The records of a CSV file. */
function records(file: string): readonly Record<string, string>[] {
  return parse(readFileSync(file), { bom: true, columns: true });
}

describe('广东', () => {
  test('every finding stands on the sheet of its body, once', async () => {
    const out = join(folder(), '问题清单');
    const whole = join(folder(), '问题清单.csv');
    const args = ['check', 'catalogs/广东', '--as-of', AS_OF];
    const split = await run([...args, ...SPLIT, '--format', `csv=${out}/`]);
    expect(split.code, split.stderr).toBe(1);
    const one = await run([...args, '--format', `csv=${whole}`]);
    expect(one.code).toBe(1);

    const index = records(join(out, '分发目录.csv'));
    const sheets = index.filter(({ 序号 }) => 序号 !== '');
    expect(new Set(readdirSync(out))).toEqual(
      new Set(['分发目录.csv', ...sheets.map(({ 文件 }) => 文件)]),
    );
    const keys = sheets.flatMap(({ 文件: file = '', 问题: count }) => {
      const rows = records(join(out, file));
      expect(rows, file).toHaveLength(Number(count));
      expect(rows.map(({ 序号 }) => 序号)).toEqual(rows.map((_, i) => String(i + 1)));
      return rows.map((row) => keyOf(row));
    });
    const expected = records(whole)
      .filter(({ 级别 }) => 级别 !== '覆盖情况')
      .map((row) => keyOf(row));
    expect([...keys].sort()).toEqual([...expected].sort());
    expect(index.find(({ 单位 }) => 单位 === '合计')?.问题).toBe(String(expected.length));
    expect(index.at(-1)?.文件).toContain('覆盖情况：检查范围');
    const sheet = records(join(out, '广州市教育局.csv'))[0];
    expect(sheet).toMatchObject({ 整改情况: '', 整改人: '', 完成日期: '' });
    expect(sheet?.编码).toMatch(/^\d{17}/);
  }, 60_000);
});

function keyOf({ 文件, 行, 规则, 问题 }: Record<string, string>): string {
  return [文件, 行, 规则, 问题].join(' ');
}

describe('split', () => {
  const WRONG = [
    { in: '县清单', set: { 事项名称: '食品许可（示例）' } },
    { in: '县指南', set: { 事项名称: '别的名称（示例）' } },
    { in: '市清单', set: { 事项名称: '低保（示例）', 实施主体: '../../昆山市市场监督管理局' } },
  ] as const;

  test('a guide goes to the body of its 实施清单, a name leads out of no folder', async () => {
    const root = workspace(WRONG);
    const out = join(folder(), '清单');
    const args = ['check', ...SPLIT, '--format', `csv=${out}`];
    const { code, stderr } = await inProcess(root, ...args);
    expect(code, stderr).toBe(1);
    const names = readdirSync(out);
    expect(names).toContain('昆山市市场监督管理局.csv');
    expect(names.filter((name) => name.includes('_昆山市市场监督管理局'))).toHaveLength(1);
    const files = records(join(out, '昆山市市场监督管理局.csv')).map(({ 文件 }) => 文件);
    expect(files.some((file) => file?.includes('指南'))).toBe(true);
    expect(readdirSync(join(out, '..'))).toEqual(['清单']);
  });

  test('bodies of one name in two regions have files of their own', async () => {
    const body = { 实施主体: '民政局' };
    const root = workspace([
      { in: '县清单', row: 1, set: { ...body, 事项名称: '低保（示例）' } },
      { in: '市清单', set: { ...body, 事项名称: '低保（示例）' } },
    ]);
    const out = join(folder(), '清单');
    await inProcess(root, 'check', ...SPLIT, '--format', `csv=${out}`);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['民政局.csv', '民政局-2.csv']));
    const index = records(join(out, '分发目录.csv'));
    expect(index.filter(({ 单位 }) => 单位 === '民政局').map(({ 地区 }) => 地区)).toEqual([
      '苏州市',
      '昆山市',
    ]);
  });

  test('the same bytes again, workbooks too', async () => {
    const root = workspace(WRONG);
    const outs = ['甲', '乙'].map((name) => join(folder(), name));
    for (const out of outs) {
      const formats = ['--format', `csv=${out}`, '--format', `xlsx=${out}表`];
      expect((await inProcess(root, 'check', ...SPLIT, ...formats)).code).toBe(1);
    }
    const [first = '', second = ''] = outs;
    for (const end of ['', '表']) {
      const names = readdirSync(`${first}${end}`);
      expect(names.length).toBeGreaterThan(2);
      for (const name of names) {
        expect(readFileSync(join(`${first}${end}`, name))).toEqual(
          readFileSync(join(`${second}${end}`, name)),
        );
      }
    }
  });

  test('sheets of an earlier run are never replaced', async () => {
    const root = workspace(WRONG);
    const out = folder();
    writeFileSync(join(out, '昆山市民政局.csv'), '已经填写');
    const { code, stderr } = await inProcess(root, 'check', ...SPLIT, '--format', `csv=${out}`);
    expect(code).toBe(2);
    expect(stderr).toContain('不是空文件夹');
    expect(readFileSync(join(out, '昆山市民政局.csv'), 'utf8')).toBe('已经填写');
  });

  test('without a folder, or by an unknown word', async () => {
    const root = workspace([]);
    mkdirSync(join(root, '空'));
    for (const args of [
      [...SPLIT],
      [...SPLIT, '--format', 'csv'],
      ['--split-by', '地区', '--format', 'csv=空'],
      ['--format', 'xlsx=a'],
    ])
      expect((await inProcess(root, 'check', ...args)).code, args.join(' ')).toBe(2);
  });
});
