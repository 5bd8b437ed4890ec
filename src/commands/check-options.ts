import { UsageError } from '../errors.js';
import { SEVERITIES, type Severity } from '../model/severity.js';
import { rules as allRules, ruleById } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { Rule } from '../rules/rule.js';
import { isDate } from '../values/date.js';
import { nearest } from '../values/text.js';
import { meant } from './outputs.js';

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
  readonly splitBy?: string;
  readonly registry?: string;
  readonly upper?: string;
  readonly jobs?: string;
  readonly cache?: boolean;
  readonly shard?: string;
  readonly watch?: boolean;
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

/** @throws UsageError */
export function maxOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max 应为整数，写的是“${text}”`);
  return Number(text);
}

/** Whether verdicts are kept: always, never, or where it is worth it. */
export type CacheUse = 'always' | 'never' | 'worth';

/** What --cache and --no-cache say. */
export function cacheUseOf(cache: boolean | undefined): CacheUse {
  if (cache === undefined) return 'worth';
  return cache ? 'always' : 'never';
}

/** How many threads --jobs asks for; undefined when it does not. @throws UsageError */
export function jobsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new UsageError(`--jobs 应为 1 到 999 的整数，写的是“${text}”`);
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
