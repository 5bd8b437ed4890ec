// Runs of several things in turn, so that what disturbs the machine for a while disturbs all of them.
import { figure } from './figures.mjs';

const MEASURED = ['wall', 'cpu', 'memory'];
const READ = ['files', 'megabytes', 'rows', 'judged', 'affected'];

/**
 * Runs every subject so many times, in turn.
 *
 * @param subjects each with `name`, `title` and `run(number)`, which gives what was measured.
 * @param tell is told of every run.
 * @returns for each subject its `name`, `title`, the values of `wall`, `cpu` and `memory`, and what was read.
 */
export function series(subjects, runs, tell) {
  const results = subjects.map(({ name, title }) => ({
    name,
    title,
    wall: [],
    cpu: [],
    memory: [],
  }));
  for (let number = 1; number <= runs; number++) {
    for (const [at, { title, run }] of subjects.entries()) {
      const one = run(number);
      const result = results[at];
      for (const key of MEASURED) result[key].push(one[key]);
      for (const key of READ) if (one[key] !== undefined) result[key] = one[key];
      tell(`${title}（${number}/${runs}）：${figure(one.wall)} 秒`);
    }
  }
  return results;
}
