import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Report, Severity, Summary } from '../engine/diagnostic.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { SEVERITIES } from '../model/severity.js';
import { FORMAT_NAMES, type FormatName, reporters } from '../report/index.js';
import type { ReportContext } from '../report/reporter.js';
import { rules as allRules, ruleById } from '../rules/index.js';
import { RESERVED_RULES } from '../rules/reserved.js';
import type { Rule } from '../rules/rule.js';
import { isDate } from '../values/date.js';
import { nearest } from '../values/text.js';
import { VERSION } from '../version.js';
import { type CheckTarget, checkTargets, isReported } from './check-targets.js';
import type { CommandIo } from './io.js';
import { runCheck, type WorkspaceCheck } from './run-check.js';

/** Options of `sitong check`, as the command line gives them. */
export interface CheckOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn?: string;
  readonly asOf?: string;
  readonly region?: readonly string[];
  readonly rule?: readonly string[];
  readonly group?: readonly string[];
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly max?: string;
}

interface Checked extends WorkspaceCheck {
  readonly target: CheckTarget;
}

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
  const checked = targets.map((target) => ({
    target,
    ...runCheck(target.root, { asOf, rules, ...(onProgress === undefined ? {} : { onProgress }) }),
  }));
  onProgress?.('');
  checkSelection(checked, options.region ?? []);
  const report = reportOf(checked, options.region ?? [], asOf, targets.length > 1);
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
    else await writeFileAtomic(file, text);
  }
  if (
    threshold !== undefined &&
    report.diagnostics.some(({ severity }) => rank(severity) <= rank(threshold))
  )
    return 1;
  return comparisonsMissing(checked, rules, options, io) ? 3 : 0;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function dayOf(asOf: string | undefined, today: string): string {
  if (asOf === undefined) return today;
  if (!isDate(asOf)) throw new UsageError(`--as-of 的日期“${asOf}”不对，应为 YYYY-MM-DD`);
  return asOf;
}

function thresholdOf(word: string | undefined): Severity | undefined {
  const words = [...SEVERITIES, 'never'];
  const threshold = word ?? 'error';
  if (!words.includes(threshold))
    throw new UsageError(`--fail-on 没有“${threshold}”${meant(threshold, words)}`);
  return threshold === 'never' ? undefined : (threshold as Severity);
}

function meant(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? `，应为 ${[...known].join('、')} 之一` : `，是不是“${near}”？`;
}

function maxOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max 应为整数，写的是“${text}”`);
  return Number(text);
}

function selectedRules({ rule: ids = [], group: groups = [] }: CheckOptions): readonly Rule[] {
  if (ids.length === 0 && groups.length === 0) return allRules;
  const known = [...ruleById.keys()];
  for (const id of ids) {
    if (ruleById.has(id)) continue;
    if (RESERVED_RULES.includes(id)) throw new UsageError(`规则 ${id} 本版本还不能判断`);
    const near = nearest(id, known);
    throw new UsageError(
      `没有规则“${id}”${near === undefined ? '；sitong explain 列出全部规则' : `，是不是“${near}”？`}`,
    );
  }
  const names = [...new Set(known.map((id) => id.slice(0, id.indexOf('/'))))];
  for (const group of groups) {
    if (!names.includes(group)) throw new UsageError(`没有规则组“${group}”${meant(group, names)}`);
  }
  return allRules.filter(
    ({ id }) => ids.includes(id) || groups.includes(id.slice(0, id.indexOf('/'))),
  );
}

interface Output {
  readonly format: FormatName;
  readonly file: string | undefined;
}

function outputsOf({ format = [], output }: CheckOptions, cwd: string): Output[] {
  const outputs = format.map((text): Output => {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const file = at < 0 ? undefined : text.slice(at + 1);
    if (!(FORMAT_NAMES as readonly string[]).includes(name)) {
      throw new UsageError(`没有输出格式“${name}”${meant(name, FORMAT_NAMES)}`);
    }
    if (file === '') throw new UsageError(`--format ${name}= 后面没有写文件名`);
    return {
      format: name as FormatName,
      file: file === undefined ? undefined : resolve(cwd, file),
    };
  });
  if (outputs.length === 0) outputs.push({ format: 'pretty', file: undefined });
  const toStdout = outputs.filter(({ file }) => file === undefined);
  if (toStdout.length > 1) {
    throw new UsageError('只能有一种格式输出到屏幕；其余的写成 --format 格式=文件');
  }
  if (output === undefined) return outputs;
  if (toStdout.length === 0) throw new UsageError('每种格式都已写了文件，--output 没有可写的内容');
  return outputs.map((one) =>
    one.file === undefined ? { ...one, file: resolve(cwd, output) } : one,
  );
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
    if (index.files.some((file) => isReported(file, target.only))) continue;
    throw new WorkError(`${target.only.join('、')} 里没有目录文件，没有检查任何内容`);
  }
}

function reportOf(
  checked: readonly Checked[],
  regions: readonly string[],
  asOf: string,
  several: boolean,
): Report {
  const select = ({ target }: Checked, list: readonly Diagnostic[]) =>
    list.flatMap((diagnostic) => {
      if (!isReported(diagnostic.file, target.only)) return [];
      if (regions.length > 0 && !regions.includes(diagnostic.region ?? '')) return [];
      return [several ? { ...diagnostic, workspace: target.name } : diagnostic];
    });
  const gather = (of: (result: Checked['result']) => readonly Diagnostic[]) =>
    withDistinctFingerprints(inOrder(checked.flatMap((one) => select(one, of(one.result)))));
  const diagnostics = gather(({ diagnostics: list }) => list);
  const waived = gather(({ waived: list }) => list);
  return {
    tool: { name: 'sitong', version: VERSION },
    asOf,
    summary: summaryOf(checked, diagnostics, waived),
    diagnostics,
    waived,
  };
}

function summaryOf(
  checked: readonly Checked[],
  diagnostics: readonly Diagnostic[],
  waived: readonly Diagnostic[],
): Summary {
  const sum = (of: (one: Checked) => number) => checked.reduce((total, one) => total + of(one), 0);
  const union = (of: (one: Checked) => readonly string[]) =>
    [...new Set(checked.flatMap(of))].sort();
  const count = (severity: Severity) =>
    diagnostics.filter((one) => one.severity === severity).length;
  const reasons = new Map<string, number>();
  for (const { result } of checked) {
    for (const { reason, rows } of result.coverage.undecidedReasons) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + rows);
    }
  }
  return {
    workspaces: checked.length,
    files: sum(({ index }) => index.files.length),
    regions: sum(({ result }) => result.coverage.regions),
    items: sum(({ result }) => result.coverage.items),
    comparisons: sum(({ result }) => result.coverage.comparisons),
    undecided: sum(({ result }) => result.coverage.undecided),
    undecidedReasons: [...reasons]
      .map(([reason, rows]) => ({ reason, rows }))
      .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    waived: waived.length,
    missingUpper: union(({ result }) => result.coverage.missingUpper),
    uncovered: union(({ result }) => result.coverage.uncovered),
    rulesOff: union(({ result }) => result.coverage.rulesOff),
  };
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

/** Reads source lines for code frames, each file once. */
function sourceLines(checked: readonly Checked[]): ReportContext['sourceLine'] {
  const roots = new Map(checked.map(({ target }) => [target.name, target.root]));
  const only = checked[0]?.target.root;
  const files = new Map<string, readonly string[]>();
  return (workspace, file, line) => {
    const root = workspace === undefined ? only : roots.get(workspace);
    if (root === undefined) return undefined;
    const path = join(root, file);
    let lines = files.get(path);
    if (lines === undefined) {
      lines = linesOf(path);
      files.set(path, lines);
    }
    return lines[line - 1];
  };
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/);
  } catch {
    // A file that cannot be shown is reported without its line.
    return [];
  }
}

/** From the repository's root to what the reported paths start from. */
function pathPrefix(targets: readonly CheckTarget[], cwd: string): string {
  const base = targets.length === 1 ? (targets[0]?.root ?? cwd) : cwd;
  let folder = base;
  while (!existsSync(join(folder, '.git'))) {
    const parent = dirname(folder);
    if (parent === folder) return '';
    folder = parent;
  }
  const path = relative(folder, base).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

function progress(io: CommandIo): (text: string) => void {
  let last = '';
  return (text) => {
    if (text === last) return;
    last = text;
    io.stderr(`\r\u001b[K${text}`);
  };
}
