import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { SEVERITIES, type Severity } from '../model/severity.js';
import { FORMAT_NAMES, type FormatName } from '../report/index.js';
import { rules as allRules, ruleById } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { isReserved } from '../rules/reserved.js';
import type { Rule } from '../rules/rule.js';
import { isDate } from '../values/date.js';
import { nearest } from '../values/text.js';

/** Options of `sitong check`, as the command line gives them. */
export interface CheckOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn?: string;
  readonly asOf?: string;
  readonly region?: readonly string[];
  readonly rule?: readonly string[];
  readonly group?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly since?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly max?: string;
}

/** Rank of a severity: 0 is the gravest. */
export function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** The day to judge on. @throws UsageError */
export function dayOf(asOf: string | undefined, today: string): string {
  if (asOf === undefined) return today;
  if (!isDate(asOf)) throw new UsageError(`--as-of 的日期“${asOf}”不对，应为 YYYY-MM-DD`);
  return asOf;
}

/** From which severity on findings fail the run; undefined never. @throws UsageError */
export function thresholdOf(word: string | undefined): Severity | undefined {
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

/** @throws UsageError */
export function maxOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max 应为整数，写的是“${text}”`);
  return Number(text);
}

/** The rules of --rule and --group, or all. @throws UsageError naming the nearest. */
export function selectedRules({
  rule: ids = [],
  group: groups = [],
}: CheckOptions): readonly Rule[] {
  if (ids.length === 0 && groups.length === 0) return allRules;
  const known = [...ruleById.keys()];
  for (const id of ids) {
    if (ruleById.has(id)) continue;
    if (isReserved(id)) throw new UsageError(`规则 ${id} 本版本还不能判断`);
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
    ({ id }) =>
      NEEDED_RULES.has(id) || ids.includes(id) || groups.includes(id.slice(0, id.indexOf('/'))),
  );
}

/** Where a report goes: a file, or standard output. */
export interface Output {
  readonly format: FormatName;
  readonly file: string | undefined;
}

/** The formats and where each goes. @throws UsageError */
export function outputsOf({ format = [], output }: CheckOptions, cwd: string): Output[] {
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
  refuseSameFile(outputs);
  const toStdout = outputs.filter(({ file }) => file === undefined);
  if (toStdout.length > 1) {
    throw new UsageError('只能有一种格式输出到屏幕；其余的写成 --format 格式=文件');
  }
  if (output === undefined) return outputs;
  if (toStdout.length === 0) throw new UsageError('每种格式都已写了文件，--output 没有可写的内容');
  const written = outputs.map((one) =>
    one.file === undefined ? { ...one, file: resolve(cwd, output) } : one,
  );
  refuseSameFile(written);
  return written;
}

/** Two reports in one file would lose one; a report in a catalog would lose the catalog. */
function refuseSameFile(outputs: readonly Output[]): void {
  const seen = new Set<string>();
  for (const { file } of outputs) {
    if (file === undefined) continue;
    if (seen.has(file)) throw new UsageError(`两种格式写到了同一个文件 ${file}`);
    if (/\.ya?ml$/i.test(file))
      throw new UsageError(`报告不能写到 YAML 文件 ${file}，它可能是目录文件`);
    seen.add(file);
  }
}
