import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex, type Position } from './line-index.js';

/** Counted character by character. */
function counted(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset));
  // The line feed of a pair belongs to the line that its return ends.
  const whole =
    before.endsWith('\r') && text[before.length] === '\n' ? before.slice(0, -1) : before;
  const lines = whole.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return { line: lines.length, column: last.length + 1 + before.length - whole.length };
}

const texts = fc
  .array(fc.constantFrom('\n', '\r', '\r\n', '甲', 'a', '𠮷'), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('positions are those that counting gives, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.integer({ min: -3, max: 70 }), { maxLength: 8 }),
      (text, asked) => {
        const index = new LineIndex(text);
        for (const offset of asked) expect(index.at(offset)).toEqual(counted(text, offset));
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ['甲\n乙', 2, { line: 2, column: 1 }],
  ['甲\r\n乙', 3, { line: 2, column: 1 }],
  ['甲\r乙', 2, { line: 2, column: 1 }],
  ['甲\n\n乙', 2, { line: 2, column: 1 }],
  ['甲\n', 9, { line: 2, column: 1 }],
])('%j at %i', (text, offset, position) => {
  expect(new LineIndex(text).at(offset)).toEqual(position);
});
