import { describe, expect, test } from 'vitest';
import type { ElementChange } from '../model/change.js';
import { describeElement } from './describe.js';
import {
  catalog,
  catalogRow,
  implementation,
  implementationRow,
  revise,
  type Values,
} from './testing/revisions.js';

/** Elements that differ between two 实施清单 rows. */
function changed(before: Values, after: Values): readonly ElementChange[] {
  const revision = revise(
    implementation(implementationRow(before)),
    implementation(implementationRow(after)),
  );
  return revision.items[0]?.elements ?? [];
}

function changedCatalog(before: Values, after: Values): readonly ElementChange[] {
  return revise(catalog(catalogRow(before)), catalog(catalogRow(after))).items[0]?.elements ?? [];
}

const FORM = { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 };
const LICENCE = { 材料名称: '营业执照', 材料必要性: '必要', 份数: 1 };

describe('directions for the applicant', () => {
  const CASES: readonly (readonly [string, Values, Values, string])[] = [
    ['shorter limit', { 法定办结时限: 20 }, { 法定办结时限: 10 }, '压减'],
    [
      'longer in another unit',
      { 法定办结时限: 20 },
      { 法定办结时限: 1, 法定办结时限单位: '年' },
      '增加',
    ],
    [
      'limits that cannot be ordered',
      { 法定办结时限: 20 },
      { 法定办结时限: 25, 法定办结时限单位: '自然日' },
      '待判断',
    ],
    ['a material more', { 申请材料: [FORM] }, { 申请材料: [FORM, LICENCE] }, '增加'],
    [
      'a material that the office fetches',
      { 申请材料: [FORM] },
      { 申请材料: [FORM, { ...LICENCE, 提交方式: '免于提交' }] },
      '不变',
    ],
    ['a material less', { 申请材料: [FORM, LICENCE] }, { 申请材料: [FORM] }, '压减'],
    [
      'one for another',
      { 申请材料: [FORM] },
      { 申请材料: [{ ...FORM, 材料名称: '无犯罪记录证明' }] },
      '待判断',
    ],
    [
      'necessary now',
      { 申请材料: [{ ...FORM, 材料必要性: '容缺后补' }] },
      { 申请材料: [FORM] },
      '增加',
    ],
    ['more copies', { 申请材料: [FORM] }, { 申请材料: [{ ...FORM, 份数: 3 }] }, '增加'],
    ['visits', { 到办事现场次数: 1 }, { 到办事现场次数: 0 }, '压减'],
    ['online', { 是否网办: false }, { 是否网办: true }, '压减'],
    ['fees', { 是否收费: false }, { 是否收费: true }, '增加'],
    ['a form less', { 办理形式: ['窗口办理', '网上办理'] }, { 办理形式: ['窗口办理'] }, '增加'],
    ['wider', { 通办范围: '跨县' }, { 通办范围: '跨省' }, '压减'],
    ['at once', { 办件类型: '承诺件' }, { 办件类型: '即办件' }, '压减'],
    ['a quota', { 数量限制: '无' }, { 数量限制: '每年 100 件' }, '增加'],
    ['a place', { 办理地点: '人民路 1 号' }, { 办理地点: '人民路 2 号' }, '不变'],
    ['a procedure', {}, { 特别程序: [{ 名称: '听证' }] }, '增加'],
    [
      'a condition in other words',
      { 受理条件: ['具有与经营的食品品种、数量相适应的经营场所'] },
      { 受理条件: ['有与经营食品的品种、数量相适应的经营场所'] },
      '待判断',
    ],
  ];
  test.each(CASES)('%s', (_name, before, after, direction) => {
    const revision = revise(
      implementation(implementationRow(before)),
      implementation(implementationRow(after)),
    );
    expect(revision.items.map(({ applicant }) => applicant)).toEqual([direction]);
    const [back] = revise(
      implementation(implementationRow(after)),
      implementation(implementationRow(before)),
    ).items;
    const inverse = { 压减: '增加', 增加: '压减' }[direction] ?? direction;
    expect(back?.applicant).toBe(inverse);
  });
});

test('directions for the region', () => {
  expect(changedCatalog({}, { 行使层级: ['县级'] })[0]).toMatchObject({
    element: '行使层级',
    entries: [{ kind: '减少', before: { text: '市级' } }],
    applicant: '不变',
    region: '压减',
  });
  const devolved = { 下放: [{ 层级: ['县级'], 依据: ['《示例决定》'] }] };
  expect(changedCatalog({}, devolved)[0]).toMatchObject({ element: '下放', region: '压减' });
});

test('what is only written otherwise is marked', () => {
  const basis = ['【法律】《中华人民共和国食品安全法》第35条第一款'];
  expect(changed({}, { 设定依据: basis })).toMatchObject([{ element: '设定依据', notation: true }]);
  expect(changed({}, { 事项名称: '食品 经营许可' })).toMatchObject([{ notation: true }]);
  expect(changed({}, { 事项状态: '在用' })).toMatchObject([{ notation: true }]);
  expect(
    changed(
      { 法定办结时限: 12, 法定办结时限单位: '月' },
      { 法定办结时限: 1, 法定办结时限单位: '年' },
    ).map(({ notation }) => notation),
  ).toEqual([true, true]);
});

test('conditions that are only cut into entries elsewhere are not changed', () => {
  const [whole, parts] = [['1.有场所；2.有人员；'], ['1.有场所；', '2.有人员；']];
  expect(changed({ 受理条件: whole }, { 受理条件: parts })).toMatchObject([
    { element: '受理条件', notation: true, applicant: '不变' },
  ]);
  const [turned] = changed({ 受理条件: whole }, { 受理条件: ['2.有人员；', '1.有场所；'] });
  expect(turned?.notation).toBeUndefined();
});

test('order says nothing, but of steps', () => {
  expect(changed({ 申请材料: [FORM, LICENCE] }, { 申请材料: [LICENCE, FORM] })).toEqual([]);
  expect(changed({ 受理条件: ['甲', '乙'] }, { 受理条件: ['乙', '甲'] })).toEqual([]);
  const steps = [{ 环节: '受理' }, { 环节: '决定' }, { 环节: '审查' }];
  const [flow] = changed({}, { 办理流程: steps });
  expect(flow?.entries).toMatchObject([
    { kind: '变更', before: { index: 2 }, after: { index: 1, text: '决定' } },
    { kind: '变更', before: { index: 1 }, after: { index: 2, text: '审查' } },
  ]);
});

test('citations by act and article', () => {
  const law = '【法律】《中华人民共和国食品安全法》';
  const [basis] = changed(
    { 设定依据: [`${law}第三十五条`, '【行政法规】《农药管理条例》第二十四条'] },
    { 设定依据: [`${law}第三十六条`, '【部门规章】《食品经营许可和备案管理办法》第四条'] },
  );
  expect(
    basis?.entries?.map(({ kind, before, after }) => [kind, before?.text, after?.text]),
  ).toEqual([
    ['变更', '《中华人民共和国食品安全法》第三十五条', '《中华人民共和国食品安全法》第三十六条'],
    ['减少', '《农药管理条例》第二十四条', undefined],
    ['增加', undefined, '《食品经营许可和备案管理办法》第四条'],
  ]);
  expect(basis).toMatchObject({ applicant: '不变', region: '不变' });
});

test('待填 on one side is for a person to judge', () => {
  expect(changed({ 办理地点: '人民路 1 号' }, { 办理地点: '待填' })).toMatchObject([
    { element: '办理地点', before: '人民路 1 号', after: '待填', applicant: '待判断' },
  ]);
});

test('what a clerk reads', () => {
  const [materials] = changed({ 申请材料: [FORM] }, { 申请材料: [{ ...FORM, 份数: 2 }, LICENCE] });
  expect(describeElement(materials!)).toMatchObject({
    entries: [
      {
        kind: '变更',
        before: '食品经营许可申请书（必要，1份）',
        after: '食品经营许可申请书（必要，2份）',
        parts: [{ element: '份数', before: '1份', after: '2份', applicant: '增加' }],
      },
      { kind: '增加', after: '营业执照（必要，1份）' },
    ],
  });
  const limit = changed({}, { 法定办结时限: 10 })[0]!;
  const unit = { 法定办结时限单位: '工作日' };
  expect(describeElement(limit, { before: unit, after: unit })).toMatchObject({
    before: '20个工作日',
    after: '10个工作日',
  });
  expect(describeElement(changed({ 是否网办: false }, { 是否网办: true })[0]!)).toMatchObject({
    before: '否',
    after: '是',
  });
  const levels = describeElement(changedCatalog({}, { 行使层级: ['县级'] })[0]!);
  expect(levels).toMatchObject({ before: '市级、县级', after: '县级' });
});
