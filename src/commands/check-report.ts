import type { Diagnostic, Report, Severity, Summary } from '../engine/diagnostic.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { isLocked } from '../engine/policy.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { VERSION } from '../version.js';
import { type CheckTarget, isReported } from './check-targets.js';
import type { WorkspaceCheck } from './run-check.js';

/** A workspace checked, with what of it is reported. */
export interface Checked extends WorkspaceCheck {
  readonly target: CheckTarget;
  /** Fingerprints that a baseline knows; undefined without one. */
  readonly baseline: ReadonlySet<string> | undefined;
}

/** All findings of a workspace in order, with their final fingerprints. */
export function findingsOf({ result }: WorkspaceCheck): readonly Diagnostic[] {
  return withDistinctFingerprints(inOrder(result.diagnostics));
}

/** The report of a run: what `--region`, paths and baselines leave of the findings, and the coverage. */
export function reportOf(
  checked: readonly Checked[],
  regions: readonly string[],
  asOf: string,
): Report {
  const several = checked.length > 1;
  let baselined = 0;
  const select = ({ target }: Checked, list: readonly Diagnostic[]) =>
    list.flatMap((diagnostic) => {
      if (!isReported(diagnostic.file, target.only)) return [];
      if (regions.length > 0 && !regions.includes(diagnostic.region ?? '')) return [];
      return [several ? { ...diagnostic, workspace: target.name } : diagnostic];
    });
  const diagnostics = checked.flatMap((one) => {
    const fresh = findingsOf(one).filter((diagnostic) => !isKnown(one, diagnostic));
    baselined += one.result.diagnostics.length - fresh.length;
    return select(one, fresh);
  });
  const waived = checked.flatMap((one) =>
    select(one, withDistinctFingerprints(inOrder(one.result.waived))),
  );
  const summary = summaryOf(checked, diagnostics, waived);
  return {
    tool: { name: 'sitong', version: VERSION },
    asOf,
    summary: checked.some(({ baseline }) => baseline !== undefined)
      ? { ...summary, baselined }
      : summary,
    diagnostics,
    waived,
  };
}

/** Whether the baseline holds a finding; those of locked rules and of unread files are never quiet. */
function isKnown({ baseline, index }: Checked, { fingerprint, region, rule }: Diagnostic): boolean {
  if (baseline === undefined || NEEDED_RULES.has(rule) || !baseline.has(fingerprint)) return false;
  return !isLocked(rule, region === undefined ? undefined : index.regions.get(region));
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
    files: sum(({ files }) => files),
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

/**
 * Findings that say that something a selection (--region, paths) rests on could
 * not be read: files of no known region, and those of its regions' upper chains.
 */
export function unreadFor(one: Checked, regions: readonly string[]): readonly Diagnostic[] {
  const { target, index } = one;
  if (regions.length === 0 && target.only.length === 0) return [];
  const selected =
    regions.length > 0
      ? regions
      : [...index.filesOf].flatMap(([code, files]) =>
          files.some(({ path }) => isReported(path, target.only)) ? [code] : [],
        );
  const needed = new Set<string | undefined>([undefined]);
  for (const code of selected) {
    for (let at = index.regions.get(code); at !== undefined; at = at.parent) needed.add(at.code);
  }
  return one.result.diagnostics.filter(
    ({ rule, severity, region }) =>
      NEEDED_RULES.has(rule) &&
      severity === 'error' &&
      needed.has(region !== undefined && index.regions.has(region) ? region : undefined),
  );
}
