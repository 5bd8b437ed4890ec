import { expect, test } from 'vitest';
import {
  BUILT_IN_PROFILES,
  builtInProfile,
  isBuiltInProfile,
  parseProfile,
  toProfile,
} from './profile.js';
import { Standard } from './standard.js';

test.each(BUILT_IN_PROFILES)('%s numbers every 事项类型', (name) => {
  const profile = builtInProfile(name);
  const words = new Standard().elements('基本目录').get('事项类型')?.words;
  expect(profile.name).toBe(name);
  expect([...profile.typeDigits.keys()].sort()).toEqual([...(words ?? [])].sort());
  for (const digits of profile.typeDigits.values())
    for (const code of digits) expect(code).toMatch(/^\d{2}$/);
  for (const [digits, department] of profile.departments) {
    expect(digits).toMatch(/^\d{2}$/);
    expect(department).not.toBe('');
  }
  expect(isBuiltInProfile(name)).toBe(true);
});

test('the national profile: 10 and 20, departments of national codes only', () => {
  const profile = builtInProfile('国家');
  expect(profile.typeDigits.get('其他行政权力')).toEqual(['10']);
  expect(profile.typeDigits.get('公共服务')).toEqual(['20']);
  expect(profile.departments.get('31')).toBe('市场监管总局');
  expect(profile.departments.size).toBe(69);
  expect(profile.departmentsForOwnCodes).toBe(false);
});

test('Guangdong numbers two types and its departments itself', () => {
  const profile = builtInProfile('广东');
  expect(profile.typeDigits.get('其他行政权力')).toEqual(['20']);
  expect(profile.typeDigits.get('公共服务')).toEqual(['21']);
  expect(profile.typeDigits.get('行政许可')).toEqual(['01']);
  expect(profile.departments.get('06')).toBe('公安');
});

test('a province’s own profile builds on another, and changes only what it says', () => {
  const parsed = parseProfile({
    名称: '某省',
    沿用: '国家',
    事项类型: { 公共服务: ['20', '21'] },
    部门: { '99': '其他部门' },
    部门适用: '全部编码',
  });
  const profile = toProfile(parsed.data!);
  expect(profile.name).toBe('某省');
  expect(profile.typeDigits.get('公共服务')).toEqual(['20', '21']);
  expect(profile.typeDigits.get('行政许可')).toEqual(['01']);
  expect(profile.departments.get('99')).toBe('其他部门');
  expect(profile.departments.get('31')).toBe('市场监管总局');
  expect(profile.departmentsForOwnCodes).toBe(true);
});

test('a profile that builds on none has only what it says', () => {
  const profile = toProfile(
    parseProfile({ 名称: '某省', 事项类型: { 行政许可: ['XK'] } }).data ?? { 名称: '某省' },
  );
  expect(profile).toMatchObject({ name: '某省', departmentsForOwnCodes: false });
  expect(profile.typeDigits.size + profile.departments.size).toBe(0);
});

test.each([
  ['no name', {}],
  ['digits that are none', { 名称: '某省', 事项类型: { 行政许可: ['1'] } }],
  ['a base that does not exist', { 名称: '某省', 沿用: '某市' }],
  ['an unknown key', { 名称: '某省', 类型: {} }],
])('%s is refused', (_name, value) => {
  expect(parseProfile(value).success).toBe(false);
});
