import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Citation, chineseNumber, formatArticle, parseCitations } from './citation.js';
import { range, reference } from './testing/article.arbitrary.js';
import { CITATION_CASES } from './testing/citation.cases.js';

/** A citation in the notation of the cases. */
function reading(citation: Citation): string {
  return [
    citation.tag ?? '',
    citation.quoted ? citation.title : `?${citation.title}`,
    citation.documentNumber ?? '',
    citation.date ?? '',
    citation.articles.map(formatArticle).join('、'),
    citation.locators.join('、'),
  ]
    .join(' | ')
    .replace(/[ |]+$/, '')
    .trim();
}

const title = fc.stringMatching(/^[食品药安全管理消防]{2,10}(法|条例|办法)$/);

describe('parseCitations', () => {
  test('there are cases to read', () => {
    expect(CITATION_CASES.length).toBeGreaterThan(160);
  });

  test.each(CITATION_CASES)('$text', ({ text, citations, rest }) => {
    const parsed = parseCitations(text);
    expect(parsed.citations.map(reading)).toEqual(citations);
    expect(parsed.rest).toBe(rest);
  });

  test('what was written is kept', () => {
    const text = '依据：【法律】《食品安全法》（2021年修正）第３５条、县政府〔2019〕12号。其他';
    const parsed = parseCitations(text);
    expect(parsed.citations.map(({ raw }) => raw)).toEqual([
      '【法律】《食品安全法》（2021年修正）第３５条',
      '县政府〔2019〕12号',
    ]);
    expect(parsed.rest).toBe('其他');
  });

  test('written acts are read again, in order', () => {
    const act = fc.record({
      title,
      articles: fc.array(fc.oneof(reference, range), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(act, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('、', '；', '\n', '和'),
        (acts, joiner) => {
          const text = acts
            .map((one) => `《${one.title}》${one.articles.map(formatArticle).join('、')}`)
            .join(joiner);
          const parsed = parseCitations(text);
          expect(
            parsed.citations.map((one) => ({ title: one.title, articles: one.articles })),
          ).toEqual(acts);
          expect(parsed.rest).toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('digits, widths and spaces do not matter', () => {
    fc.assert(
      fc.property(title, reference, (name, ref) => {
        const written = `《${name}》${formatArticle(ref)}`;
        const arabic = written.replace(/[零一二三四五六七八九十百]+(?=[条款）]|$)/g, (words) =>
          String(chineseNumber(words) ?? words),
        );
        const wide = arabic.replace(/\d/g, (digit) =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        );
        const [first] = parseCitations(written).citations;
        for (const variant of [arabic, wide, arabic.replaceAll('第', ' 第 ')]) {
          expect(parseCitations(variant).citations[0]?.articles).toEqual(first?.articles);
        }
      }),
    );
  });

  test('never throws, and takes its parts from the text in order', () => {
    const mess = fc.string({
      unit: fc.constantFrom(
        ...'《》〈〉【】（）()〔〕第一二十百条款项目章附件至、，；：。“”国发令号法律办法规定之和2022年5 \n',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(mess, (text) => {
        let at = 0;
        for (const { raw } of parseCitations(text).citations) {
          const found = text.indexOf(raw, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + raw.length;
        }
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['《', 50_000],
    ['《A', 50_000],
    ['（', 50_000],
    ['第一条', 50_000],
    ['第一、', 50_000],
    ['国', 50_000],
    ['国 ', 50_000],
    ['附件', 50_000],
    ['一、', 50_000],
    [' ', 50_000],
    ['《食品安全法》第一条 国', 5000],
    ['《食品安全法》第一条：“', 5000],
  ])('%s many times costs little', (part, times) => {
    for (const text of [
      part.repeat(times),
      `《食品安全法》${part.repeat(times)}`,
      `${part.repeat(times)}x`,
    ]) {
      const before = performance.now();
      parseCitations(text);
      expect(performance.now() - before).toBeLessThan(3000);
    }
  });
});

describe('key', () => {
  const keyOf = (text: string): string | undefined => parseCitations(text).citations[0]?.key;

  test.each([
    ['《中华人民共和国食品安全法》第三十五条', '《食品安全法》'],
    ['《中华人民共和国食品安全法（2021年修正）》', '《食品安全法》（2018年修正）'],
    ['《食品安全法(2009)》', '《食品安全法》'],
    ['《食品安全法（2015年4月24日修订）》', '《食品安全法》'],
    ['《食品安全法（2018年第一次修正）》', '《食品安全法》'],
    ['《江苏省实施〈中华人民共和国消防法〉办法》', '《江苏省实施《消防法》办法》'],
    ['《办法（试行）》', '《办法(试行)》'],
    ['中华人民共和国食品安全法第三十五条', '《食品安全法》'],
    ['《 食品安全法 》', '《食品安全法》'],
    ['国发[2022]5号', '国发〔2022〕5号'],
    ['中华人民共和国国务院令第412号', '国务院第412号令'],
  ])('%s is the act of %s', (a, b) => {
    expect(keyOf(a)).toBeTruthy();
    expect(keyOf(a)).toBe(keyOf(b));
  });

  test.each([
    ['《食品安全法》', '《食品安全法实施条例》'],
    ['《食品安全法》', '《农产品质量安全法》'],
    ['《办法（试行）》', '《办法》'],
    ['《规划（2021—2025年）》', '《规划（2016—2020年）》'],
    ['国发〔2022〕5号', '国发〔2022〕6号'],
    ['国发〔2022〕5号', '国办发〔2022〕5号'],
  ])('%s is another act than %s', (a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b));
  });
});
