import { join, resolve } from 'node:path';
import type { Report } from '../engine/diagnostic.js';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { reporters } from '../report/index.js';
import type { ReportContext } from '../report/reporter.js';
import { rules as allRules } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { folderTree } from '../tree/folder-tree.js';
import { nearest } from '../values/text.js';
import { BASELINE_FILE, baselineText, readBaseline } from './baseline.js';
import {
  type CheckOptions,
  dayOf,
  maxOf,
  outputsOf,
  rank,
  selectedRules,
  thresholdOf,
} from './check-options.js';
import { type Checked, findingsOf, reportOf, unreadFor } from './check-report.js';
import { pathPrefix, sourceLines } from './check-sources.js';
import { type CheckTarget, checkTargets, isReported } from './check-targets.js';
import type { CommandIo } from './io.js';
import { type RunCheckOptions, runCheck } from './run-check.js';
import { checkSince } from './since.js';

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
  const outputs = outputsOf(options, io.cwd);
  const max = maxOf(options.max);
  const targets = checkTargets(paths, io.cwd);
  const onProgress = io.progress ? progress(io) : undefined;
  refuseBaselineMix(options, paths, targets);
  const checked: Checked[] = targets.map((target) => ({
    target,
    baseline: baselineOf(target, options, io.cwd),
    ...runTarget(
      target,
      { several: targets.length > 1, since: options.since },
      {
        asOf,
        rules,
        ...(onProgress === undefined ? {} : { onProgress }),
      },
    ),
  }));
  onProgress?.('');
  checkSelection(checked, options.region ?? []);
  if (options.updateBaseline === true) return updateBaselines(checked, options, io);
  const report = reportOf(checked, {
    regions: options.region ?? [],
    asOf,
    ...(options.since === undefined ? {} : { since: options.since }),
  });
  const context: ReportContext = {
    rules: allRules.map(({ id, title, severity, clause, why, action }) => ({
      id,
      title,
      severity,
      clause,
      why,
      action,
    })),
    sourceLine: sourceLines(checked),
    color: options.color ?? io.color,
    ...(max === undefined ? {} : { max }),
    ...(options.quiet === true ? { quiet: true } : {}),
    pathPrefix: pathPrefix(targets, io.cwd),
  };
  for (const { format, file } of outputs) {
    const color = context.color && file === undefined;
    const text = reporters[format].render(report, { ...context, color });
    if (file === undefined) io.stdout(text);
    else await writeReport(file, text);
  }
  if (
    threshold !== undefined &&
    report.diagnostics.some(({ severity }) => rank(severity) <= rank(threshold))
  )
    return 1;
  const missing = comparisonsMissing(checked, rules, options, io);
  return unreadMissing(checked, report, options, io) || missing ? 3 : 0;
}

/** Writes one report. @throws WorkError naming the user's file. */
async function writeReport(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(file, text);
  } catch (cause) {
    throw new WorkError(`报告写不了：${file}${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT':
      return '（文件夹不存在）';
    case 'EISDIR':
      return '（它是文件夹）';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return '（没有写的权限）';
    case 'ENOSPC':
      return '（磁盘已满）';
    default:
      return '';
  }
}

/** Checks a workspace; of several, an error of its configuration says which. */
function runTarget(
  target: CheckTarget,
  { several, since }: { readonly several: boolean; readonly since: string | undefined },
  options: RunCheckOptions,
) {
  try {
    return since === undefined
      ? runCheck(folderTree(target.root), options)
      : checkSince(target.root, since, options);
  } catch (error) {
    if (!several || !(error instanceof UsageError)) throw error;
    throw new UsageError(`${target.name}/${error.message}`, { cause: error });
  }
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

/** Files that the selection leaves out of the report, but without which it was not judged. */
function unreadMissing(
  checked: readonly Checked[],
  report: Report,
  { region: regions = [] }: CheckOptions,
  io: CommandIo,
): boolean {
  const unread = checked.flatMap((one) => unreadFor(one, regions));
  const shown = new Set(report.diagnostics.map(({ file }) => file));
  const hidden = unread.filter(({ file }) => !shown.has(file));
  const [first] = hidden;
  if (first === undefined) return false;
  io.stderr(
    `sitong：检查不完整：${first.file}:${first.line}:${first.column} ${first.message}${hidden.length > 1 ? `，等 ${hidden.length} 处` : ''}\n`,
  );
  return true;
}

/** Rules that are nothing without an upper level. */
const COMPARING = /^(same|within)\//;

function comparisonsMissing(
  checked: readonly Checked[],
  rules: readonly Rule[],
  { region: regions = [] }: CheckOptions,
  io: CommandIo,
): boolean {
  if (!rules.some(({ id }) => COMPARING.test(id))) return false;
  const missing = checked.flatMap(({ index, result }) =>
    result.coverage.incomparable
      .filter((code) => regions.length === 0 || regions.includes(code))
      .map((code) => `${index.regions.get(code)?.name ?? ''}（${code}）`),
  );
  if (missing.length === 0) return false;
  io.stderr(
    `sitong：${missing.join('、')}声明了上级，但上级没有任何目录，无从比较；补上上级目录再检查\n`,
  );
  return true;
}

function progress(io: CommandIo): (text: string) => void {
  let last = '';
  return (text) => {
    if (text === last) return;
    last = text;
    io.stderr(`\r\u001b[K${text}`);
  };
}
