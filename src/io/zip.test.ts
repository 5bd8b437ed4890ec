import { expect, test } from 'vitest';
import { readZip, zipPieces } from './zip.js';

test('an archive holds what was put in, whole or in pieces, and always the same bytes', () => {
  const long = Array.from({ length: 300_000 }, (_, index) => `第${index}行\n`);
  const make = () =>
    Buffer.concat([
      ...zipPieces([
        { path: '甲/乙.txt', data: Buffer.from('内容') },
        { path: '长.txt', data: long },
        { path: '空.txt', data: [] },
      ]),
    ]);
  const files = readZip(make());
  expect(files.map(({ path }) => path)).toEqual(['甲/乙.txt', '长.txt', '空.txt']);
  expect(files.map(({ data }) => Buffer.from(data).toString())).toEqual([
    '内容',
    long.join(''),
    '',
  ]);
  expect(make().equals(make())).toBe(true);
});
