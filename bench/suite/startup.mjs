// How long the smallest things take, and what they consist of.
import { fileURLToPath } from 'node:url';
import { AS_OF } from '../province/write.mjs';
import { measure } from './measure.mjs';
import { SITONG } from './scenarios.mjs';

const fixture = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const EMPTY = fileURLToPath(new URL('empty.mjs', import.meta.url));
const check = (folder) => ['check', fixture(folder), '--as-of', AS_OF, '--fail-on', 'never'];

/** The first is what Node itself takes; of those `profiled` it is told what they consist of. */
export const STARTS = [
  { title: 'node，什么也不做', entry: EMPTY, args: [] },
  { title: 'sitong --help', entry: SITONG, args: ['--help'], profiled: true },
  {
    title: 'sitong check，两个小文件',
    entry: SITONG,
    args: check('fixtures/readme'),
    profiled: true,
  },
  { title: 'sitong check catalogs/江苏', entry: SITONG, args: check('catalogs/江苏') },
];

/** One run. @throws Error when it fails. */
export function startRun(start) {
  const run = measure(start);
  if (run.status !== 0) throw new Error(`${start.title} 没有做成：${run.stderr}`);
  return run;
}
