import { join } from 'node:path';
import type { Diagnostic } from '../../engine/diagnostic.js';
import type { Region } from '../../model/region-tree.js';
import { rules } from '../../rules/index.js';
import { BASELINE_FILE, readBaseline } from '../baseline.js';
import { type Checked, reportOf, unreadFor } from '../check-report.js';
import type { CheckTarget } from '../check-targets.js';
import { type CompletedWorkspace, judgeCompleted } from '../completed-workspace.js';

/** What the check of a region says to its export. */
export interface RegionVerdict {
  readonly errors: readonly Diagnostic[];
  /** Why the region could not be judged whole; undefined when it was. */
  readonly unjudged: string | undefined;
}

/** The verdicts of the regions of an export. */
export interface Verdicts {
  readonly of: (code: string) => RegionVerdict;
  /** Errors that the baseline lets through: exported all the same, not in silence. */
  readonly baselined: number;
}

/**
 * Judges regions as `check` does, with the severities, waivers and the baseline of the workspace.
 *
 * @throws UsageError for the configuration, WorkError when upper files cannot be read.
 */
export function judgeForExport(
  workspace: CompletedWorkspace,
  target: CheckTarget,
  { asOf, regions }: { readonly asOf: string; readonly regions: readonly Region[] },
): Verdicts {
  const codes = regions.map(({ code }) => code);
  const check = judgeCompleted(workspace, { asOf, rules, scope: new Set(codes) });
  const baseline = readBaseline(join(target.root, BASELINE_FILE), false);
  const checked: Checked = { target, baseline, ...check };
  const { diagnostics, summary } = reportOf([checked], { regions: codes, asOf });
  const errors = new Map<string, Diagnostic[]>(codes.map((code) => [code, []]));
  for (const one of diagnostics) {
    if (one.severity === 'error') errors.get(one.region ?? '')?.push(one);
  }
  const incomparable = new Set(check.result.coverage.incomparable);
  return {
    baselined: summary.baselined ?? 0,
    of: (code) => ({
      errors: errors.get(code) ?? [],
      unjudged: incomparable.has(code)
        ? '声明了上级，但上级没有任何目录，无从比较'
        : unreadText(unreadFor(checked, [code])),
    }),
  };
}

function unreadText(unread: readonly Diagnostic[]): string | undefined {
  const [first] = unread;
  if (first === undefined) return undefined;
  return `检查不完整：${first.file}:${first.line} ${first.message}${unread.length > 1 ? `，等 ${unread.length} 处` : ''}`;
}
