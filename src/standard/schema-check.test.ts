import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonSchema, META } from './element.js';
import { readSchemas, SCHEMA_NAMES } from './schema-files.js';
import { changedValue } from './testing/changed-value.js';
import { Validators } from './validators.js';

const schemas = readSchemas();
const validators = new Validators(schemas);
const ajv = new Ajv2020({ strict: false, unicodeRegExp: true });
for (const [name, schema] of schemas) ajv.addSchema(schema, encodeURI(`${name}.schema.json`));

const DEFINITIONS = SCHEMA_NAMES.flatMap((name) =>
  Object.keys(schemas.get(name)?.$defs as object).map((key) => `${name}.schema.json#/$defs/${key}`),
);

const HEADERS = SCHEMA_NAMES.filter((name) => !['要素', '地区'].includes(name));

/** A value that is as a schema asks, for most schemas. */
function sample(schema: JsonSchema, file: string): unknown {
  if (typeof schema.$ref === 'string') {
    const [name, pointer = ''] = decodeURI(schema.$ref).split('#') as [string, string?];
    const target = name === '' ? file : name;
    let found = schemas.get(target.replace('.schema.json', '') as never) as JsonSchema;
    for (const step of pointer.split('/').slice(1)) found = found[step] as JsonSchema;
    return sample(found, target);
  }
  if (Array.isArray(schema.allOf) && schema.properties === undefined)
    return { ...requiredOf(schema), ...(sample(schema.allOf[0], file) as object) };
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  switch ([schema.type].flat()[0]) {
    case 'array':
      return schema.items === undefined ? [] : [sample(schema.items as JsonSchema, file)];
    case 'integer':
      return 3;
    case 'boolean':
      return true;
    case 'string':
      return textOf(String(schema.pattern ?? ''));
    default: {
      const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
      return Object.fromEntries(
        Object.entries(properties).map(([key, property]) => [key, sample(property, file)]),
      );
    }
  }
}

function requiredOf({ required }: JsonSchema): object {
  return Object.fromEntries((required as string[]).map((name) => [name, '甲']));
}

const TEXTS = [
  '待填',
  '320583',
  '2026-01-01',
  '县级',
  '000131003000',
  '1132058301414925264000131003000',
  '113205830141492526400013100300001',
  '113205830141492526',
];

function textOf(pattern: string): string {
  return TEXTS.find((text) => new RegExp(pattern, 'u').test(text)) ?? '甲';
}

describe('the quick checks say what the whole validator says', () => {
  const told = (schema: JsonSchema, start: unknown) => {
    const check = validators.checks.of(schema, '');
    if (check === undefined) throw new Error('no check');
    const validate = ajv.compile(schema);
    const counts = { valid: 0, wrong: 0 };
    fc.assert(
      fc.property(changedValue(start), (value) => {
        const valid = validate(value);
        counts[valid ? 'valid' : 'wrong']++;
        expect(check(value), JSON.stringify(value)).toBe(valid);
      }),
      { numRuns: 150 },
    );
    return counts;
  };

  test.each(DEFINITIONS)('%s', (reference) => {
    const schema = { $ref: encodeURI(reference) };
    const counts = told(schema, sample(schema, ''));
    expect(counts.wrong).toBeGreaterThan(10);
    expect(counts.valid).toBeGreaterThan(5);
  });

  test.each(HEADERS)('the header of %s', (name) => {
    const schema = {
      $ref: encodeURI(`${name}.schema.json#/$defs/文头`),
      unevaluatedProperties: false,
    };
    expect(told(schema, sample(schema, '')).valid).toBeGreaterThan(5);
  });

  test('a file of regions: one, or a list', () => {
    const one = { 地区代码: '320583', 地区名称: '昆山市', 层级: '县级', 锁定规则: ['same/name'] };
    const schema = { $ref: encodeURI('地区.schema.json') };
    expect(told(schema, { 类别: '地区', ...one }).valid).toBeGreaterThan(5);
    expect(told(schema, { 类别: '地区', 地区: [one, one] }).valid).toBeGreaterThan(5);
  });
});

test('elements that a row may lack are excused, in the row alone', () => {
  const schema = JSON.parse(`{
    "properties": { "甲": { "properties": { "乙": {} }, "required": ["乙"] } },
    "required": ["乙"],
    "if": { "required": ["丙"] },
    "then": { "required": ["乙", "丁"] }
  }`) as JsonSchema;
  const check = validators.checks.of(schema, '', new Set(['乙']));
  expect(validators.checks.of(schema, '')?.({})).toBe(false);
  expect(check?.({})).toBe(true);
  expect(check?.({ 甲: {} })).toBe(false);
  expect(check?.({ 丙: 1 })).toBe(false);
  expect(check?.({ 丙: 1, 丁: 1 })).toBe(true);
});

test.each([{ format: 'date' }, { minLength: 2 }, { type: 'null' }, { $ref: 'x.schema.json' }])(
  'a schema with %j is left to the whole validator',
  (schema) => {
    expect(validators.checks.of({ properties: { 甲: schema } }, '')).toBeUndefined();
    expect(validators.checks.of({ [META]: { 形状: 'text' } }, '')?.(1)).toBe(true);
  },
);
