// What is measured of `sitong check` on a province: each a state of the cache, a change and options.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareWithDefects } from '../province/compare.mjs';
import { AS_OF } from '../province/write.mjs';
import { EDITS, edit } from './edits.mjs';
import { measure } from './measure.mjs';
import { largeParts } from './profile.mjs';
import { amountOf } from './provinces.mjs';

export const SITONG = fileURLToPath(new URL('../../bin/sitong.js', import.meta.url));
const NO_CACHE = '--no-cache';
/** Where a workspace keeps the cache. */
const CACHE = '.sitong/cache';
/** How `check` tells on stderr how many regions it judged again; it says nothing when it was all of them. */
const JUDGED = /个地区里重新检查了 (\d+) 个/;

/**
 * In the order in which they are run: `cold` ones know nothing of an earlier run and keep nothing, `empties` the
 * cache before, `settled` ones find it as a run on the same files left it, `edit` then changes a row, `group` is
 * the only one whose rules are used. What others are compared with is `always` run.
 */
export const SCENARIOS = [
  { name: 'one', title: '冷，1 个线程', cold: true, always: true, args: ['--jobs', '1'] },
  { name: 'two', title: '冷，2 个线程', cold: true, always: true, args: ['--jobs', '2'] },
  {
    name: 'schema',
    title: '冷，1 个线程，只查格式',
    cold: true,
    group: 'schema',
    args: ['--jobs', '1', '--group', 'schema'],
  },
  { name: 'fill', title: '冷，写缓存，2 个线程', empties: true, args: ['--cache', '--jobs', '2'] },
  { name: 'warm', title: '热，没有改动', settled: true, args: ['--cache'] },
  {
    name: 'county',
    title: '热，一个县改一行',
    settled: true,
    edit: EDITS.county,
    args: ['--cache'],
  },
  {
    name: 'standard',
    title: '热，省的标准改一行，各地都对照它',
    settled: true,
    edit: EDITS.standard,
    args: ['--cache'],
  },
  {
    name: 'province',
    title: '热，省本级改一行，只有市对照它',
    settled: true,
    edit: EDITS.province,
    args: ['--cache'],
  },
];

/** Those of the named scenarios that this version of sitong can run: without a cache only cold ones. */
export function scenariosToday(names) {
  const { stdout } = measure({ entry: SITONG, args: ['check', '--help'] });
  const cached = stdout.includes(NO_CACHE);
  const asked = SCENARIOS.filter(({ name, always }) => always || names.includes(name));
  return asked
    .filter(({ cold }) => cached || cold)
    .map((scenario) => ({
      ...scenario,
      args: scenario.cold && cached ? [NO_CACHE, ...scenario.args] : scenario.args,
    }));
}

/**
 * One run of a scenario.
 *
 * @param number tells runs of the same scenario apart.
 * @returns what was measured, how much was read, and how many regions were `judged` again, if it was told.
 * @throws Error when it does not find exactly the defects that were put in.
 */
export function scenarioRun(scenario, province, { folder, number }) {
  if (scenario.empties) rmSync(join(province.folder, CACHE), { recursive: true, force: true });
  if (scenario.settled) checkRun(scenario, province, folder);
  if (scenario.edit === undefined) return checkRun(scenario, province, folder);
  const putBack = edit(scenario.edit, province, number);
  try {
    const affected = scenario.edit.affects(province.files);
    return { ...checkRun(scenario, province, folder), affected };
  } finally {
    putBack();
  }
}

function checkRun(scenario, province, folder) {
  const file = join(folder, 'report.json');
  const args = ['check', '--as-of', AS_OF, '--format', `json=${file}`, ...scenario.args];
  const run = measure({ entry: SITONG, args, cwd: province.folder });
  if (run.status > 1) throw new Error(`sitong check 没有做成：${run.stderr}`);
  verify(scenario, province, file);
  const judged = JUDGED.exec(run.stderr)?.[1];
  return {
    ...run,
    ...amountOf(province.files),
    ...(judged === undefined ? {} : { judged: Number(judged) }),
  };
}

/** Where the time of a cold run in one thread goes. */
export function coldParts(scenarios, { folder }) {
  const { args } = scenarios.find(({ name }) => name === 'one');
  return largeParts({ entry: SITONG, args: ['check', '--as-of', AS_OF, ...args], cwd: folder });
}

function verify({ title, group = '' }, { list, files }, report) {
  const { extra, missed: all } = compareWithDefects(report, list);
  const missed = all.filter((key) => key.startsWith(group));
  if (extra.length + missed.length > 0)
    throw new Error(`${title}：多报 ${extra.length} 处，漏报 ${missed.length} 处，时间没有意义`);
  const { items } = JSON.parse(readFileSync(report, 'utf8')).summary;
  const { rows } = amountOf(files);
  if (items !== rows) throw new Error(`${title}：读了 ${items} 行，应是 ${rows} 行`);
}
