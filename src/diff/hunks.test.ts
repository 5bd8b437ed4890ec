import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hunksOf } from './hunks.js';
import type { Hunk } from './report.js';

const side = (hunks: readonly Hunk[], without: Hunk['kind']) =>
  hunks
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

test('words, not characters', () => {
  expect(hunksOf('申请食品生产许可的企业', '申请食品经营许可的企业')).toEqual([
    { kind: '同', text: '申请食品' },
    { kind: '删', text: '生产' },
    { kind: '增', text: '经营' },
    { kind: '同', text: '许可的企业' },
  ]);
});

test('the hunks give both texts', () => {
  const text = fc
    .array(fc.constantFrom('食品', '经营', '许可', '的', '，', '申请人', '2 份', '😀', '\n'))
    .map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const hunks = hunksOf(a, b);
      expect(side(hunks, '增')).toBe(a);
      expect(side(hunks, '删')).toBe(b);
      for (const [i, hunk] of hunks.entries()) {
        expect(hunk.text).not.toBe('');
        expect(hunk.kind).not.toBe(hunks[i + 1]?.kind);
      }
    }),
  );
});

test('texts that differ everywhere are not taken apart', () => {
  const a = Array.from({ length: 9000 }, (_, i) => `甲${i}，`).join('');
  const b = Array.from({ length: 9000 }, (_, i) => `乙${i * 7}。`).join('');
  expect(hunksOf(`开头：${a}结束`, `开头：${b}结束`).map(({ kind }) => kind)).toEqual([
    '同',
    '删',
    '增',
    '同',
  ]);
});
