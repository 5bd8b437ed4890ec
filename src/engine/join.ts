import type { CheckResult, Coverage } from './check.js';
import { sortedReasons } from './undecided.js';

/** Adds up what the parts of one run found; findings stay in the order of the parts. */
export function joinResults(parts: readonly CheckResult[]): CheckResult {
  const coverages = parts.map(({ coverage }) => coverage);
  const sum = (of: (coverage: Coverage) => number) =>
    coverages.reduce((total, coverage) => total + of(coverage), 0);
  const union = (of: (coverage: Coverage) => readonly string[]) =>
    [...new Set(coverages.flatMap(of))].sort();
  return {
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    waived: parts.flatMap(({ waived }) => waived),
    coverage: {
      regions: sum(({ regions }) => regions),
      items: sum(({ items }) => items),
      comparisons: sum(({ comparisons }) => comparisons),
      undecided: sum(({ undecided }) => undecided),
      undecidedReasons: reasonsOf(coverages),
      missingUpper: union(({ missingUpper }) => missingUpper),
      uncovered: union(({ uncovered }) => uncovered),
      rulesOff: union(({ rulesOff }) => rulesOff),
      incomparable: union(({ incomparable }) => incomparable),
    },
  };
}

function reasonsOf(coverages: readonly Coverage[]): Coverage['undecidedReasons'] {
  const counts = new Map<string, number>();
  for (const { undecidedReasons } of coverages) {
    for (const { reason, rows } of undecidedReasons)
      counts.set(reason, (counts.get(reason) ?? 0) + rows);
  }
  return sortedReasons(counts);
}
