import { describe, expect, test } from 'vitest';
import type { ExampleEdit } from '../../../rules/example.js';
import { partOf, rowsOf } from '../../testing/parts.js';

const LIST = '行政许可事项清单';
const ACTS = [
  '【法律】《中华人民共和国食品安全法》第三十五条第一款',
  '【行政法规】《中华人民共和国食品安全法实施条例》第十五条',
];
const NATIONAL = {
  事项名称: '食品经营许可',
  对应事项: ['00013190100Y'],
  事项类型: '行政许可',
  主管部门: '国家市场监督管理部门',
  实施机关: '县级以上人民政府市场监督管理部门',
  设定和实施依据: ACTS,
};

describe('行政许可事项清单', () => {
  test('a 主项 stands for its 子项, in the form of the national list', () => {
    expect(rowsOf(partOf(LIST, '000000'))).toEqual([NATIONAL]);
  });

  test('where only the 子项 is in the own catalog, its row bears the name of the 主项 above', () => {
    expect(rowsOf(partOf(LIST, '320583', [{ in: '县目录', remove: 1 }]))).toEqual([
      {
        ...NATIONAL,
        对应事项: ['000131901002'],
        主管部门: '昆山市市场监督管理局',
        实施机关: '昆山市市场监督管理局',
      },
    ]);
  });

  test('a permit that is not in force, or secret, is left out and counted', () => {
    const cancelled = { 事项状态: '取消' };
    const part = partOf(LIST, '320583', [
      { in: '县目录', set: cancelled },
      { in: '县目录', row: 1, set: { 公开: false } },
    ]);
    expect(rowsOf(part)).toEqual([]);
    expect([...part.leftOut]).toEqual([
      ['未生效、已取消或暂停', 1],
      ['不公开', 1],
    ]);
  });

  const maintained = (row: Record<string, unknown>): ExampleEdit => ({
    in: '国家许可清单',
    set: { ...NATIONAL, ...row },
  });

  test('a maintained list that agrees is published as it is', () => {
    const part = partOf(LIST, '000000', [maintained({})]);
    expect(rowsOf(part)).toEqual([NATIONAL]);
    expect(part.differences).toEqual([]);
  });

  test('what it says otherwise, lacks, or has too many is told', () => {
    const kinds = (row: Record<string, unknown>) =>
      partOf(LIST, '000000', [maintained(row)]).differences.map(({ kind, detail }) => [
        kind,
        detail.slice(0, 8),
      ]);
    expect(kinds({ 事项名称: '餐饮服务许可' })).toEqual([['不同', '清单的事项名称是']]);
    expect(kinds({ 主管部门: '卫生部门' })).toEqual([['不同', '清单的主管部门是']]);
    expect(kinds({ 设定和实施依据: ACTS.slice(1) })).toEqual([['不同', '清单的设定和实施']]);
    expect(kinds({ 事项名称: '人力资源服务许可', 对应事项: [] })).toEqual([
      ['缺少', '在编的清单里没有'],
      ['多出', '基本目录里没有这'],
    ]);
  });
});
