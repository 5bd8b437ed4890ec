import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { heading } from './heading.js';

const TEXT = '09:00:00 重新检查：地区.yaml 改动';

test('a line of its own; on a terminal as wide as that', () => {
  expect(heading(TEXT, { color: false })).toBe(`\n── ${TEXT} ──\n\n`);
  const [, line = ''] = heading(TEXT, { color: false, columns: 80 }).split('\n');
  expect(line.startsWith(`── ${TEXT} ───`)).toBe(true);
  expect(stringWidth(line)).toBe(80);
});

test('a narrow terminal cuts nothing off', () => {
  expect(heading(TEXT, { color: false, columns: 10 })).toBe(`\n── ${TEXT} ──\n\n`);
});
