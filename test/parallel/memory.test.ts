import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { ROOT } from '../cli/support/run.js';

/** A module as it was built: threads run what was built. */
async function built<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(ROOT, 'dist', path)).href)) as Module;
}

test('what threads of too little memory leave is judged in this one', async () => {
  const [{ sharedOut }, { judgeUnits }, { taskOf }, { openWorkspace, requestOf }, tree, waiving] =
    await Promise.all([
      built<typeof import('../../src/commands/parallel/judge-in-threads.js')>(
        'commands/parallel/judge-in-threads.js',
      ),
      built<typeof import('../../src/commands/parallel/judge-units.js')>(
        'commands/parallel/judge-units.js',
      ),
      built<typeof import('../../src/commands/parallel/task.js')>('commands/parallel/task.js'),
      built<typeof import('../../src/commands/run-check.js')>('commands/run-check.js'),
      built<typeof import('../../src/tree/folder-tree.js')>('tree/folder-tree.js'),
      built<typeof import('../../src/engine/waivers.js')>('engine/waivers.js'),
    ]);
  const { JudgingDay } =
    await built<typeof import('../../src/model/judging-day.js')>('model/judging-day.js');
  const opened = openWorkspace(tree.folderTree(join(ROOT, 'catalogs/江苏')));
  const options = { asOf: '2026-06-01', rules };
  const found = async (heap?: number) => {
    const waivers = new waiving.Waivers([], new JudgingDay(options.asOf));
    const request = requestOf(opened, options, waivers);
    const threads = { asked: 2, cores: 2 };
    const work = sharedOut(opened, request, threads, taskOf(opened, options));
    expect(work.threads?.count).toBe(2);
    const { results } = await judgeUnits(
      heap === undefined ? work : { ...work, threads: { ...work.threads!, heap } },
    );
    return [...results].sort(([a], [b]) => a - b);
  };
  expect(await found(12)).toEqual(await found());
}, 60_000);
