import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArticleRef, covers, formatArticle, parseCitations } from './citation.js';
import { range, reference } from './testing/article.arbitrary.js';

describe('covers', () => {
  const refs = (text: string): readonly ArticleRef[] =>
    parseCitations(`《甲法》${text}`).citations[0]!.articles;

  test.each([
    ['', '第三十五条第一款', true],
    ['第三十五条', '第三十五条', true],
    ['第三十五条', '第三十五条第一款第（二）项', true],
    ['第三十五条第一款', '第三十五条第一款第（二）项', true],
    ['第三十五条第一款', '第三十五条', false],
    ['第三十五条第一款', '第三十五条第二款', false],
    ['第三十五条第一款', '第三十六条第一款', false],
    ['第三十五条第（二）项', '第三十五条第一款第（二）项', true],
    ['第三十五条第一款', '第三十五条第（二）项', true],
    ['第三十五条第二款', '第三十五条第（二）项', false],
    ['第三十五条第（二）项', '第三十五条第（三）项', false],
    ['第三十五条第（二）项', '第三十五条第（二）项第1目', true],
    ['第三十五条第（二）项第2目', '第三十五条第（二）项第1目', false],
    ['第三十五条第（二）项第2目', '第三十五条第（二）项', false],
    ['第三条', '第三条之一', false],
    ['第三条之一', '第三条之一第二款', true],
    ['第三条之一', '第三条', false],
    ['第三条至第五条', '第三条', true],
    ['第三条至第五条', '第五条第一款', true],
    ['第三条至第五条', '第四条之一', true],
    ['第三条至第五条', '第五条之一', false],
    ['第三条至第五条', '第二条', false],
    ['第三条至第五条', '第六条', false],
    ['第三条至第五条', '第三条至第四条', true],
    ['第三条至第五条', '第四条至第六条', false],
    ['第三条、第四条、第五条', '第三条至第五条', true],
    ['第三条、第五条', '第三条至第五条', false],
    ['第三条', '第三条至第五条', false],
    ['第三条第一款、第四条', '第三条至第四条', false],
    ['第三条、第七条', '第七条第一款', true],
  ])('%s of %s: %s', (upper, lower, expected) => {
    const [ref] = refs(lower);
    expect(covers(refs(upper), ref!)).toBe(expected);
  });

  test('is reflexive, and what it covers covers no more', () => {
    const any = fc.oneof(reference, range);
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(covers([a], a)).toBe(true);
        expect(covers([], a)).toBe(true);
        if (covers([a], b) && covers([b], c)) expect(covers([a], c)).toBe(true);
        if (covers([a], c)) expect(covers([b, a], c)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('an article covers all its parts, and no other article', () => {
    fc.assert(
      fc.property(reference, (ref) => {
        const { article, suffix } = ref;
        const whole = suffix === undefined ? { article } : { article, suffix };
        expect(covers([whole], ref)).toBe(true);
        expect(covers([{ article: article + 1 }], ref)).toBe(false);
      }),
    );
  });
});

test.each<[ArticleRef, string]>([
  [{ article: 35 }, '第三十五条'],
  [{ article: 120, suffix: 1, paragraph: 2 }, '第一百二十条之一第二款'],
  [{ article: 12, paragraph: 1, item: 3, subitem: 2 }, '第十二条第一款第（三）项第2目'],
  [{ article: 12, item: 13 }, '第十二条第（十三）项'],
  [{ article: 11, to: 14 }, '第十一条至第十四条'],
])('%o is written %s', (ref, expected) => {
  expect(formatArticle(ref)).toBe(expected);
});
