import { FORMAT_NAMES } from '../report/index.js';
import { ruleById } from '../rules/index.js';
import { type CheckOptions, maxOf, thresholdOf } from './check-options.js';
import { exitCodeOf, writeReports } from './check-outcome.js';
import { reportOf } from './check-report.js';
import { ruleInfos } from './check-sources.js';
import type { CommandIo } from './io.js';
import { outputsOf } from './outputs.js';
import { mergeShards } from './shard/merge-shards.js';
import { readShards } from './shard/read-shards.js';

/** Options of `sitong merge`, as the command line gives them. */
export type MergeOptions = Pick<
  CheckOptions,
  'format' | 'output' | 'failOn' | 'max' | 'quiet' | 'color'
>;

/**
 * `sitong merge REPORT…`: the report of one run of its shards.
 *
 * @returns as `sitong check` of the whole.
 * @throws UsageError (2), WorkError (3) when shards are missing or of different runs.
 */
export async function mergeCommand(
  paths: readonly string[],
  options: MergeOptions,
  io: CommandIo,
): Promise<number> {
  const threshold = thresholdOf(options.failOn);
  const outputs = outputsOf(options, { names: FORMAT_NAMES }, io.cwd);
  const max = maxOf(options.max);
  const shards = readShards(paths, io.cwd);
  const { asOf, rules: ids, pathPrefix } = shards[0]!.report;
  const { checked, sourceLine } = mergeShards(shards);
  const report = reportOf(checked, { regions: [], asOf });
  const context = {
    rules: ruleInfos(),
    sourceLine,
    color: options.color ?? io.color,
    ...(max === undefined ? {} : { max }),
    ...(options.quiet === true ? { quiet: true } : {}),
    pathPrefix,
  };
  await writeReports(report, context, outputs, io);
  const rules = ids.flatMap((id) => ruleById.get(id) ?? []);
  return exitCodeOf({ checked, report, rules, threshold }, {}, io);
}
