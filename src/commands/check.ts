import { join, resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { FORMAT_NAMES, type FormatName } from '../report/index.js';
import { visible } from '../report/visible.js';
import { folderTree } from '../tree/folder-tree.js';
import { nearest } from '../values/text.js';
import { BASELINE_FILE, baselineText, readBaseline } from './baseline.js';
import {
  type CheckOptions,
  dayOf,
  jobsOf,
  maxOf,
  selectedRules,
  thresholdOf,
} from './check-options.js';
import { exitCodeOf, writeReports } from './check-outcome.js';
import { type Checked, findingsOf, reportOf } from './check-report.js';
import { reportContext } from './check-sources.js';
import { type CheckTarget, checkTargets, isReported } from './check-targets.js';
import { type Completion, judgeCompletedBy, openCompleted } from './completed-workspace.js';
import type { CommandIo } from './io.js';
import { checkKept, keepingOf } from './kept/check-kept.js';
import { type Output, outputsOf } from './outputs.js';
import { judgeWith } from './parallel/judge-in-threads.js';
import { progressOn } from './progress.js';
import { judgeWorkspace, type RunCheckOptions, type WorkspaceCheck } from './run-check.js';
import { parseShard } from './shard/shard.js';
import { checkSince } from './since.js';
import { withCompletion } from './with-completion.js';

export type { CheckOptions } from './check-options.js';

/**
 * `sitong check [PATH…]`: judges workspaces, writes the reports.
 *
 * @returns 0 nothing at or above the threshold, 1 findings, 3 when a comparison that was asked for could not be made.
 * @throws UsageError (2), WorkError (3).
 */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  io: CommandIo,
): Promise<number> {
  const asOf = dayOf(options.asOf, io.today);
  const rules = selectedRules(options);
  const threshold = thresholdOf(options.failOn);
  const { outputs, folders } = await destinations(options, io.cwd);
  maxOf(options.max);
  const jobs = jobsOf(options.jobs);
  const targets = checkTargets(paths, io.cwd);
  const onProgress = progressOn(io);
  refuseBaselineMix(options, paths, targets);
  const threads = { asked: jobs, cores: io.cores ?? 1 };
  const judging = {
    asOf,
    rules,
    judge: judgeWith(threads),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  const keeping = keepingOf(options, io, threads, onProgress);
  if (options.shard !== undefined) {
    const shard = parseShard(options.shard);
    const { checkShard, refuseWithShard } = await import('./shard/check-shard.js');
    refuseWithShard(options, targets);
    const baselines = (target: CheckTarget) => baselineOf(target, options, io.cwd);
    await withCompletion(options, io, (completion) =>
      checkShard(
        { targets, baselineOf: baselines, shard, threads, asOf, rules, completion, onProgress },
        options,
        io,
      ),
    );
    return 0;
  }
  const checked = await withCompletion(options, io, async (completion) => {
    const results: Checked[] = [];
    for (const target of targets) {
      const baseline = baselineOf(target, options, io.cwd);
      const check = await runTarget(
        { target, several: targets.length > 1, since: options.since, completion, keeping },
        judging,
      );
      results.push({ target, baseline, ...check });
    }
    return results;
  });
  onProgress?.('');
  checkSelection(checked, options.region ?? []);
  if (options.updateBaseline === true) return updateBaselines(checked, options, io);
  const report = reportOf(checked, {
    regions: options.region ?? [],
    asOf,
    ...(options.since === undefined ? {} : { since: options.since }),
  });
  const context = reportContext(checked, options, io);
  await writeReports(report, context, outputs, io);
  if (folders.size > 0) {
    const { pathPrefix } = context;
    const { INDEX_FILE, writeSplitReport } = await import('./split-report.js');
    const sheets = await writeSplitReport({ report, checked, pathPrefix, folders });
    const where = [...folders.values()].join('、');
    io.stderr(
      `问题清单已按实施主体分成 ${sheets} 份，写到 ${visible(where)}；目录是 ${INDEX_FILE}\n`,
    );
  }
  return exitCodeOf({ checked, report, rules, threshold }, options, io);
}

interface Run {
  readonly target: CheckTarget;
  readonly several: boolean;
  readonly since: string | undefined;
  readonly completion: Completion;
  readonly keeping: ReturnType<typeof keepingOf>;
}

interface Destinations {
  readonly outputs: readonly Output<FormatName>[];
  /** Folders of the reports that --split-by shares out. */
  readonly folders: ReadonlyMap<'csv' | 'xlsx', string>;
}

/** Where the reports go. @throws UsageError, WorkError when a folder cannot be made. */
async function destinations(options: CheckOptions, cwd: string): Promise<Destinations> {
  const { splitBy } = options;
  if (splitBy === undefined)
    return { outputs: outputsOf(options, { names: FORMAT_NAMES }, cwd), folders: new Map() };
  const { checkSplit, newFolder } = await import('./split-report.js');
  checkSplit(splitBy);
  const all = outputsOf(options, { names: [...FORMAT_NAMES, 'xlsx'] }, cwd);
  const folders = new Map<'csv' | 'xlsx', string>();
  const outputs: Output<FormatName>[] = [];
  for (const { format, file } of all) {
    if (format !== 'csv' && format !== 'xlsx') outputs.push({ format, file });
    else if (file === undefined)
      throw new UsageError(`--split-by 要写明文件夹，如 --format ${format}=问题清单/`);
    else folders.set(format, file);
  }
  if (folders.size === 0)
    throw new UsageError('--split-by 只分发 csv 或 xlsx：加上 --format csv=问题清单/');
  for (const folder of new Set(folders.values())) await newFolder(folder);
  return { outputs, folders };
}

/** Checks a workspace; of several, an error of its configuration says which. */
async function runTarget(run: Run, options: RunCheckOptions) {
  const { target, several, since, completion } = run;
  try {
    if (since !== undefined)
      return await checkSince({ root: target.root, rev: since, completion }, options);
    if (completion.upper === undefined && completion.history === undefined)
      return await checkAlone(run, options);
    const { onProgress } = options;
    const workspace = await openCompleted(folderTree(target.root), completion, onProgress);
    return await judgeCompletedBy(workspace, options);
  } catch (error) {
    if (!several || !(error instanceof UsageError)) throw error;
    throw new UsageError(`${target.name}/${error.message}`, { cause: error });
  }
}

/** Checks a workspace that nothing completes: its verdicts can be kept. */
async function checkAlone(
  { target: { root }, keeping }: Run,
  { judge, onProgress, ...judging }: RunCheckOptions,
): Promise<WorkspaceCheck> {
  const { opened, check } = await checkKept(root, { ...keeping, judging, onProgress });
  return check ?? (await (judge ?? judgeWorkspace)(opened, judging));
}

function baselinePath(target: CheckTarget, { baseline }: CheckOptions, cwd: string): string {
  return baseline === undefined ? join(target.root, BASELINE_FILE) : resolve(cwd, baseline);
}

function baselineOf(
  target: CheckTarget,
  options: CheckOptions,
  cwd: string,
): ReadonlySet<string> | undefined {
  if (options.updateBaseline === true) return undefined;
  return readBaseline(baselinePath(target, options, cwd), options.baseline !== undefined);
}

/** A baseline holds all findings of one workspace: half of them would lose the others. */
function refuseBaselineMix(
  options: CheckOptions,
  paths: readonly string[],
  targets: readonly CheckTarget[],
): void {
  if (options.baseline !== undefined && targets.length > 1) {
    throw new UsageError(
      `--baseline 只用于一个工作区，${paths.join('、')} 里有 ${targets.length} 个`,
    );
  }
  if (options.updateBaseline !== true) return;
  const partial =
    options.region !== undefined || options.rule !== undefined || options.group !== undefined;
  if (options.since !== undefined) {
    throw new UsageError('--update-baseline 写进现有的全部问题，不能与 --since 同用');
  }
  if (partial || targets.some(({ only }) => only.length > 0)) {
    throw new UsageError(
      '--update-baseline 要检查整个工作区，不能与 --region、--rule、--group 或部分路径同用',
    );
  }
}

async function updateBaselines(
  checked: readonly Checked[],
  options: CheckOptions,
  io: CommandIo,
): Promise<number> {
  for (const one of checked) {
    const findings = findingsOf(one);
    const path = baselinePath(one.target, options, io.cwd);
    await writeFileAtomic(path, baselineText(findings));
    io.stdout(`基线已写入 ${path}：${findings.length} 个已有的问题；以后只报告新的问题\n`);
  }
  return 0;
}

/** A `--region` that no workspace declares, or a path that holds nothing, would be a false green. */
function checkSelection(checked: readonly Checked[], regions: readonly string[]): void {
  const known = new Map(
    checked.flatMap(({ index }) => [...index.regions].map(([code, { name }]) => [code, name])),
  );
  for (const code of regions) {
    if (known.has(code)) {
      if (checked.some(({ index }) => index.filesOf.has(code))) continue;
      throw new WorkError(`地区 ${code}（${known.get(code)}）没有目录文件，没有检查任何内容`);
    }
    const near = nearest(code, known.keys());
    throw new UsageError(
      `没有地区 ${code}${near === undefined ? '' : `，是不是 ${near}（${known.get(near)}）？`}`,
    );
  }
  for (const { target, index } of checked) {
    for (const path of target.only) {
      if (index.files.some((file) => isReported(file, [path]))) continue;
      throw new WorkError(`${path} 里没有目录文件，没有检查任何内容`);
    }
  }
}
