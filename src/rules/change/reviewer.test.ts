import { expect, test } from 'vitest';
import { buildRegionTree } from '../../model/region-tree.js';
import type { Level } from '../../values/level.js';
import { decisionLevelOf, mayDecide } from './reviewer.js';

const declare = (code: string, name: string, level: Level, parent?: string) => ({
  code,
  name,
  level,
  parent,
  exercises: undefined,
  partial: false,
  legislates: undefined,
  concentrated: [],
  locked: new Map<string, string | undefined>(),
  origin: undefined,
});
const { regions } = buildRegionTree([
  declare('000000', '国家', '国家级'),
  declare('320000', '江苏省', '省级', '000000'),
  declare('320500', '苏州市', '市级', '320000'),
  declare('320583', '昆山市', '县级', '320500'),
  declare('320581', '常熟市', '县级', '320500'),
  declare('220000', '吉林省', '省级', '000000'),
]);
const kunshan = regions.get('320583')!;
const jilin = regions.get('220000')!;

test.each([
  ['江苏省政务服务管理办公室', '省级', '320000'],
  ['江苏省教育厅', '省级', '320000'],
  ['省政务服务管理办公室', '省级', '320000'],
  ['苏州市行政审批局', '市级', '320500'],
  ['江苏省苏州市行政审批局', '市级', '320500'],
  ['昆山市行政审批局', '县级', '320583'],
  ['昆山教育局', '县级', '320583'],
  ['县行政审批局', '县级', '320583'],
  ['国务院办公厅', '国家级', '000000'],
  ['国务院审改办', '国家级', '000000'],
])('%s acts on %s', (unit, level, code) => {
  expect(decisionLevelOf(unit, kunshan)).toEqual({ level, region: regions.get(code) });
});

test.each([
  '常熟市行政审批局',
  '浙江省教育厅',
  '政务服务管理局',
  '苏州市昆山生态环境局',
  '市教育局',
  '昆山市花桥镇人民政府',
])('%s is no unit of the chain, or of no certain level', (unit) => {
  expect(decisionLevelOf(unit, kunshan)).toEqual({ unclear: expect.stringContaining(unit) });
});

test('a city that has the name of the province is not the province', () => {
  expect(decisionLevelOf('吉林市行政审批局', jilin)).toHaveProperty('unclear');
  expect(decisionLevelOf('吉林省政务服务局', jilin)).toMatchObject({ level: '省级' });
});

test.each([
  ['江苏省政务服务管理办公室', '省级', true],
  ['江苏省政务服务管理办公室', '县级', true],
  ['国务院办公厅', '省级', true],
  ['苏州市行政审批局', '省级', false],
  ['昆山市行政审批局', '省级', false],
  ['昆山市行政审批局', '县级', true],
  ['常熟市行政审批局', '县级', false],
] as const)('%s on a matter of %s: %s', (unit, level, may) => {
  const verdict = mayDecide(unit, { region: kunshan, level });
  expect(verdict.may).toBe(may);
  expect(verdict.why).toMatch(/[\u4e00-\u9fff]/);
});
