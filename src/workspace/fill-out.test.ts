import { describe, expect, test } from 'vitest';
import { Standard } from '../standard/standard.js';
import { fillOut } from './fill-out.js';
import { openWordFaults } from './open-words.js';

const standard = new Standard();
const CATALOG = standard.elements('基本目录');
const LIST = standard.elements('实施清单');

describe('fillOut', () => {
  test('a row that says everything is returned as it is', () => {
    const row = { 事项名称: '甲', 行使层级: ['县级'], 下放: [{ 层级: '县级', 依据: '某文件' }] };
    expect(fillOut(row, CATALOG)).toMatchObject({ blanks: [], faults: [] });
    expect(fillOut(row, CATALOG).item).toBe(row);
  });

  test('empty values are as good as not written', () => {
    const row = { 事项名称: '甲', 主管部门: null, 实施机关: '  ' };
    const { item, empty } = fillOut(row, CATALOG);
    expect(item).toEqual({ 事项名称: '甲' });
    expect([...empty]).toEqual(['主管部门', '实施机关']);
    expect(row).toHaveProperty('主管部门', null);
  });

  test('also within the entries of a list, which are not the row’s', () => {
    const row = {
      申请材料: [{ 材料名称: '甲', 材料类型: null, 填报须知: '' }, { 材料名称: '乙' }],
    };
    const { item, empty } = fillOut(row, LIST);
    expect(item).toEqual({ 申请材料: [{ 材料名称: '甲' }, { 材料名称: '乙' }] });
    expect(empty.size).toBe(0);
    expect(row.申请材料[0]).toHaveProperty('材料类型', null);
  });

  test('synonyms become the dictionary’s word, at every depth', () => {
    const row = {
      行使层级: ['县级', '镇（乡、街道）级'],
      下放: [{ 层级: '乡镇级', 依据: '某文件' }],
    };
    expect(fillOut(row, CATALOG).item).toEqual({
      行使层级: ['县级', '乡级'],
      下放: [{ 层级: '乡级', 依据: '某文件' }],
    });
    expect(fillOut({ 事项类型: '其他' }, CATALOG).item).toEqual({ 事项类型: '其他行政权力' });
    const material = { 申请材料: [{ 材料类型: '原件和（或）复印件' }] };
    expect(fillOut(material, LIST).item).toEqual({ 申请材料: [{ 材料类型: '原件或复印件' }] });
  });

  test('待填 is taken out where the element is the unit’s own', () => {
    const row = {
      办理地点: '待填',
      联办机构: ['待填'],
      申请材料: [{ 材料名称: '甲', 材料类型: '待填' }],
    };
    const { item, blank, blanks, faults } = fillOut(row, LIST);
    expect(item).toEqual({ 申请材料: [{ 材料名称: '甲' }] });
    expect([...blank]).toEqual(['办理地点', '联办机构']);
    expect(blanks).toEqual([['办理地点'], ['联办机构'], ['申请材料', 0, '材料类型']]);
    expect(faults).toEqual([]);
  });

  test('an entry’s element without direction follows its list', () => {
    const questions = fillOut({ 常见问题: [{ 问题: '待填', 答案: '待填' }] }, LIST);
    expect(questions.blanks).toHaveLength(2);
    const steps = fillOut({ 办理流程: [{ 环节: '受理', 办理结果: '待填' }] }, LIST);
    expect(steps.faults).toHaveLength(1);
  });

  test('待填 elsewhere is a fault', () => {
    const { item, blank, faults } = fillOut(
      { 事项名称: '待填', 申请材料: [{ 材料名称: '待填', 材料必要性: '必要' }] },
      LIST,
    );
    expect(item).toEqual({ 申请材料: [{ 材料必要性: '必要' }] });
    expect(blank.size).toBe(0);
    expect(faults.map(({ rule, path, action }) => [rule, path, action])).toEqual([
      ['schema/value', ['事项名称'], '按上级目录填写 事项名称'],
      ['schema/value', ['申请材料', 0, '材料名称'], '按上级目录填写 材料名称'],
    ]);
    const list = standard.elements('专项清单', { list: '证明事项清单' });
    expect(fillOut({ 证明名称: '待填' }, list).faults[0]?.action).toBe('填写 证明名称');
  });
});

describe('openWordFaults', () => {
  const faults = (row: Record<string, unknown>) => [...openWordFaults(row, LIST)];

  test('a word outside an open dictionary is a warning at its place', () => {
    expect(faults({ 自然人主题分类: ['生育收养', '新主题'] })).toEqual([
      expect.objectContaining({
        rule: 'schema/value',
        severity: 'warning',
        path: ['自然人主题分类', 1],
        actual: '新主题',
      }),
    ]);
    expect(faults({ 特别程序: [{ 名称: '听证' }, { 名称: '公示' }] })).toEqual([
      expect.objectContaining({
        path: ['特别程序', 1, '名称'],
        element: '特别程序',
        actual: '公示',
      }),
    ]);
  });

  test('closed dictionaries and right words are silent', () => {
    expect(faults({ 办件类型: '没有的词', 法人主题分类: ['投资审批'], 特别程序: [] })).toEqual([]);
  });
});
