import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { ruleById } from '../rules/index.js';
import { configJsonSchema } from './json-schema.js';
import { configSchema } from './schema.js';

const RULE_IDS = [...ruleById.keys()];

test('schemas/sitong.schema.json is what `npm run generate` writes', () => {
  const published = readFileSync(
    new URL('../../schemas/sitong.schema.json', import.meta.url),
    'utf8',
  );
  expect(published).toBe(`${JSON.stringify(configJsonSchema(RULE_IDS), null, 2)}\n`);
});

test('every key has a title and a Chinese description', () => {
  const walk = (schema: Record<string, unknown>): void => {
    for (const [name, property] of Object.entries(
      (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      if (name.includes('/')) continue;
      expect(property.title).toBe(name);
      expect(property.description, name).toMatch(/[\u4e00-\u9fff]/);
      walk(property);
      walk((property.items ?? {}) as Record<string, unknown>);
    }
  };
  walk(configJsonSchema(RULE_IDS));
});

const GOOD = {
  名称: '江苏省政务服务事项目录',
  编码方案: '国家',
  同要素: ['事项名称'],
  规则: { 'logic/phones': 'off' },
  覆盖: [{ 层级: '县级', 规则: { 'guide/missing': 'warning' } }],
  法律库: ['laws/本省法规.csv'],
  忽略: ['草稿/**'],
  审核权限: [{ 类别: '实施清单', 操作: ['新增'], 要素: ['办理流程'], 层级: '市级', 说明: '示例' }],
  豁免: [{ 规则: 'within/catalog', 地区: '320583', 理由: '已批准', 到期日期: '2025-12-31' }],
};

test.each([
  ['a whole configuration', GOOD, true],
  ['an empty configuration', {}, true],
  ['an unknown key', { ...GOOD, 规测: {} }, false],
  ['an unknown severity', { 规则: { 'logic/phones': 'fatal' } }, false],
  ['an unknown level', { 覆盖: [{ 层级: '区级', 规则: {} }] }, false],
  ['an authority without a level', { 审核权限: [{ 类别: '实施清单' }] }, false],
  [
    'an authority of an operation that is none',
    { 审核权限: [{ 操作: ['删除'], 层级: '本级' }] },
    false,
  ],
  ['an override without rules', { 覆盖: [{ 层级: '县级' }] }, false],
  ['a code without quotes', { 豁免: [{ 规则: 'same/name', 地区: 320583 }] }, false],
  ['a date that is none', { 豁免: [{ 规则: 'same/name', 到期日期: '年底' }] }, false],
])('%s: the published schema and the program agree', (_name, config, valid) => {
  const validate = new Ajv2020({ strict: true }).compile(configJsonSchema(RULE_IDS));
  expect(validate(config)).toBe(valid);
  expect(configSchema.safeParse(config).success).toBe(valid);
});

test('a rule that does not exist is refused', () => {
  const validate = new Ajv2020({ strict: true }).compile(configJsonSchema(RULE_IDS));
  expect(validate({ 规则: { 'logic/phone': 'off' } })).toBe(false);
  expect(validate({ 豁免: [{ 规则: 'logic/phone' }] })).toBe(false);
});
