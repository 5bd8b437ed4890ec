import { describe, expect, test } from 'vitest';
import type { Region } from '../../model/region-tree.js';
import type { RegionContent, Section } from '../../registry/port.js';
import { Standard } from '../../standard/standard.js';
import type { TableKind } from '../../tabular/table.js';
import type { Values } from '../../yaml/value.js';
import { templateOf } from './make.js';

const standard = new Standard();

function region(code: string, level: Region['level'], parent?: Region): Region {
  return {
    code,
    name: `示例${code}`,
    level,
    parent,
    exercises: [level],
    partial: false,
    legislates: true,
    concentrated: [],
    locked: new Map(),
  };
}

function section(
  catalog: Section['catalog'],
  rows: readonly Values[],
  more: { variant?: string; header?: Values } = {},
): Section {
  return { catalog, variant: more.variant ?? '', part: 0, header: more.header ?? {}, rows };
}

const content = (...sections: Section[]): RegionContent => ({ declaration: {}, sections });

const province = region('320000', '省级');
const county = region('320583', '县级', province);

function make(kind: TableKind, own: RegionContent, upper: RegionContent) {
  return templateOf({
    kind,
    standard,
    own: { region: county, content: own },
    upper: [{ region: province, content: upper }],
    asOf: '2026-06-01',
  });
}

const item = (code: string, more: Values = {}): Values => ({
  基本编码: code,
  事项名称: `示例${code}`,
  行使层级: ['省级', '县级'],
  ...more,
});

describe('基本目录', () => {
  const upper = content(
    section('基本目录', [
      item('000100000001', { 事项版本: 7 }),
      item('000100000002', { 事项状态: '取消' }),
      item('000100000003', { 行使层级: ['省级'] }),
      item('000100000004', { 计划取消日期: '2026-01-01' }),
      item('000100000005'),
    ]),
  );

  test('items of the level that are in use, without what each level decides, narrowed to the own levels', () => {
    const { rows } = make({ kind: '基本目录', variant: {} }, content(), upper);
    expect(rows.map(({ values }) => values)).toEqual([
      { 基本编码: '000100000001', 事项名称: '示例000100000001', 行使层级: ['县级'] },
      { 基本编码: '000100000005', 事项名称: '示例000100000005', 行使层级: ['县级'] },
    ]);
    expect(rows[0]?.locked.has('事项名称')).toBe(true);
    expect(rows[0]?.locked.has('事项状态')).toBe(false);
  });

  test('what the region has or declined is filled in, also what no upper level has and what it has twice', () => {
    const mine = item('000100000001', { 行使层级: ['县级'], 实施机关: '示例局' });
    const own = content(
      section('基本目录', [mine, mine, item('320100000009')], {
        header: { 版本: '2026-01-01', 未承接: [{ 基本编码: '000100000005', 理由: '下放' }] },
      }),
    );
    const { rows, header } = make({ kind: '基本目录', variant: {} }, own, upper);
    expect(rows.map(({ values }) => [values.基本编码, values.承接, values.理由])).toEqual([
      ['000100000001', '是', undefined],
      ['000100000005', '否', '下放'],
      ['000100000001', '是', undefined],
      ['320100000009', '是', undefined],
    ]);
    expect(rows[3]?.locked.size).toBe(0);
    expect(header).toEqual({ 版本: '2026-01-01' });
  });
});

describe('实施清单', () => {
  const row = (name: string, more: Values = {}): Values => ({
    基本编码: '000100000001',
    业务办理项名称: name,
    行使层级: '县级',
    ...more,
  });
  const upper = content(
    section('实施清单', [row('示例（新设）', { 受理条件: ['甲'], 办理地点: '省厅' })], {
      variant: '标准',
    }),
    section('实施清单', [row('省里自己的')]),
  );

  test('the 标准 rows, the region’s own values in place, its further rows behind', () => {
    const own = content(
      section('实施清单', [
        row('示例(新设)', { 办理地点: '示例路 1 号' }),
        row('示例（变更）'),
        row('示例（变更）'),
      ]),
    );
    const { rows } = make({ kind: '实施清单', variant: {} }, own, upper);
    expect(rows.map(({ values }) => values.业务办理项名称)).toEqual([
      '示例(新设)',
      '示例（变更）',
      '示例（变更）',
    ]);
    expect(rows[0]?.values).toMatchObject({ 受理条件: ['甲'], 办理地点: '示例路 1 号' });
    expect(rows[0]?.locked.has('受理条件')).toBe(true);
    expect(rows[0]?.locked.has('办理地点')).toBe(false);
  });

  test('only items that the region claimed', () => {
    const own = content(section('基本目录', [item('000100000002')]));
    expect(make({ kind: '实施清单', variant: {} }, own, upper).rows).toEqual([]);
  });

  test('several documents become one: the latest 版本, all 未载要素', () => {
    const own = content(
      section('实施清单', [row('甲')], { header: { 版本: '2025', 未载要素: ['权力来源'] } }),
      section('实施清单', [row('乙')], { header: { 版本: '2026', 未载要素: ['办理时间'] } }),
    );
    expect(make({ kind: '实施清单', variant: {} }, own, upper).header).toEqual({
      版本: '2026',
      未载要素: ['权力来源', '办理时间'],
    });
  });
});

test('办事指南: a row for each row in use that people apply for, with what a guide may only reduce', () => {
  const list: Values = {
    实施编码: '1132058300000000004000100000001',
    事项名称: '示例',
    事项类型: '行政许可',
    受理条件: ['甲', '乙'],
    办理地点: '示例路 1 号',
  };
  const own = content(
    section('实施清单', [
      list,
      { ...list, 实施编码: '2'.repeat(31), 事项类型: '行政处罚' },
      { ...list, 实施编码: '3'.repeat(31), 事项状态: '暂停' },
    ]),
    section('办事指南', [{ 实施编码: list.实施编码!, 受理条件: ['甲'] }]),
  );
  const { rows } = make({ kind: '办事指南', variant: {} }, own, content());
  expect(rows.map(({ values }) => values)).toEqual([
    { 实施编码: list.实施编码, 事项名称: '示例', 受理条件: ['甲'] },
  ]);
  expect([...(rows[0]?.locked ?? [])]).toEqual(
    expect.arrayContaining(['实施编码', '业务办理项编码', '事项名称']),
  );
});
