import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { benchModule, ROOT } from './suite.js';

const { fileSchema } = await benchModule<{ fileSchema: () => AnySchema }>('peers/schema.mjs');
const { partOf } = await benchModule<{
  partOf: <T extends { region: string; bytes: number }>(files: T[], megabytes: number) => T[];
}>('suite/provinces.mjs');
const validate = new Ajv({ allErrors: true, strict: false }).compile(fileSchema());

const FOLDER = join(ROOT, 'catalogs/江苏');
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.yaml') && path !== 'sitong.yaml',
);
const read = (path: string) => parse(readFileSync(join(FOLDER, path), 'utf8'));

test('the schema of the peers passes the catalogs of 江苏, of every 类别 that they have', () => {
  const kinds = FILES.map((path) => {
    const document = read(path);
    validate(document);
    expect({ path, errors: validate.errors }).toEqual({ path, errors: null });
    return document.类别;
  });
  expect([...new Set(kinds)].sort()).toEqual(
    ['专项清单', '关联清单', '办事指南', '地区', '基本目录', '实施清单'].sort(),
  );
});

test.each([
  ['an unknown key of a row', { 办理场地: '一楼' }, 'additionalProperties'],
  ['a word outside its dictionary', { 事项类型: '示例类型' }, 'enum'],
  ['a wrong type', { 法定办结时限: '二十' }, 'type'],
  ['a missing element', { 设定依据: undefined }, 'required'],
  ['a limit without its unit', { 法定办结时限: 3, 法定办结时限单位: undefined }, 'dependencies'],
])('it tells %s', (_, change, keyword) => {
  const path = FILES.find((file) => file.endsWith('实施清单.yaml'))!;
  const document = read(path);
  const [first, ...others] = document.事项;
  const row = Object.entries({ ...first, ...change }).filter(([, value]) => value !== undefined);
  expect(validate({ ...document, 事项: [Object.fromEntries(row), ...others] })).toBe(false);
  const found = validate.errors?.filter((error) => error.keyword !== 'if');
  expect(found?.map((error) => [error.keyword, error.instancePath.split('/')[2]])).toEqual([
    [keyword, '0'],
  ]);
});

test('it tells a key that no header has', () => {
  expect(
    validate({ ...read(FILES.find((file) => file.endsWith('基本目录.yaml'))!), 版次: 1 }),
  ).toBe(false);
  expect(validate.errors?.map(({ params }) => params.additionalProperty)).toContain('版次');
});

test('a part of a province is whole regions, as few as are enough', () => {
  const file = (region: string) => ({ region, bytes: 600_000 });
  const files = ['1', '1', '1', '2', '2', '3'].map(file);
  expect(partOf(files, 1).map(({ region }) => region)).toEqual(['1', '1', '1']);
  expect(partOf(files, 2).map(({ region }) => region)).toEqual(['1', '1', '1', '2', '2']);
  expect(partOf(files, 9)).toEqual(files);
});
