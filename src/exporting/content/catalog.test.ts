import { describe, expect, test } from 'vitest';
import type { Values } from '../../yaml/value.js';
import { partOf, rowsOf } from '../testing/parts.js';

const COUNTY = '320583';

describe('rows as they are written', () => {
  test('only what is in force and public, the rest counted by reason', () => {
    const part = partOf('基本目录', COUNTY, [
      { in: '县目录', row: 0, set: { 计划取消日期: '2026-01-01' } },
      { in: '县目录', row: 1, set: { 公开: false } },
      { in: '县目录', row: 2, set: { 计划生效日期: '2027-01-01' } },
    ]);
    expect(rowsOf(part).map(({ 事项名称 }) => 事项名称)).toEqual(['公共就业服务']);
    expect([...part.leftOut]).toEqual([
      ['已取消', 1],
      ['不公开', 1],
      ['尚未生效', 1],
    ]);
  });

  test('待填 and unknown keys stay, and 待填 is told with its place', () => {
    const part = partOf('实施清单', COUNTY, [
      {
        in: '县清单',
        set: {
          咨询方式: '待填',
          旧系统编号: 'A1',
          申请材料: [{ 材料名称: '申请书' }, { 材料名称: '图纸', 空白表格: '待填' }],
        },
      },
    ]);
    expect(rowsOf(part)[0]).toMatchObject({ 咨询方式: '待填', 旧系统编号: 'A1' });
    expect(part.blanks).toEqual([
      {
        row: '11320583MB00000276400013190100201 食品经营许可（县级权限）',
        elements: ['申请材料第2项·空白表格', '咨询方式'],
      },
    ]);
  });

  test('documents keep their headers', () => {
    const [section] = partOf('基本目录', COUNTY, [
      { in: '县目录', header: { 未载要素: ['服务对象'] } },
    ]).sections;
    expect(section).toMatchObject({
      region: COUNTY,
      regionName: '昆山市',
      header: { 版本: '2026-01-01', 未载要素: ['服务对象'] },
    });
  });

  test('a region without the kind says so', () => {
    const part = partOf('办事指南', '320500');
    expect(rowsOf(part)).toEqual([]);
    expect(part.nothing).toBe('没有一行');
  });
});

describe('办事指南', () => {
  test('for an import a guide holds its own words, for readers also what it leaves to its 实施清单', () => {
    const [own] = rowsOf(partOf('办事指南', COUNTY));
    const [merged] = rowsOf(partOf('办事指南', COUNTY, [], true));
    expect(own).not.toHaveProperty('受理条件');
    expect(merged).toMatchObject({ ...own, 受理条件: ['有与经营的食品品种、数量相适应的场所'] });
  });

  test('a guide of a cancelled or secret item is not published', () => {
    for (const [set, reason] of [
      [{ 事项状态: '取消' }, '已取消'],
      [{ 公开: false }, '不公开'],
    ] as const) {
      const part = partOf('办事指南', COUNTY, [{ in: '县清单', set }]);
      expect([...part.leftOut.keys()]).toEqual([reason]);
    }
  });
});

test.each([false, '否'])(
  'an item that its 基本目录 keeps secret (公开: %s) is published nowhere',
  (value) => {
    const [own] = rowsOf(partOf('办事指南', COUNTY));
    const [{ 基本编码: code, 事项名称: name }] = rowsOf(partOf('实施清单', COUNTY)) as [Values];
    expect(own?.实施编码).toContain(code);
    const edits = [
      { in: '县清单', set: { 是否进驻政务大厅: false } },
      { in: '县进驻清单', add: { 事项名称: name, 基本编码: code, 原因类别: '场地限制' } },
    ] as const;
    const secret = { in: '县目录', row: 0, set: { 公开: value } } as const;
    for (const kind of ['实施清单', '办事指南', '进驻事项负面清单']) {
      const about = (part: ReturnType<typeof partOf>) =>
        rowsOf(part).filter((row) => JSON.stringify(row).includes(String(code)));
      expect(about(partOf(kind, COUNTY, edits))).toHaveLength(1);
      const part = partOf(kind, COUNTY, [...edits, secret]);
      expect([kind, about(part), [...part.leftOut.keys()]]).toEqual([kind, [], ['不公开']]);
    }
  },
);
