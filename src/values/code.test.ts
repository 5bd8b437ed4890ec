import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basicCodeFault,
  businessItemCodeFault,
  creditCodeOf,
  embeddedBasicCode,
  implementationCodeFault,
  isChild,
  isParent,
  isWhole,
  levelDigitOf,
  parentCodeOf,
  parseBasicCode,
  stemOf,
  subOf,
  toHalfWidth,
} from './code.js';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const characters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });

const area = fc.oneof(
  fc.constant('00'),
  fc.integer({ min: 10, max: 99 }).map((n) => String(n)),
);
const sub = fc.oneof(digits(3), fc.constant('00Y'));
const basic = fc
  .tuple(area, digits(2), characters('0123456789ABCDEFGHJKLMNPQRTUWXY', 5), sub)
  .map((parts) => parts.join(''));
const body = characters('0123456789ABCDEFGHJKLMNPQRTUWXY', 18);

describe('basicCodeFault', () => {
  test.each([
    '000117051000',
    '320105028002',
    '44010200200Y',
    '440199000000',
    '442199806003',
    '3720A1B2C001',
  ])('%s is well-formed', (code) => {
    expect(basicCodeFault(code)).toBeUndefined();
  });

  test.each([
    ['', 'length', '实际为0位'],
    ['32010502800', 'length', '实际为11位'],
    ['3201050280022', 'length', '应为12位'],
    ['320105０28002', 'full-width', '含全角字符“０”，应改为半角“320105028002”'],
    ['3201050280０２', 'full-width', '“０２”'],
    ['32010502800y', 'characters', '第12位“y”不是数字或大写字母，字母应大写'],
    ['32010五028002', 'characters', '第6位“五”'],
    ['32010-028002', 'characters', '第6位“-”'],
    ['32X105028002', 'characters', '第3至4位（事项类型）应为两位数字，实际为“X1”'],
    ['010105028002', 'area', '第1至2位（地区）应为00或省级行政区划代码前两位，实际为“01”'],
    ['AB0105028002', 'area', '实际为“AB”'],
    ['3201O5028002', 'main', '第5位“O”不能用于主项代码'],
    ['32010502Z002', 'main', '第9位“Z”'],
    ['32010502801Y', 'sub', '第10至12位（子项）应为000、001至999或00Y，实际为“01Y”'],
    ['32010502800X', 'sub', '实际为“00X”'],
  ])('%s has the fault %s', (code, kind, words) => {
    const fault = basicCodeFault(code);
    expect(fault?.kind).toBe(kind);
    expect(fault?.message).toContain(words);
  });

  test('every generated code is well-formed', () => {
    fc.assert(fc.property(basic, (code) => basicCodeFault(code) === undefined));
  });

  test('any cut, added or full-width character is a fault', () => {
    fc.assert(
      fc.property(basic, fc.integer({ min: 0, max: 11 }), (code, at) => {
        const cut = code.slice(0, at) + code.slice(at + 1);
        const wide = String.fromCharCode(code.charCodeAt(at) + 0xfee0);
        const widened = code.slice(0, at) + wide + code.slice(at + 1);
        expect(basicCodeFault(cut)?.kind).toBe('length');
        expect(basicCodeFault(code + code.charAt(at))?.kind).toBe('length');
        expect(basicCodeFault(widened)?.kind).toBe('full-width');
        expect(toHalfWidth(widened)).toBe(code);
      }),
    );
  });
});

describe('implementationCodeFault and businessItemCodeFault', () => {
  test.each([
    '1132050001414925263320105028002',
    '11440232MB2D06811W4000117051000',
    '12441500196720244T3442199806003',
    'TE440000GD030003VV2442199374000',
    '13440000515356094L2442199643000',
  ])('%s is well-formed', (code) => {
    expect(implementationCodeFault(code)).toBeUndefined();
    expect(businessItemCodeFault(`${code}01`)).toBeUndefined();
    expect(businessItemCodeFault(`${code}99`)).toBeUndefined();
    expect(businessItemCodeFault(`${code}00`)?.kind).toBe('serial');
    expect(businessItemCodeFault(`${code}1A`)?.message).toContain('应为01至99，实际为“1A”');
    expect(businessItemCodeFault(code)?.kind).toBe('length');
    expect(implementationCodeFault(`${code}01`)?.kind).toBe('length');
  });

  test.each([
    ['11440000006940116U244010200200Y', 'parent', '第29至31位为“00Y”'],
    ['11440000006940116U0440102002003', 'level', '第19位（行使层级）应为1至6，实际为“0”'],
    ['11440000006940116U7440102002003', 'level', '“7”'],
    ['I1440000006940116U2440102002003', 'body', '第1位“I”不能用于统一社会信用代码'],
    [
      '11440000006940116u2440102002003',
      'body',
      '第18位“u”不能用于统一社会信用代码（第1至18位），字母应大写',
    ],
    ['TE440000gD030003VV2442199374000', 'body', '第9位“g”'],
    ['11440000006940116U2040102002003', 'area', '第20至21位（地区）'],
    ['11440000006940116U2440I02002003', 'characters', '第22至23位（事项类型）'],
    ['11440000006940116U2440102S02003', 'main', '第26位“S”'],
    ['11440000006940116U244010200210Y', 'sub', '第29至31位（子项）'],
    ['11440000006940116U24401０2002003', 'full-width', '“０”'],
    ['ff8080815e01f0b9015e0389183c0f904331400515002', 'length', '实际为45位'],
  ])('%s has the fault %s', (code, kind, words) => {
    const fault = implementationCodeFault(code);
    expect(fault?.kind).toBe(kind);
    expect(fault?.message).toContain(words);
    if (kind === 'full-width' || kind === 'length') return;
    expect(businessItemCodeFault(`${code}01`)).toEqual(fault);
  });

  test('body, level and 基本编码 make an 实施编码, and are found in it again', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 6 }), basic, (credit, level, code) => {
        const whole = `${credit}${level}${code}`;
        expect(implementationCodeFault(whole)?.kind).toBe(isParent(code) ? 'parent' : undefined);
        expect(creditCodeOf(whole)).toBe(credit);
        expect(levelDigitOf(`${whole}07`)).toBe(String(level));
        expect(embeddedBasicCode(`${whole}07`)).toBe(code);
      }),
    );
  });
});

describe('taking a 基本编码 apart', () => {
  test('parts', () => {
    expect(parseBasicCode('32010502800Y')).toEqual({
      area: '32',
      type: '01',
      main: '05028',
      stem: '320105028',
      sub: '00Y',
    });
    expect(parentCodeOf('320105028002')).toBe('32010502800Y');
  });

  test('parent, whole and child exclude each other and cover every code', () => {
    fc.assert(
      fc.property(basic, (code) => {
        expect([isParent(code), isWhole(code), isChild(code)].filter(Boolean)).toHaveLength(1);
        expect(isParent(parentCodeOf(code))).toBe(true);
        expect(stemOf(parentCodeOf(code))).toBe(stemOf(code));
        expect(stemOf(code) + subOf(code)).toBe(code);
        const { area: place, type, main, stem, sub: part } = parseBasicCode(code);
        expect(place + type + main + part).toBe(code);
        expect(place + type + main).toBe(stem);
        expect(isChild(code)).toBe(/^\d+$/.test(part) && Number(part) > 0);
      }),
    );
  });
});

test('toHalfWidth touches only full-width ASCII and the ideographic space', () => {
  expect(toHalfWidth('ＡＢＣ（１２３）　～')).toBe('ABC(123) ~');
  expect(toHalfWidth('许可“一”、【二】。')).toBe('许可“一”、【二】。');
});
