import { expect, test } from 'vitest';
import type { ItemChange } from '../model/change.js';
import {
  catalog,
  catalogRow,
  implementation,
  implementationRow,
  revise,
  type Values,
} from './testing/revisions.js';

/** A change as [kind, codes or names before, those after]. */
function told({ kind, before, after }: ItemChange): string {
  const name = (row: ItemChange['before'][number]) =>
    row.item.业务办理项编码 ?? row.item.实施编码 ?? row.item.基本编码 ?? row.item.事项名称;
  return `${kind} ${before.map(name).join('+')} → ${after.map(name).join('+')}`;
}

function kinds(before: readonly Values[], after: readonly Values[]): string[] {
  return revise(catalog(...before), catalog(...after)).items.map(told);
}

const FOOD = catalogRow({});
const PRODUCTION = catalogRow({ 基本编码: '000131901000', 事项名称: '食品生产许可' });
const PESTICIDE = catalogRow({
  基本编码: '000120005000',
  事项名称: '农药经营许可',
  设定依据: ['【行政法规】《农药管理条例》第二十四条'],
  主管部门: '农业农村部',
});

test('a catalog that is the same gives nothing', () => {
  const revision = revise(catalog(FOOD, PESTICIDE), catalog(PESTICIDE, FOOD));
  expect(revision.items).toEqual([]);
  expect(revision.headers).toEqual([]);
});

test('rows that come and go', () => {
  expect(kinds([FOOD], [FOOD, PESTICIDE])).toEqual(['新增  → 000120005000']);
  expect(kinds([FOOD, PESTICIDE], [FOOD])).toEqual(['取消 000120005000 → ']);
});

test('states', () => {
  const state = (before: string, after: string) =>
    kinds([{ ...FOOD, 事项状态: before }], [{ ...FOOD, 事项状态: after }]);
  expect(state('在用', '取消')).toEqual(['取消 000131003000 → 000131003000']);
  expect(state('在用', '暂停')).toEqual(['暂停 000131003000 → 000131003000']);
  expect(state('暂停', '在用')).toEqual(['恢复 000131003000 → 000131003000']);
  expect(state('取消', '在用')).toEqual(['恢复 000131003000 → 000131003000']);
  expect(state('暂停', '取消')).toEqual(['取消 000131003000 → 000131003000']);
});

test('a renamed item stays; a code given to another item does not', () => {
  expect(kinds([FOOD], [{ ...FOOD, 事项名称: '餐饮服务经营资格核准' }])).toEqual([
    '变更 000131003000 → 000131003000',
  ]);
  expect(kinds([FOOD], [{ ...PESTICIDE, 基本编码: '000131003000' }])).toEqual([
    '取消 000131003000 → ',
    '新增  → 000131003000',
  ]);
});

test('a 主项 that gets 子项 is split, and the inverse merged', () => {
  const whole = [{ ...FOOD, 基本编码: '000131003000' }];
  const parts = [
    { ...FOOD, 基本编码: '00013100300Y' },
    { ...FOOD, 基本编码: '000131003001', 事项名称: '食品经营许可（市级）', 行使层级: ['市级'] },
    { ...FOOD, 基本编码: '000131003002', 事项名称: '食品经营许可（县级）', 行使层级: ['县级'] },
  ];
  const codes = '000131003001+000131003002+00013100300Y';
  expect(kinds(whole, parts)).toEqual([`拆分 000131003000 → ${codes}`]);
  expect(kinds(parts, whole)).toEqual([`合并 ${codes} → 000131003000`]);
  const [split] = revise(catalog(...whole), catalog(...parts)).items;
  expect(split).toMatchObject({ applicant: '不变', regional: '不变' });
});

test('a 子项 that becomes several with names that build on it', () => {
  const one = { ...FOOD, 基本编码: '000131003001' };
  const parent = { ...FOOD, 基本编码: '00013100300Y', 事项名称: '食品类许可' };
  const first = { ...one, 事项名称: '食品经营许可（首次申请）' };
  const second = { ...one, 基本编码: '000131003002', 事项名称: '食品经营许可（变更）' };
  expect(kinds([parent, one], [parent, first, second])).toEqual([
    '拆分 000131003001 → 000131003001+000131003002',
  ]);
  // The item that keeps its name stays; the other is new.
  expect(kinds([parent, one], [parent, one, second])).toEqual(['新增  → 000131003002']);
});

test('a family that is renumbered whole', () => {
  const renumbered = (row: Values, code: string) => ({ ...row, 基本编码: code });
  expect(
    kinds(
      [FOOD, PRODUCTION, PESTICIDE],
      [
        renumbered(FOOD, '000131101000'),
        renumbered(PRODUCTION, '000131102000'),
        renumbered(PESTICIDE, '000120101000'),
      ],
    ),
  ).toEqual([
    '重新编码 000120005000 → 000120101000',
    '重新编码 000131003000 → 000131101000',
    '重新编码 000131901000 → 000131102000',
  ]);
  const { items } = revise(catalog(FOOD), catalog(renumbered(FOOD, '000131003001')));
  expect(items[0]?.match).toEqual({ by: '主干', confidence: 0.95 });
});

test('a renumbered item in other words is known by its content', () => {
  const before = { ...PESTICIDE, 事项名称: '农药经营许可证核发' };
  const after = {
    ...PESTICIDE,
    基本编码: '000120105000',
    事项名称: '农药（含限制使用农药）经营许可',
  };
  const { items } = revise(catalog(before, FOOD), catalog(FOOD, after));
  expect(items.map(told)).toEqual(['重新编码 000120005000 → 000120105000']);
  expect(items[0]?.match).toEqual({ by: '内容', confidence: 0.7 });
  expect(kinds([PRODUCTION], [{ ...FOOD, 基本编码: '000131103000' }])).toHaveLength(2);
});

test('实施编码 follow the renumbered 基本编码 and the changed body', () => {
  const before = [...catalog(FOOD), ...implementation(implementationRow({}))];
  const code = '11320500MB1234567X3000131101000';
  const after = [
    ...catalog({ ...FOOD, 基本编码: '000131101000' }),
    ...implementation(
      implementationRow({ 基本编码: '000131101000', 实施编码: code, 实施主体: '苏州市行政审批局' }),
    ),
  ];
  const revision = revise(before, after);
  expect(revision.items.map(told)).toEqual([
    '重新编码 000131003000 → 000131101000',
    `重新编码 11320500014149909Y3000131003000 → ${code}`,
  ]);
  expect(revision.items[1]?.match).toEqual({ by: '编码', confidence: 0.98 });
  expect([...revision.renumbered]).toEqual([['000131003000', '000131101000']]);
});

test('an 实施编码 that is handled as several 业务办理项', () => {
  const row = implementationRow({});
  const part = (serial: string, name: string) => ({
    ...row,
    业务办理项编码: `${String(row.实施编码)}${serial}`,
    业务办理项名称: name,
  });
  const { items } = revise(
    implementation(row),
    implementation(part('01', '首次申请'), part('02', '延续')),
  );
  expect(items.map(({ kind, before, after }) => [kind, before.length, after.length])).toEqual([
    ['拆分', 1, 2],
  ]);
});

test('headers: 版本, 未承接 entry by entry', () => {
  const draft = (header: Values) => [{ header: { 类别: '基本目录', ...header }, rows: [FOOD] }];
  const { headers, items } = revise(
    draft({ 版本: '1', 未承接: [{ 基本编码: '000120005000', 理由: '无权限' }] }),
    draft({
      版本: '2',
      未承接: [
        { 基本编码: '000120006000', 理由: '无权限' },
        { 基本编码: '000120005000', 理由: '下放' },
      ],
    }),
  );
  expect(items).toEqual([]);
  expect(headers).toHaveLength(1);
  const [version, unclaimed] = headers[0]!.elements;
  expect(version).toMatchObject({ element: '版本', before: '1', after: '2' });
  expect(unclaimed?.entries).toMatchObject([
    { kind: '变更', parts: [{ element: '理由', before: '无权限', after: '下放' }] },
    { kind: '增加', after: { text: '000120006000' } },
  ]);
});

test('guides follow their renumbered item by their serial', () => {
  const body = '11320500014149909Y3';
  const guide = (basic: string, serial: string, place: string): Values => ({
    实施编码: `${body}${basic}`,
    业务办理项编码: `${body}${basic}${serial}`,
    事项名称: '食品经营许可',
    办理地点: place,
    办理时间: '工作日',
    咨询方式: '0512-00000000',
  });
  const serials = ['01', '02', '03', '04'];
  const guides = (basic: string) => [
    { header: { 类别: '办事指南' }, rows: serials.map((serial) => guide(basic, serial, '一楼')) },
  ];
  const { items } = revise(
    [...catalog(FOOD), ...guides('000131003000')],
    [...catalog({ ...FOOD, 基本编码: '000131101000' }), ...guides('000131101000').reverse()],
  );
  expect(items.slice(1).map(told)).toEqual(
    serials.map((serial) => `重新编码 ${body}000131003000${serial} → ${body}000131101000${serial}`),
  );
});

test('rows of lists are known by item and measure, and go the way of their list', () => {
  const list = (...rows: readonly Values[]) => [
    { header: { 类别: '专项清单', 清单: '中介服务事项清单' }, rows },
  ];
  const row = { 事项名称: '食品经营许可', 基本编码: '000131003000', 设定依据: '《示例办法》' };
  const test_ = { ...row, 中介服务名称: '检验报告' };
  const plan = { ...row, 中介服务名称: '设计图编制' };
  const come = revise(list(test_), list(plan, test_)).items;
  expect(come).toMatchObject([{ kind: '新增', applicant: '增加', regional: '不变' }]);
  const reworded = revise(list(test_), list({ ...test_, 中介服务名称: '检验报告书' })).items;
  expect(reworded).toMatchObject([{ kind: '变更', elements: [{ element: '中介服务名称' }] }]);
});

test('rows of a 标准 and of an 实施清单 are never taken for one another', () => {
  const row = implementationRow({});
  const { 实施编码: _code, 实施主体: _body, ...standardRow } = row;
  const standardDocument = { header: { 类别: '实施清单', 性质: '标准' }, rows: [standardRow] };
  const { items } = revise(implementation(row), [standardDocument]);
  expect(items.map(({ kind, variant }) => [kind, variant.standard === true])).toEqual([
    ['新增', true],
    ['取消', false],
  ]);
});

test('two rows of one code are still told apart', () => {
  const other = { ...FOOD, 主管部门: '国家卫生健康委员会' };
  expect(kinds([FOOD, other], [other, FOOD])).toEqual([]);
  expect(kinds([FOOD, other], [other])).toEqual(['取消 000131003000 → ']);
});
