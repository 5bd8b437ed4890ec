import type { Report } from '../engine/diagnostic.js';
import { visible } from '../report/visible.js';
import type { Rule } from '../rules/rule.js';
import type { CheckOptions } from './check-options.js';
import { type Checked, unreadFor } from './check-report.js';
import type { CommandIo } from './io.js';

/** Files that the selection leaves out of the report, but without which it was not judged. */
export function unreadMissing(
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
    `sitong：检查不完整：${visible(`${first.file}:${first.line}:${first.column} ${first.message}`)}${hidden.length > 1 ? `，等 ${hidden.length} 处` : ''}\n`,
  );
  return true;
}

/** Rules that are nothing without an upper level. */
const COMPARING = /^(same|within)\//;

/** Says that comparisons which were asked for could not be made: a chain without any catalog. */
export function comparisonsMissing(
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
    `sitong：${visible(missing.join('、'))}声明了上级，但上级没有任何目录，无从比较；补上上级目录再检查\n`,
  );
  return true;
}
