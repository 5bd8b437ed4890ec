import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cellsOf, columnsOf, textOf, widthOf } from './cells.js';
import { HOSTILE } from './testing/sample-report.js';

const WORDS = fc.array(
  fc.constantFrom(
    '食',
    '许',
    'a',
    '~',
    '（',
    '“',
    '…',
    '〕',
    '\u302a',
    '\u3000',
    'é',
    '👨‍👩‍👧',
    '𠮷',
    '\u001b',
    'ﾊ',
    '0',
    '０',
    '\u200b',
    '\n',
  ),
);

test('characters, places and widths are those that a terminal shows', () => {
  fc.assert(
    fc.property(WORDS, (words) => {
      const text = words.join('');
      const cells = cellsOf(text);
      const slow = cellsOf(`${text}\u200b`).slice(0, cells.length);
      // A last sign that is never plain forces the segmenter; it does not join what stands before.
      expect(cells).toEqual(slow.length === cells.length ? slow : cells);
      expect(cells.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      expect(widthOf(cells)).toBe(stringWidth(textOf(cells)));
    }),
  );
});

test('every plain character is as wide as the terminal makes it', () => {
  const codes = Array.from({ length: 0xff60 - 0x20 }, (_, index) => index + 0x20);
  const plain = codes
    .filter((code) => code < 0x7f || code > 0x3000)
    .filter((code) => code < 0xd800 || code > 0xdfff);
  const sampled = plain.filter((code) => code < 0x3100 || code % 16 === 0 || code > 0xff00);
  const wrong = sampled.filter((code) => {
    const character = String.fromCharCode(code);
    return columnsOf(character) !== stringWidth(character);
  });
  expect(sampled.length).toBeGreaterThan(3000);
  expect(wrong).toEqual([]);
});

test('columns are counted with and without colours', () => {
  expect(columnsOf('食品ab')).toBe(6);
  expect(columnsOf('\u001b[31m食品\u001b[39mab')).toBe(6);
  expect(columnsOf('')).toBe(0);
  expect(widthOf(cellsOf(HOSTILE))).toBeGreaterThan(HOSTILE.length / 2);
});
