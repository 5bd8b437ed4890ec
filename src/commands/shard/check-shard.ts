import { resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { visible } from '../../report/visible.js';
import type { Rule } from '../../rules/rule.js';
import { folderTree } from '../../tree/folder-tree.js';
import { VERSION } from '../../version.js';
import type { CheckOptions } from '../check-options.js';
import { repositoryPrefix } from '../check-sources.js';
import type { CheckTarget } from '../check-targets.js';
import { type Completion, openCompleted } from '../completed-workspace.js';
import type { CommandIo } from '../io.js';
import { writeReport } from '../outputs.js';
import type { Threads } from '../parallel/judge-in-threads.js';
import { judgeShard, type ShardJudged } from './judge-shard.js';
import type { Shard } from './shard.js';
import { SHARD_FORMAT, type ShardReport } from './shard-report.js';

/** A shard of a check. */
export interface ShardCheck {
  readonly targets: readonly CheckTarget[];
  readonly baselineOf: (target: CheckTarget) => ReadonlySet<string> | undefined;
  readonly shard: Shard;
  readonly threads: Threads;
  readonly asOf: string;
  readonly rules: readonly Rule[];
  readonly completion: Completion;
  readonly onProgress: ((text: string) => void) | undefined;
}

/** Options that say how to report: the merged report is what is reported. */
const OF_MERGE = ['format', 'failOn', 'max', 'splitBy'] as const;
const OF_SELECTION = ['region', 'since', 'updateBaseline'] as const;

/** @throws UsageError for options that a part of a run has nothing of. */
export function refuseWithShard(options: CheckOptions, targets: readonly CheckTarget[]): void {
  const named = (names: readonly (keyof CheckOptions)[]) =>
    names.find((name) => options[name] !== undefined);
  const later = named(OF_MERGE);
  if (later !== undefined)
    throw new UsageError(
      `--shard 写出可合并的分片报告，${flag(later)} ${later === 'splitBy' ? '不能同用' : '写在 sitong merge 上'}`,
    );
  const selecting = named(OF_SELECTION);
  if (selecting !== undefined) throw new UsageError(`--shard 不能与 ${flag(selecting)} 同用`);
  if (targets.some(({ only }) => only.length > 0))
    throw new UsageError('--shard 分的是整个工作区，路径要写工作区的文件夹');
}

function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Judges a shard and writes its report. @throws UsageError, WorkError */
export async function checkShard(
  check: ShardCheck,
  { output }: CheckOptions,
  io: CommandIo,
): Promise<void> {
  const { shard, targets, asOf, rules } = check;
  const workspaces: ShardReport['workspaces'] = [];
  for (const target of targets) {
    const workspace = await openTarget(check, target);
    const judged = await judgeShard(
      {
        workspace,
        name: target.name,
        baseline: check.baselineOf(target),
        shard,
        threads: check.threads,
      },
      { asOf, rules },
    );
    check.onProgress?.('');
    io.stderr(`${visible(readText(shard, target, judged))}\n`);
    workspaces.push(judged.part);
  }
  const report: ShardReport = {
    格式: SHARD_FORMAT,
    version: VERSION,
    shard,
    asOf,
    rules: rules.map(({ id }) => id),
    pathPrefix: repositoryPrefix(targets.length === 1 ? (targets[0]?.root ?? io.cwd) : io.cwd),
    workspaces,
  };
  const text = `${JSON.stringify(report)}\n`;
  if (output === undefined) io.stdout(text);
  else await writeReport(resolve(io.cwd, output), text);
}

/** Opens a workspace; of several, an error of its configuration says which. */
async function openTarget({ targets, completion, onProgress }: ShardCheck, target: CheckTarget) {
  try {
    return await openCompleted(folderTree(target.root), completion, onProgress);
  } catch (error) {
    if (targets.length === 1 || !(error instanceof UsageError)) throw error;
    throw new UsageError(`${target.name}/${error.message}`, { cause: error });
  }
}

const MEGABYTE = 1024 * 1024;

/** What a shard read. */
function readText(
  { index, of }: Shard,
  { name }: CheckTarget,
  { judged, of: all, bytes, uppers, lookedUp }: ShardJudged,
): string {
  const parts = [
    `分片 ${index}/${of}（${name}）：判断 ${judged} 个地区（共 ${all} 个），读其文件 ${(bytes / MEGABYTE).toFixed(1)} MB`,
    ...(uppers.length === 0 ? [] : [`对照的上级 ${uppers.join('、')} 的全部文件`]),
    ...(lookedUp === 0 ? [] : [`别的分片里 ${lookedUp} 处下级的基本目录`]),
  ];
  return `${parts.join('，另读')}；其余文件只看文头`;
}
