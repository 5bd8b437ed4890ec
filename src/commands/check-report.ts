import type { Diagnostic, Report, Severity, Summary } from '../engine/diagnostic.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { isLocked } from '../engine/policy.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { VERSION } from '../version.js';
import { type CheckTarget, isReported } from './check-targets.js';
import type { WorkspaceCheck } from './run-check.js';
import type { SinceCheck } from './since.js';

/** A workspace checked, with what of it is reported. */
export interface Checked extends WorkspaceCheck {
  readonly target: CheckTarget;
  /** Fingerprints that a baseline knows; undefined without one. */
  readonly baseline: ReadonlySet<string> | undefined;
  /** What the revision of --since had; undefined without one. */
  readonly since?: SinceCheck;
}

/** What a run is asked to report. */
export interface Reporting {
  /** Regions to report; none is all. */
  readonly regions: readonly string[];
  readonly asOf: string;
  /** The revision of --since, as the user named it. */
  readonly since?: string;
}

/** All findings of a workspace in order, with their final fingerprints. */
export function findingsOf({ result }: WorkspaceCheck): readonly Diagnostic[] {
  return withDistinctFingerprints(inOrder(result.diagnostics));
}

/** The report of a run: what `--region`, paths, baselines and `--since` leave of the findings, and the coverage. */
export function reportOf(checked: readonly Checked[], reporting: Reporting): Report {
  const { regions, asOf } = reporting;
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
    return select(one, without(fresh, one.since?.known));
  });
  const waived = checked.flatMap((one) =>
    select(
      one,
      without(withDistinctFingerprints(inOrder(one.result.waived)), one.since?.knownWaived),
    ),
  );
  const summary = {
    ...summaryOf(checked, diagnostics, waived),
    ...sinceOf(checked, reporting.since),
  };
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

function without(
  diagnostics: readonly Diagnostic[],
  known: ReadonlySet<string> | undefined,
): readonly Diagnostic[] {
  return known === undefined
    ? diagnostics
    : diagnostics.filter(({ fingerprint }) => !known.has(fingerprint));
}

function sinceOf(
  checked: readonly Checked[],
  revision: string | undefined,
): Pick<Summary, 'since'> {
  if (revision === undefined) return {};
  const of = checked.flatMap(({ since }) => since ?? []);
  return {
    since: {
      revision,
      id: [...new Set(of.map(({ id }) => id))].join(' '),
      changed: of.reduce((sum, { changed }) => sum + changed, 0),
      known: of.reduce((sum, { known }) => sum + known.size, 0),
    },
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
  const upper = [...new Set(checked.flatMap((one) => one.upper ?? []))];
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
    ...(upper.length === 0 ? {} : { upperFrom: upper }),
    missingUpper: union(({ result }) => result.coverage.missingUpper),
    uncovered: union(({ result }) => result.coverage.uncovered),
    rulesOff: union(({ result }) => result.coverage.rulesOff),
  };
}

/**
 * Findings that say that something a selection (--region, paths, --since) rests on could
 * not be read: files of no known region, and those of its regions' upper chains.
 */
export function unreadFor(one: Checked, regions: readonly string[]): readonly Diagnostic[] {
  const { target, index, since } = one;
  if (since?.changed === 0) return [];
  const isSelecting = regions.length > 0 || target.only.length > 0;
  if (!isSelecting && since === undefined) return [];
  const holding = () =>
    [...index.filesOf].flatMap(([code, files]) =>
      files.some(({ path }) => isReported(path, target.only)) ? [code] : [],
    );
  const selected = regions.length > 0 ? regions : (!isSelecting && since?.scope) || holding();
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
