import fc from 'fast-check';
import { eastAsianWidth } from 'get-east-asian-width';
import { expect, test } from 'vitest';
import { codeFrame } from './code-frame.js';

/** Columns by the standard table, counted without the code under test. */
function columns(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + eastAsianWidth(char.codePointAt(0)!), 0);
}

/** What stands above the carets. */
function marked({ source, marker }: { source: string; marker: string }): string {
  const from = marker.indexOf('^');
  let at = 0;
  return Array.from(source)
    .filter((char) => {
      const begin = at;
      at += columns(char);
      return begin >= from && begin < marker.length;
    })
    .join('');
}

test('carets stand below Chinese text by display width', () => {
  const line = '  事项名称: 食品经营许可';
  const frame = codeFrame(line, { start: 8, end: 14 }, 100);
  expect(frame).toEqual({ source: line, marker: `${' '.repeat(12)}${'^'.repeat(12)}` });
});

test('carets mark exactly the span, wherever it lies in whatever line', () => {
  const part = fc.constantFrom('事', '项', 'a', ' ', '：', '𠮷', '😀', 'ｗ', '“', '〔');
  const parts = fc.array(part, { maxLength: 200 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(
      parts,
      fc.array(part, { minLength: 1, maxLength: 12 }),
      parts,
      (left, middle, right) => {
        const span = middle.join('');
        const line = left + span + right;
        const frame = codeFrame(line, { start: left.length, end: left.length + span.length }, 60);
        expect(marked(frame)).toBe(span);
        expect(columns(frame.source)).toBeLessThanOrEqual(60);
        expect(columns(frame.marker)).toBeLessThanOrEqual(60);
      },
    ),
  );
});

test('a short line is shown whole', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', 'b', ' '), maxLength: 20 });
  fc.assert(
    fc.property(text, fc.nat(30), fc.nat(30), (line, start, length) => {
      expect(codeFrame(line, { start, end: start + length }, 60).source).toBe(line);
    }),
  );
});

test('a span of no width, or behind the end, gets one caret', () => {
  expect(codeFrame('甲乙', { start: 1, end: 1 }, 80).marker).toBe('  ^');
  expect(codeFrame('甲乙', { start: 2, end: 2 }, 80).marker).toBe('    ^');
  expect(codeFrame('甲乙', { start: 9, end: 12 }, 80).marker).toBe('    ^');
  expect(codeFrame('', { start: 0, end: 0 }, 80)).toEqual({ source: '', marker: '^' });
});

test('a long line is windowed around the span, with the cuts shown', () => {
  const line = `${'前'.repeat(5000)}错字${'后'.repeat(5000)}`;
  const frame = codeFrame(line, { start: 5000, end: 5002 }, 60);
  expect(frame.source).toMatch(/^…前+错字后+…$/);
  expect(columns(frame.source)).toBeLessThanOrEqual(60);
  expect(columns(frame.source)).toBeGreaterThan(50);
  expect(marked(frame)).toBe('错字');
});

test('a span longer than the window is marked up to the cut', () => {
  const frame = codeFrame('长'.repeat(500), { start: 0, end: 500 }, 60);
  expect(frame.source).toMatch(/^长{29}…$/);
  expect(frame.marker).toBe('^'.repeat(58));
});

test('tabs and escapes are shown and counted as they are shown', () => {
  expect(codeFrame('\t\u001b名称', { start: 2, end: 4 }, 80)).toEqual({
    source: '␉␛名称',
    marker: '  ^^^^',
  });
});

test('a column inside a surrogate pair does not tear it', () => {
  expect(codeFrame('𠮷a', { start: 1, end: 2 }, 80)).toEqual({ source: '𠮷a', marker: '^^' });
});

test('the cut far before the span does not tear a character either', () => {
  const line = `😀${'e\u0301'.repeat(29)}a错`;
  expect(codeFrame(line, { start: 61, end: 62 }, 60).source).toBe(line);
});
