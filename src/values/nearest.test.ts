import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from './text.js';

describe('nearest', () => {
  const WORDS = [
    '承诺办结时限',
    '法定办结时限',
    '行政许可',
    '行政处罚',
    '工作日',
    '自然日',
    '是否收费',
    '收费依据',
  ];

  test.each([
    ['承诺办结时间', '承诺办结时限'],
    ['承诺时限', '承诺办结时限'],
    ['许可', '行政许可'],
    ['工作天', '工作日'],
    ['行政许可 ', '行政许可'],
    ['行政处罚事项', '行政处罚'],
  ])('%s is %s', (word, expected) => {
    expect(nearest(word, WORDS)).toBe(expected);
  });

  test.each(['', '办事指南', '收费', '日', '行政', '办结时限', 'xyz'])(
    '%s is near none, or several',
    (word) => {
      expect(nearest(word, WORDS)).toBeUndefined();
    },
  );

  test('Latin words', () => {
    const rules = ['same/name', 'same/code', 'schema/value', 'list/materials', 'list/conditions'];
    expect(nearest('list/material', rules)).toBe('list/materials');
    expect(nearest('Same/Name', rules)).toBe('same/name');
    expect(nearest('same/nmae', rules)).toBe('same/name');
    expect(nearest('waiver/stale', rules)).toBeUndefined();
    expect(nearest('省', ['国家级', '省级', '市级'])).toBe('省级');
    expect(nearest('州级', ['省级', '市级', '县级'])).toBeUndefined();
  });

  test('a candidate is nearest to itself, and nothing to an empty list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), (word) => {
        expect(nearest(word, WORDS)).toBe(word);
        expect(nearest(word, [])).toBeUndefined();
      }),
    );
  });
});
