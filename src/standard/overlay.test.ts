import { expect, test } from 'vitest';
import type { CatalogKind } from '../model/kinds.js';
import { type Overlay, overlaySchema } from './overlay.js';
import { type RowVariant, Standard } from './standard.js';

function extended(overlay: Overlay): Standard {
  return new Standard([overlaySchema.parse(overlay)]);
}

/** Names of the elements that an empty row misses. */
function missing(standard: Standard, kind: CatalogKind, variant: RowVariant = {}): unknown[] {
  const validate = standard.row(kind, variant);
  validate({});
  return (validate.errors ?? []).map(({ params }) => params.missingProperty);
}

function wrong(standard: Standard, kind: CatalogKind, row: object): string[] {
  const validate = standard.row(kind, {});
  validate(row);
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'required')
    .map(({ instancePath }) => instancePath);
}

test.each([
  ['text', '甲', 5],
  ['texts', ['甲'], '甲'],
  ['citations', ['《中华人民共和国食品安全法》'], '甲'],
  ['int', 5, '5'],
  ['bool', true, '是'],
  ['date', '2024-02-29', '2025-02-29'],
  ['word', '甲', '丙'],
  ['words', ['甲', '乙'], ['甲', '丙']],
] as const)('an element of shape %s is added and judged', (形状, good, bad) => {
  const words = 形状.startsWith('word') ? { 取值: ['甲', '乙'] } : {};
  const standard = extended({
    要素: [
      {
        类别: '基本目录',
        名称: '省级要素',
        形状,
        向下: '不高于',
        国家字段: 'x',
        说明: '本省的',
        来源: '某文件',
        ...words,
      },
    ],
  });
  expect(standard.faults).toEqual([]);
  expect(standard.elements('基本目录').get('省级要素')).toMatchObject({
    name: '省级要素',
    shape: 形状,
    direction: '不高于',
    field: 'x',
    note: '本省的',
    source: '某文件',
  });
  expect(wrong(standard, '基本目录', { 省级要素: good })).toEqual([]);
  expect(wrong(standard, '基本目录', { 省级要素: bad })).toHaveLength(1);
  expect(missing(standard, '基本目录')).not.toContain('省级要素');
});

test('an added element may be required, always or only of an implementing body', () => {
  const element = { 类别: '实施清单', 形状: 'text', 向下: '自主' } as const;
  const standard = extended({
    要素: [
      { ...element, 名称: '总是', 必填: '是' },
      { ...element, 名称: '实施时', 必填: '性质为实施时' },
    ],
  });
  expect(missing(standard, '实施清单')).toEqual(expect.arrayContaining(['总是', '实施时']));
  const common = missing(standard, '实施清单', { standard: true });
  expect(common).toContain('总是');
  expect(common).not.toContain('实施时');
  expect(standard.elements('实施清单', { standard: true }).has('总是')).toBe(true);
});

test('an open dictionary takes other words', () => {
  const standard = extended({
    要素: [
      { 类别: '办事指南', 名称: '特色', 形状: 'word', 取值: ['甲'], 开放: true, 向下: '自主' },
    ],
  });
  expect(standard.elements('办事指南').get('特色')).toMatchObject({ open: true, words: ['甲'] });
  expect(wrong(standard, '办事指南', { 特色: '乙' })).toEqual([]);
});

test('materials and related lists may be extended too', () => {
  const standard = extended({
    要素: [
      { 类别: '材料', 名称: '电子证照', 形状: 'text', 向下: '自主' },
      { 类别: '关联清单', 名称: '批次', 形状: 'text', 向下: '自主' },
    ],
    必填: { 材料: ['来源渠道'] },
  });
  expect(standard.materialElements().has('电子证照')).toBe(true);
  expect(standard.elements('实施清单').get('申请材料')?.parts?.has('电子证照')).toBe(true);
  expect(standard.elements('关联清单', { list: '市场准入负面清单' }).has('批次')).toBe(true);
  const validate = standard.row('实施清单', {});
  validate({ 申请材料: [{ 材料名称: '甲', 材料必要性: '必要', 电子证照: '乙' }] });
  const within = (validate.errors ?? []).filter(({ instancePath }) => instancePath !== '');
  expect(within.map(({ params }) => params)).toEqual([{ missingProperty: '来源渠道' }]);
});

test('elements become required, also in a standard document', () => {
  const standard = extended({
    必填: { 基本目录: ['服务对象'], 实施清单: ['审批结果名称', '实施主体'] },
  });
  expect(standard.faults).toEqual([]);
  expect(missing(standard, '基本目录')).toContain('服务对象');
  expect(standard.elements('基本目录').get('服务对象')?.required).toBe('是');
  expect(missing(standard, '实施清单', { standard: true })).toContain('审批结果名称');
  expect(missing(standard, '实施清单', { standard: true })).not.toContain('实施主体');
  const names = missing(standard, '实施清单');
  expect(new Set(names).size).toBe(names.length);
});

test('dictionaries grow: of a word, of a list of words, of an open one', () => {
  const standard = extended({
    词典: {
      实施清单: { 办件类型: ['联办件'], 办理形式: ['自助终端'], 自然人主题分类: ['人才服务'] },
    },
  });
  expect(standard.elements('实施清单').get('办件类型')?.words).toContain('联办件');
  expect(
    wrong(standard, '实施清单', {
      办件类型: '联办件',
      办理形式: ['自助终端'],
      自然人主题分类: ['人才服务'],
    }),
  ).toEqual([]);
  expect(wrong(standard, '实施清单', { 办件类型: '联合件' })).toEqual(['/办件类型']);
  expect(wrong(new Standard(), '实施清单', { 办件类型: '联办件' })).toEqual(['/办件类型']);
});

test('what cannot be done is said in Chinese', () => {
  const standard = extended({
    要素: [{ 类别: '基本目录', 名称: '事项名称', 形状: 'text', 向下: '自主' }],
    必填: { 实施清单: ['没有的要素'] },
    词典: { 基本目录: { 事项名称: ['甲'], 没有的要素: ['甲'] } },
  });
  expect(standard.faults.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    '要素.0.名称 基本目录已有要素“事项名称”，不能再增加',
    '必填.实施清单.0 实施清单没有要素“没有的要素”',
    '词典.基本目录.事项名称 基本目录的要素“事项名称”没有词典',
    '词典.基本目录.没有的要素 基本目录没有要素“没有的要素”',
  ]);
  expect(standard.elements('基本目录').get('事项名称')?.direction).toBe('相同');
});

test('overlays add up, and leave the published standard as it is', () => {
  const overlay = (name: string): Overlay => ({
    要素: [{ 类别: '基本目录', 名称: name, 形状: 'text', 向下: '自主' }],
  });
  const standard = new Standard([overlay('甲'), overlay('乙')]);
  expect([...standard.elements('基本目录').keys()].slice(-2)).toEqual(['甲', '乙']);
  expect(new Standard([overlay('甲'), overlay('甲')]).faults).toHaveLength(1);
  expect(new Standard().elements('基本目录').has('甲')).toBe(false);
});
