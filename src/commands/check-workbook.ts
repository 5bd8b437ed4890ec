import type { Place } from '../engine/diagnostic.js';
import { UsageError } from '../errors.js';
import { FORMAT_NAMES } from '../report/index.js';
import type { ReportContext } from '../report/reporter.js';
import { folderTree } from '../tree/folder-tree.js';
import { comparisonsMissing, unreadMissing } from './check-missing.js';
import {
  type CheckOptions,
  dayOf,
  maxOf,
  rank,
  selectedRules,
  thresholdOf,
} from './check-options.js';
import { writeReports } from './check-outcome.js';
import { repositoryPrefix, ruleInfos, treeLines } from './check-sources.js';
import type { CommandIo } from './io.js';
import { type JudgedWorkbook, judgeWorkbook } from './judge-workbook.js';
import { outputsOf } from './outputs.js';
import { progressOn } from './progress.js';
import { withCompletion } from './with-completion.js';

/** Options of `sitong check 文件.xlsx`, and of `sitong annotate`. */
export interface CheckWorkbookOptions extends CheckOptions {
  readonly kind?: string;
  readonly workspace?: string;
}

/** Files that are checked as workbooks. */
export function isWorkbookPath(path: string): boolean {
  return /\.xls[xm]$/i.test(path);
}

/**
 * `sitong check 文件.xlsx`: judges the rows of a workbook in a workspace; findings name sheet and cell.
 *
 * @returns exit codes as `sitong check` has them.
 * @throws UsageError (2), WorkError (3).
 */
export async function checkWorkbookCommand(
  paths: readonly string[],
  options: CheckWorkbookOptions,
  io: CommandIo,
): Promise<number> {
  const [file] = paths;
  if (file === undefined || paths.length > 1)
    throw new UsageError('检查工作簿时一次只写一个文件，也不和别的路径一起');
  const outputs = outputsOf(options, { names: FORMAT_NAMES }, io.cwd);
  maxOf(options.max);
  const threshold = thresholdOf(options.failOn);
  const judged = await judgeFile(file, options, io);
  await writeReports(judged.report, contextOf(judged, options, io), outputs, io);
  return exitCode(judged, threshold, { rule: options, io });
}

/** Judges a workbook as the options say. @throws UsageError, WorkError */
export async function judgeFile(
  file: string,
  options: CheckWorkbookOptions,
  io: CommandIo,
): Promise<JudgedWorkbook> {
  for (const [name, value] of [
    ['--since', options.since],
    ['--baseline', options.baseline],
    ['--update-baseline', options.updateBaseline],
    ['--split-by', options.splitBy],
    ['--watch', options.watch],
  ] as const) {
    if (value !== undefined) throw new UsageError(`检查工作簿时不能用 ${name}`);
  }
  const asOf = dayOf(options.asOf, io.today);
  const rules = selectedRules(options);
  const onProgress = progressOn(io);
  const judged = await withCompletion(options, io, (completion) =>
    judgeWorkbook({
      file,
      cwd: io.cwd,
      workspace: options.workspace,
      kind: options.kind,
      regions: options.region ?? [],
      rules,
      asOf,
      completion,
      onProgress,
    }),
  );
  onProgress?.('');
  return judged;
}

/** 1 for findings at the threshold, 3 when a comparison that was asked for could not be made. */
export function exitCode(
  { report, checked, regions }: JudgedWorkbook,
  threshold: ReturnType<typeof thresholdOf>,
  { rule, io }: { readonly rule: CheckOptions; readonly io: CommandIo },
): number {
  if (
    threshold !== undefined &&
    report.diagnostics.some(({ severity }) => rank(severity) <= rank(threshold))
  )
    return 1;
  const selection = { ...rule, region: regions };
  const missing = comparisonsMissing([checked], selectedRules(rule), selection, io);
  return unreadMissing([checked], report, selection, io) || missing ? 3 : 0;
}

function contextOf(
  { textAt }: JudgedWorkbook,
  options: CheckWorkbookOptions,
  io: CommandIo,
): ReportContext {
  const max = maxOf(options.max);
  const lines = treeLines(folderTree(io.cwd));
  const cellLine = (place: Place) => textAt(place)?.split('\n')[0];
  return {
    rules: ruleInfos(),
    // Of a workspace elsewhere no lines are shown: its paths lead out of the current folder.
    sourceLine: (_workspace, path, line, place) =>
      place?.sheet === undefined ? lines(path, line) : cellLine(place),
    color: options.color ?? io.color,
    ...(max === undefined ? {} : { max }),
    ...(options.quiet === true ? { quiet: true } : {}),
    pathPrefix: repositoryPrefix(io.cwd),
  };
}
