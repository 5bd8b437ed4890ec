import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS, type Level } from '../values/level.js';
import { parseAgency } from './agency.js';
import { LINES_OF_WORD } from './departments.js';
import { AGENCY_CASES, CHAIN, reading } from './testing/agency.cases.js';

const LEVEL_WORDS: Readonly<Record<string, readonly Level[]>> = {
  国务院: ['国家级'],
  省级: ['省级'],
  '省、自治区、直辖市人民政府': ['省级'],
  设区的市级: ['市级'],
  '设区的市、县级人民政府': ['市级', '县级'],
  '县（市、区）': ['县级'],
  县级以上地方人民政府: ['省级', '市级', '县级'],
  县级以上人民政府: ['国家级', '省级', '市级', '县级'],
  省级以下: ['省级', '市级', '县级', '乡级', '村级'],
  '省级、设区的市级、县级': ['省级', '市级', '县级'],
};

const word = fc.constantFrom(...LINES_OF_WORD.keys());
const levels = fc.constantFrom(...Object.keys(LEVEL_WORDS));
const organ = fc.constantFrom('部门', '主管部门', '行政主管部门', '管理部门');
const expression = fc.record({
  levels,
  words: fc.array(word, { minLength: 1, maxLength: 3 }),
  organ,
});

/** Words and signs that expressions are made of, in any order. */
const noise = fc.array(
  fc.oneof(
    word,
    fc.constantFrom(
      ...'省市县区级以上下地方人民政府部门局厅委（）()【】、；;，,和或与及由国务院设所在有关江苏昆山\n \u3000',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
  { maxLength: 30 },
);

function write({
  levels: level,
  words,
  organ: end,
}: {
  levels: string;
  words: string[];
  organ: string;
}) {
  return `${level}${words.join('、')}${end}`;
}

describe('parseAgency', () => {
  test('there are cases to read', () => {
    expect(AGENCY_CASES.length).toBeGreaterThan(220);
    expect(new Set(AGENCY_CASES.map(({ text }) => text)).size).toBe(AGENCY_CASES.length);
  });

  test.each(AGENCY_CASES)('$text', ({ text, reading: expected }) => {
    expect(reading(parseAgency(text, CHAIN))).toBe(expected);
  });

  test('what was written is kept, in its own width', () => {
    const text = '省级水利部门；　县（市、区）民政局';
    expect(parseAgency(text).parts.map(({ raw }) => raw)).toEqual([
      '省级水利部门',
      '县（市、区）民政局',
    ]);
  });

  test('a region that exercises two levels has bodies of both', () => {
    const [part] = parseAgency('济源市民政局', [
      { name: '济源市', levels: ['市级', '县级'] },
    ]).parts;
    expect(part).toMatchObject({
      levels: new Set(['市级', '县级']),
      someOf: true,
      region: '济源市',
    });
  });

  test('in a city of 市级 its 市教育局 is its own', () => {
    const [part] = parseAgency('市教育局', [{ name: '苏州市', levels: ['市级'] }]).parts;
    expect(part?.levels).toEqual(new Set(['市级']));
  });

  test('bodies of 相对集中许可权 are known by their registered names', () => {
    const regions = [
      { name: '昆山市', levels: ['县级'] as const, concentrated: ['昆山市便民局（综合窗口）'] },
    ];
    expect(parseAgency('昆山市便民局(综合窗口)', regions).parts).toMatchObject([
      { lines: 'any', concentrated: true },
    ]);
    expect(parseAgency('昆山市民政局', regions).parts[0]?.concentrated).toBeUndefined();
  });

  test('never throws, and says of every part where it stands', () => {
    fc.assert(
      fc.property(noise, (units) => {
        const text = units.join('');
        for (const { raw, levels: read } of parseAgency(text, CHAIN).parts) {
          expect(text).toContain(raw);
          if (read !== 'any') {
            expect(read.size).toBeGreaterThan(0);
            for (const level of read) expect(LEVELS).toContain(level);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('long and deeply nested texts are read in time', () => {
    for (const text of [
      '（'.repeat(20_000),
      '（市'.repeat(5_000) + '）'.repeat(5_000),
      '县级、'.repeat(5_000),
    ])
      expect(() => parseAgency(text, CHAIN)).not.toThrow();
  });

  test('composed expressions are read as they were composed', () => {
    fc.assert(
      fc.property(expression, (one) => {
        const { parts, rest } = parseAgency(write(one));
        expect(rest).toBe('');
        expect(parts).toHaveLength(1);
        expect(parts[0]?.levels).toEqual(new Set(LEVEL_WORDS[one.levels]));
        const lines = new Set(one.words.flatMap((each) => [...LINES_OF_WORD.get(each)!]));
        expect(parts[0]?.lines).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of a list does not matter', () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 2, maxLength: 4 }), (list) => {
        const texts = list.map(write);
        const read = (each: readonly string[]) =>
          parseAgency(each.join('；'), CHAIN).parts.map((part) =>
            reading({ parts: [part], rest: '' }),
          );
        expect(read([...texts].reverse())).toEqual(read(texts).reverse());
      }),
    );
  });

  test('widths of signs and spaces do not matter', () => {
    const half = (text: string) =>
      text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('；', ';').replaceAll('，', ',');
    const spaced = (text: string) => [...text].join('\u200b ');
    for (const { text, reading: expected } of AGENCY_CASES) {
      expect(reading(parseAgency(half(text), CHAIN))).toBe(expected);
      expect(reading(parseAgency(spaced(text), CHAIN))).toBe(expected);
    }
  });
});
