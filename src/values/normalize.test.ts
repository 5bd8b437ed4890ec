import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from './testing/text.arbitrary.js';
import { normalizeText } from './text.js';

describe('normalizeText', () => {
  test.each([
    ['取水许可审批（设区的市级权限）（首次申请）', '取水许可审批(设区的市级权限)(首次申请)'],
    ['ＧＢ／Ｔ　３９５５４', 'GB/T39554'],
    ['国发〔2022〕5号', '国发(2022)5号'],
    ['国发[2022]5号', '国发(2022)5号'],
    ['国发【2022】5号', '国发(2022)5号'],
    ['国发［2022］5号', '国发(2022)5号'],
    ['《关于修改〈专利法〉的决定》', '《关于修改《专利法》的决定》'],
    ['“证照分离”', '"证照分离"'],
    ["‘证照分离'", '"证照分离"'],
    ['「证照分离」', '"证照分离"'],
    ['｢证照分离｣', '"证照分离"'],
    ['申请书 、 身份证\u200b\n', '申请书、身份证'],
    ['资产证明。', '资产证明'],
    ['资产证明；。', '资产证明'],
    ['2021—2025年', '2021-2025年'],
    ['——2025', '-2025'],
    ['阿不都•热合曼', '阿不都·热合曼'],
    ['律师执业变更审核(（执业类别变更）)', '律师执业变更审核(执业类别变更)'],
    ['（（（市级）））', '(市级)'],
    ['甲（乙（丙））', '甲(乙(丙))'],
    ['⽤⼾证明', '用户证明'],
    ['食品经营许可', '食品经营许可'],
    ['', ''],
    ['。', ''],
  ])('%s becomes %s', (before, after) => {
    expect(normalizeText(before)).toBe(after);
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (raw) => {
        const once = normalizeText(raw);
        expect(normalizeText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('spaces and widths never matter', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const spaced = [...raw].join('\u3000');
        const wide = raw.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        expect(normalizeText(wide)).toBe(normalizeText(raw));
        expect(normalizeText(spaced)).toBe(normalizeText(raw));
      }),
    );
  });

  test('keeps every Chinese character and digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥0-9A-Za-z]{0,20}$/), (plain) => {
        expect(normalizeText(plain)).toBe(plain);
      }),
    );
  });
});
