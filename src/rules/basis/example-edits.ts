import type { ExampleEdit } from '../example.js';

/** Gives one item of the example workspace the same 设定依据 in the catalogs of all levels that have it. */
export function sameBasis(row: 3 | 4, ...citations: readonly string[]): readonly ExampleEdit[] {
  const catalogs = ['国家目录', '省目录', '市目录', '县目录'] as const;
  // The county does not claim the city's 子项, the last row.
  const having = row === 4 ? catalogs.slice(0, 3) : catalogs;
  return having.map((document) => ({ in: document, row, set: { 设定依据: citations } }));
}
