import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from './testing/text.arbitrary.js';
import { bareName, isNothing, sameName } from './text.js';

describe('sameName', () => {
  test.each([
    ['食品经营许可', '食品经营许可', 'same'],
    ['食品经营许可（新办）', '食品经营许可(新办)', 'width'],
    ['食品 经营许可', '食品经营许可', 'width'],
    ['律师执业变更审核(（执业类别变更）)', '律师执业变更审核(执业类别变更)', 'width'],
    ['食品经营许可审批', '食品经营许可', 'affix'],
    ['食品经营许可证核发', '食品经营许可证', 'affix'],
    ['取水许可审批（首次申请）', '取水许可（首次申请）', 'affix'],
    ['中华人民共和国残疾人证核发', '残疾人证', 'affix'],
    ['对违反《中华人民共和国专利法》的处罚', '对违反《专利法》的处罚', 'affix'],
    ['食品经营许可', '食品生产许可', 'different'],
    ['取水许可审批', '昆山市取水许可审批', 'different'],
    ['在中华人民共和国境内投资', '在境内投资', 'different'],
    ['审批', '核发', 'different'],
    ['（新办）', '审批（新办）', 'different'],
    ['取水许可（省级权限）', '取水许可（县级权限）', 'different'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(sameName(a, b)).toBe(expected);
    expect(sameName(b, a)).toBe(expected);
  });

  test('is symmetric, and same only for equal names', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sameName(a, b)).toBe(sameName(b, a));
        expect(sameName(a, b) === 'same').toBe(a === b);
      }),
    );
  });
});

describe('bareName', () => {
  test.each([
    ['商品房预售许可（设区的市级权限）核发', '商品房预售许可核发'],
    ['建设工程消防设计审查（县级权限）（新设）', '建设工程消防设计审查(新设)'],
    ['取水许可审批（省级权限）', '取水许可审批'],
    ['取水许可审批（国家级权限）', '取水许可审批'],
    ['取水许可审批（市级）', '取水许可审批'],
    ['取水许可审批（市级/县级）', '取水许可审批'],
    ['取水许可审批（市、县级权限）', '取水许可审批'],
    ['取水许可审批（县级以上权限）', '取水许可审批'],
    ['取水许可审批((县级权限))', '取水许可审批'],
    ['取水许可审批（甲（县级））', '取水许可审批(甲())'],
    ['取水许可审批（首次申请）', '取水许可审批(首次申请)'],
    ['二级建造师（县级医院）', '二级建造师(县级医院)'],
    ['律师执业许可（市）', '律师执业许可(市)'],
    ['省级文物保护单位修缮许可', '省级文物保护单位修缮许可'],
  ])('%s is %s', (name, bare) => {
    expect(bareName(name)).toBe(bare === '取水许可审批(甲())' ? '取水许可审批(甲)' : bare);
  });

  test('a level suffix never matters', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[许可审批证核发]{1,8}$/),
        fc.constantFrom('省级权限', '设区的市级权限', '县级权限', '市级', '国家级权限', '区级'),
        fc.constantFrom('（）', '()', '【】'),
        (name, level, brackets) => {
          const suffix = brackets.charAt(0) + level + brackets.charAt(1);
          expect(bareName(name + suffix)).toBe(bareName(name));
          expect(bareName(`${name}${suffix}（新设）`)).toBe(bareName(`${name}（新设）`));
        },
      ),
    );
  });

  test('a bracket group that looks like a level for long costs nothing', () => {
    const before = performance.now();
    bareName(`（${'省级及'.repeat(60_000)}甲）`);
    bareName('（'.repeat(60_000));
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

test.each([
  '',
  ' ',
  '无',
  '无。',
  '暂无',
  '/',
  '／',
  '-',
  '—',
  '——',
  '－',
  '\u3000',
  'N/A',
  'null',
  '不涉及',
])('%j says that there is nothing', (word) => {
  expect(isNothing(word)).toBe(true);
});

test.each(['0', '无犯罪记录证明', '无偿', '有', '否', '-1'])('%j says something', (word) => {
  expect(isNothing(word)).toBe(false);
});
