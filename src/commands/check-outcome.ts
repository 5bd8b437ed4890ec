import type { Report, Severity } from '../engine/diagnostic.js';
import { type FormatName, reporters } from '../report/index.js';
import type { ReportContext } from '../report/reporter.js';
import type { Rule } from '../rules/rule.js';
import { comparisonsMissing, unreadMissing } from './check-missing.js';
import { type CheckOptions, rank } from './check-options.js';
import type { Checked } from './check-report.js';
import type { CommandIo } from './io.js';
import { type Output, writeReport } from './outputs.js';

/** Writes a report in the formats that are asked for. @throws WorkError */
export async function writeReports(
  report: Report,
  context: ReportContext,
  outputs: readonly Output<FormatName>[],
  io: CommandIo,
): Promise<void> {
  for (const { format, file } of outputs) {
    const color = context.color && file === undefined;
    const render = await reporters[format].load();
    const text = render(report, { ...context, color });
    if (file === undefined) io.stdout(text);
    else await writeReport(file, text);
  }
}

/** What a run came to. */
export interface CheckOutcome {
  readonly checked: readonly Checked[];
  readonly report: Report;
  readonly rules: readonly Rule[];
  /** From which severity on findings fail it. */
  readonly threshold: Severity | undefined;
}

/** 1 for findings at or above the threshold, 3 when a comparison that was asked for was not made, else 0. */
export function exitCodeOf(
  { checked, report, rules, threshold }: CheckOutcome,
  options: CheckOptions,
  io: CommandIo,
): number {
  if (
    threshold !== undefined &&
    report.diagnostics.some(({ severity }) => rank(severity) <= rank(threshold))
  )
    return 1;
  const missing = comparisonsMissing(checked, rules, options, io);
  return unreadMissing(checked, report, options, io) || missing ? 3 : 0;
}
