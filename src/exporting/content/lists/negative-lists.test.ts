import { describe, expect, test } from 'vitest';
import type { ExampleEdit } from '../../../rules/example.js';
import { partOf, rowsOf } from '../../testing/parts.js';

const COUNTY = '320583';
const NOT_IN_HALL: ExampleEdit = { in: '县清单', set: { 是否进驻政务大厅: false } };
const LISTED = {
  事项名称: '食品经营许可（县级权限）',
  基本编码: '000131901002',
  实施机关: '昆山市市场监督管理局',
  原因类别: '场地限制',
  说明: '须在专用场所办理（示例）',
  办理场所: '示例路1号',
};

describe('进驻事项负面清单', () => {
  test('what is not in the hall is on it, with reason and place of the maintained list', () => {
    const part = partOf('进驻事项负面清单', COUNTY, [
      NOT_IN_HALL,
      { in: '县进驻清单', add: LISTED },
    ]);
    expect(rowsOf(part)).toEqual([LISTED]);
    expect(part.differences).toEqual([]);
    expect(part.blanks).toEqual([]);
    expect(part.sections[0]?.header).toEqual({ 版本: '2026-01-01' });
  });

  test('without a maintained row the reason is 待填 and the place that of the row', () => {
    const part = partOf('进驻事项负面清单', COUNTY, [
      NOT_IN_HALL,
      { in: '县进驻清单', header: {} },
    ]);
    expect(rowsOf(part)).toEqual([
      {
        ...LISTED,
        原因类别: '待填',
        说明: '待填',
        办理场所: '市民中心一楼 A1 窗口（示例）',
      },
    ]);
    expect(part.differences).toMatchObject([{ kind: '缺少' }]);
    expect(part.blanks).toEqual([
      { row: '000131901002 食品经营许可（县级权限）', elements: ['原因类别', '说明'] },
    ]);
  });

  test('a county without its own list takes the reason from that of its city, not the place', () => {
    const part = partOf('进驻事项负面清单', COUNTY, [
      NOT_IN_HALL,
      { in: '市进驻清单', add: { ...LISTED, 实施机关: '苏州市市场监督管理局' } },
    ]);
    expect(rowsOf(part)).toEqual([{ ...LISTED, 办理场所: '市民中心一楼 A1 窗口（示例）' }]);
    expect(part.differences).toEqual([]);
  });

  test('a listed item that is in the hall is one too many', () => {
    const part = partOf('进驻事项负面清单', COUNTY, [{ in: '县进驻清单', add: LISTED }]);
    expect(rowsOf(part)).toEqual([]);
    expect(part.differences).toMatchObject([{ kind: '多出' }]);
  });

  test('a listed item that is in no catalog is one too many; of one without 实施清单 nothing is told', () => {
    const city = partOf('进驻事项负面清单', '320500', [
      {
        in: '市进驻清单',
        add: { 事项名称: '夜市摊位登记（示例）', 基本编码: '000131999000', 原因类别: '其他' },
      },
    ]);
    expect(rowsOf(city)).toMatchObject([{ 事项名称: '公共就业服务' }]);
    expect(city.differences).toMatchObject([
      { kind: '多出', row: '000131999000 夜市摊位登记（示例）' },
    ]);
    expect(city.remarks.join()).toContain('照原样列入');
  });

  test('another name, code or body is told', () => {
    const other = { ...LISTED, 事项名称: '餐饮服务许可', 实施机关: '昆山市卫生局' };
    const part = partOf('进驻事项负面清单', COUNTY, [
      NOT_IN_HALL,
      { in: '县进驻清单', add: other },
    ]);
    expect(part.differences.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['不同', '清单的事项名称是“餐饮服务许可”，目录是“食品经营许可（县级权限）”'],
      ['不同', '清单的实施机关是“昆山市卫生局”，实施清单是“昆山市市场监督管理局”'],
    ]);
  });

  test('what is secret stands on no list and is counted', () => {
    const part = partOf('进驻事项负面清单', COUNTY, [
      { in: '县清单', set: { 是否进驻政务大厅: false, 公开: false } },
      { in: '县进驻清单', add: LISTED },
    ]);
    expect(rowsOf(part)).toEqual([]);
    expect([...part.leftOut]).toEqual([['不公开', 1]]);
  });

  test('rows that do not say whether they are in the hall are counted, not guessed', () => {
    const part = partOf('进驻事项负面清单', COUNTY, [
      { in: '县清单', header: { 未载要素: ['是否进驻政务大厅'] } },
      { in: '县清单', set: { 是否进驻政务大厅: undefined } },
      { in: '县清单', row: 1, set: { 是否进驻政务大厅: undefined } },
    ]);
    expect(rowsOf(part)).toEqual([]);
    expect(part.nothing).toContain('未载');
  });
});

describe('全程网办负面清单', () => {
  const VISIT = (reason?: string): ExampleEdit => ({
    in: '县清单',
    row: 1,
    set: { 到办事现场次数: 1, 必须现场办理原因说明: reason },
  });

  test('a visit without a reason gives a row whose step, reason and clause are 待填', () => {
    const part = partOf('全程网办负面清单', COUNTY, [VISIT()]);
    expect(rowsOf(part)).toEqual([
      {
        事项名称: '最低生活保障金给付',
        基本编码: '000511902000',
        实施机关: '昆山市民政局',
        须线下的环节: '待填',
        原因类别: '待填',
        法律依据: '待填',
      },
    ]);
    expect(part.blanks[0]?.elements).toEqual(['须线下的环节', '原因类别', '法律依据']);
  });

  test('an article of a law in the reason is the clause', () => {
    const part = partOf('全程网办负面清单', COUNTY, [
      VISIT('《中华人民共和国民法典》第一千零四十九条规定须亲自到场（示例）'),
    ]);
    expect(rowsOf(part)).toMatchObject([
      { 原因类别: '依法须线下办理', 法律依据: '《中华人民共和国民法典》第一千零四十九条' },
    ]);
  });

  test('a notice, or a law without an article, is no clause', () => {
    for (const reason of [
      '《关于加强核验的通知》第三条（示例）',
      '依《中华人民共和国民法典》办理',
    ]) {
      expect(rowsOf(partOf('全程网办负面清单', COUNTY, [VISIT(reason)]))).toMatchObject([
        { 原因类别: '待填', 法律依据: '待填', 说明: reason },
      ]);
    }
  });

  test('a secret matter needs no clause', () => {
    const part = partOf('全程网办负面清单', COUNTY, [VISIT('递交涉密材料')]);
    expect(rowsOf(part)[0]).toMatchObject({ 原因类别: '涉及国家秘密' });
    expect(rowsOf(part)[0]).not.toHaveProperty('法律依据');
  });

  test('a row of the maintained list for each offline step stays', () => {
    const step = (name: string) => ({
      事项名称: '最低生活保障金给付',
      基本编码: '000511902000',
      须线下的环节: name,
      原因类别: '涉及国家秘密',
    });
    const part = partOf('全程网办负面清单', COUNTY, [
      VISIT('递交涉密材料'),
      { in: '县网办清单', add: step('递交') },
      { in: '县网办清单', add: step('领取') },
    ]);
    expect(rowsOf(part)).toEqual([step('递交'), step('领取')]);
    expect(part.differences).toEqual([]);
  });
});
