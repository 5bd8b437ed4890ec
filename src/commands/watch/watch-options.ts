import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { FORMAT_NAMES } from '../../report/index.js';
import { isGitSpec } from '../../tree/git-spec.js';
import {
  type CheckOptions,
  dayOf,
  jobsOf,
  maxOf,
  selectedRules,
  thresholdOf,
} from '../check-options.js';
import { checkTargets } from '../check-targets.js';
import type { CommandIo } from '../io.js';
import { outputsOf } from '../outputs.js';

/** Refuses what no saved file could put right. @throws UsageError */
export function refuseWrong(options: CheckOptions, { cwd, today }: CommandIo): void {
  for (const [name, value] of [
    ['--update-baseline', options.updateBaseline],
    ['--shard', options.shard],
    ['--split-by', options.splitBy],
  ] as const) {
    if (value !== undefined)
      throw new UsageError(`--watch 每次保存都重新检查，不能与 ${name} 同用`);
  }
  dayOf(options.asOf, today);
  selectedRules(options);
  thresholdOf(options.failOn);
  maxOf(options.max);
  jobsOf(options.jobs);
  outputsOf(options, { names: FORMAT_NAMES }, cwd);
}

/** Whether the report for a reader goes to standard output; a heading would spoil any other. */
export function writesPretty(options: CheckOptions, { cwd }: CommandIo): boolean {
  return outputsOf(options, { names: FORMAT_NAMES }, cwd).some(
    ({ format, file }) => format === 'pretty' && file === undefined,
  );
}

/**
 * The workspaces that paths mean, each time anew; as long as there are none, those of the time before.
 *
 * @throws WorkError when there are none to begin with.
 */
export function workspaceRoots(paths: readonly string[], cwd: string): () => readonly string[] {
  const rootsNow = () => checkTargets(paths, cwd).map(({ root }) => root);
  let roots = rootsNow();
  return () => {
    try {
      roots = rootsNow();
    } catch {
      // The check says that there are none.
    }
    return roots;
  };
}

/** What a check rests on besides its workspaces: files, and folders that are workspaces. */
export function otherInputs(
  { baseline, registry, upper }: CheckOptions,
  cwd: string,
): { readonly files: readonly string[]; readonly roots: readonly string[] } {
  const files = [baseline, registry].flatMap((path) =>
    path === undefined ? [] : [resolve(cwd, path)],
  );
  if (upper === undefined || upper === '' || isGitSpec(upper)) return { files, roots: [] };
  const source = resolve(cwd, upper);
  if (existsSync(source) && statSync(source).isDirectory())
    return { files, roots: [realpathSync(source)] };
  return { files: [...files, source], roots: [] };
}
