import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../cli/support/run.js';
import { derive, FIXTURES, GUANGDONG, rowsOf, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const SHENZHEN = ['--region', '440300', '--bodies', join(FIXTURES, '深圳/机构.csv')];
const TIANHE = ['--region', '440106', '--bodies', join(FIXTURES, '天河/机构.csv')];

test('a city out of a province without 标准, 依据 and 机关, with codes of its own', async () => {
  const { code, stdout } = await derive(
    [...SHENZHEN, '--workspace', GUANGDONG, '--out', '深圳'],
    folder,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('实施清单  51 行：照标准 0，照上级实施清单 51');
  const { report } = await check(['深圳', '--upper', GUANGDONG], { cwd: folder, unread: true });
  expect(report.summary.errors).toBe(0);
  const catalog = rowsOf(join(folder, '深圳'), '基本目录');
  expect(catalog).toHaveLength(32);
  // The body is found by who does the item at the province.
  expect(catalog.find(({ 基本编码: code }) => code === '440102003001')).toMatchObject({
    事项名称: '高等职业学校设立（含设置分校区）',
    主管部门: '深圳市教育局',
    实施机关: '深圳市教育局',
    行使层级: ['市级'],
  });
  const config = readFileSync(join(folder, '深圳/sitong.yaml'), 'utf8');
  expect(config).toContain('编码方案: 广东');
  expect(readFileSync(join(folder, '深圳/地区.yaml'), 'utf8')).toContain('目录范围: 部分');
}, 120_000);

test('a county for which the upper catalogs have nothing: that is said, and it is no error', async () => {
  const { code, stdout } = await derive(
    [...TIANHE, '--workspace', GUANGDONG, '--out', '天河'],
    folder,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('上级目录里没有一项在用的事项由县级行使');
  const { report } = await check(['天河', '--upper', GUANGDONG], { cwd: folder, unread: true });
  expect(report.summary.errors).toBe(0);
}, 120_000);

test('the same county when province and city let counties act', async () => {
  const copy = join(folder, '广东');
  cpSync(GUANGDONG, copy, { recursive: true });
  for (const place of ['440000-广东省', '440100-广州市']) {
    const path = join(copy, place, '基本目录.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll(
        '行使层级: [省级, 市级]',
        '行使层级: [省级, 市级, 县级]',
      ),
    );
  }
  const { code, stdout } = await derive(
    [...TIANHE, '--workspace', copy, '--out', '天河二'],
    folder,
  );
  expect([code, stdout]).toEqual([0, expect.stringContaining('检查：没有错误')]);
  const rows = rowsOf(join(folder, '天河二'), '实施清单');
  expect(rows.length).toBeGreaterThan(20);
  expect(new Set(rows.map(({ 行使层级: level }) => level))).toEqual(new Set(['县级']));
  const { report } = await check(['天河二', '--upper', copy], { cwd: folder, unread: true });
  expect(report.summary.errors).toBe(0);
}, 120_000);
