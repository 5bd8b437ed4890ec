import { describe, expect, test } from 'vitest';
import type { ExampleEdit } from '../../../rules/example.js';
import { partOf, rowsOf } from '../../testing/parts.js';

const COUNTY = '320583';
const ITEM = { 事项名称: '食品经营许可（县级权限）', 基本编码: '000131901002' };

describe('中介服务事项清单', () => {
  const USED: ExampleEdit = { in: '县清单', set: { 中介服务: [{ 名称: '经营场所检测' }] } };
  const LISTED = {
    ...ITEM,
    中介服务名称: '经营场所检测',
    设定依据: ['【行政法规】《中华人民共和国食品安全法实施条例》第十五条'],
  };

  test('one row for each service, what the office knows from its list', () => {
    const part = partOf('中介服务事项清单', COUNTY, [USED, { in: '县中介清单', add: LISTED }]);
    expect(rowsOf(part)).toEqual([LISTED]);
    expect(part.differences).toEqual([]);
  });

  test('a service that the list lacks, and one that no item uses', () => {
    const part = partOf('中介服务事项清单', COUNTY, [
      USED,
      { in: '县中介清单', add: { ...LISTED, 中介服务名称: '设计图纸编制（示例）' } },
    ]);
    expect(part.differences.map(({ kind, row }) => [kind, row])).toEqual([
      ['缺少', '000131901002 食品经营许可（县级权限） 经营场所检测'],
      ['多出', '000131901002 食品经营许可（县级权限）'],
    ]);
    expect(rowsOf(part)).toMatchObject([{ ...ITEM, 设定依据: '待填', 收费标准: '待填' }]);
  });
});

describe('告知承诺事项清单', () => {
  test('flagged items stand on it', () => {
    const part = partOf('告知承诺事项清单', COUNTY, [{ in: '县清单', set: { 告知承诺: true } }]);
    expect(rowsOf(part)).toEqual([
      { ...ITEM, 承诺内容: '待填', 要求: '待填', 法律责任: '待填', 监管细则: '待填' },
    ]);
    expect(part.differences).toEqual([]);
    expect(part.origin).toContain('没有在编的清单可以核对');
  });

  test('a listed item that is not flagged is one too many', () => {
    const part = partOf('告知承诺事项清单', COUNTY, [{ in: '县承诺清单', add: ITEM }]);
    expect(part.differences).toMatchObject([{ kind: '多出' }]);
  });
});

describe('容缺受理事项清单', () => {
  const MATERIALS: ExampleEdit = {
    in: '县清单',
    set: {
      申请材料: [
        { 材料名称: '食品经营许可申请书', 材料必要性: '必要' },
        { 材料名称: '经营场所平面图', 材料必要性: '容缺后补' },
      ],
    },
  };
  const LISTED = {
    ...ITEM,
    主要申请材料: ['食品经营许可申请书'],
    可容缺受理的材料: ['经营场所平面图'],
    补交期限: 5,
    补交期限单位: '工作日',
  };

  test('papers marked 容缺后补 stand on it; when they must follow only the office knows', () => {
    expect(rowsOf(partOf('容缺受理事项清单', COUNTY, [MATERIALS]))).toEqual([
      { ...LISTED, 补交期限: '待填', 补交期限单位: '待填' },
    ]);
    const agreed = partOf('容缺受理事项清单', COUNTY, [
      MATERIALS,
      { in: '县容缺清单', add: LISTED },
    ]);
    expect(rowsOf(agreed)).toEqual([LISTED]);
    expect(agreed.differences).toEqual([]);
  });

  test('other papers than those marked are told', () => {
    const part = partOf('容缺受理事项清单', COUNTY, [
      MATERIALS,
      { in: '县容缺清单', add: { ...LISTED, 可容缺受理的材料: ['营业执照'] } },
    ]);
    expect(part.differences.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['不同', '实施清单标明容缺后补，清单没有写：经营场所平面图'],
      ['不同', '清单写了可容缺受理，实施清单没有标明容缺后补：营业执照'],
    ]);
  });

  test('where the source says nothing of 材料必要性, nothing is computed', () => {
    const part = partOf('容缺受理事项清单', COUNTY, [
      { in: '县清单', header: { 未载要素: ['材料必要性'] } },
      { in: '县容缺清单', add: LISTED },
    ]);
    expect(rowsOf(part)).toEqual([LISTED]);
    expect(part.differences).toEqual([]);
    expect(part.remarks.join()).toMatch(/材料必要性未载.*照原样列入/);
  });
});

describe('省内通办事项清单', () => {
  test('items that are handled across cities, with the steps and the time of the rows', () => {
    const part = partOf('省内通办事项清单', COUNTY, [
      { in: '县清单', row: 1, set: { 通办范围: '跨省' } },
      { in: '县清单', set: { 通办范围: '跨县' } },
    ]);
    expect(rowsOf(part)).toEqual([
      {
        事项名称: '最低生活保障金给付',
        基本编码: '000511902000',
        通办方式: '待填',
        办理时限: 20,
        办理时限单位: '工作日',
        办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }, { 环节: '送达' }],
      },
    ]);
  });
});
