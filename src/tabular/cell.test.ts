import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../yaml/value.js';
import { cellContent, cellValue } from './cell.js';

const SHAPES = [
  'text',
  'texts',
  'citations',
  'textOrTexts',
  'word',
  'words',
  'wordOrWords',
  'codes',
  'regions',
  'int',
  'bool',
  'date',
  'version',
  'code12',
  'list',
];

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...'待填无是否、，；^|\n\r\t ⏎␛u=-"\'0123[]{}（）=+@\u2028\ud800\udc00甲',
    ),
  }),
  fc.constantFrom('待填', '无', '', '3', '03', '2026-01-01', '2026-02-30', '是', '␛=1', '␛u0009'),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  hostile,
  fc.array(hostile, { maxLength: 4 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.record({ 名称: hostile }), { maxLength: 2 }),
);

describe('cells', () => {
  test('whatever is written is read back as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), value, (shape, written) => {
        expect(cellValue(cellContent(written, shape), shape)).toEqual(written);
      }),
      { numRuns: 3000 },
    );
  });

  test('cells hold nothing that XML or a spreadsheet changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), value, (shape, written) => {
        const content = cellContent(written, shape);
        if (typeof content === 'string') {
          expect(content).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/u);
        }
      }),
    );
  });

  test('a clerk reads plain text', () => {
    expect(cellContent(['《甲法》第一条', '《乙法》第二条'], 'citations')).toBe(
      '《甲法》第一条\n《乙法》第二条',
    );
    expect(cellContent(['自然人', '企业法人'], 'words')).toBe('自然人、企业法人');
    expect(cellContent(true, 'bool')).toBe('是');
    expect(cellContent('2026-01-01', 'date')).toEqual({ day: '2026-01-01' });
    expect(cellContent('000131003000', 'code12')).toBe('000131003000');
    expect(cellContent('第一段\n第二段', 'text')).toBe('第一段\n第二段');
    expect(cellContent(20, 'int')).toBe(20);
  });

  test('a clerk may separate words by any of the usual signs', () => {
    expect(cellValue('自然人，企业法人;事业法人', 'words')).toEqual([
      '自然人',
      '企业法人',
      '事业法人',
    ]);
    expect(cellValue('自然人', 'words')).toEqual(['自然人']);
  });
});
