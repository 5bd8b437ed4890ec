import type { Diagnostic } from '../engine/diagnostic.js';
import { CHANGE_KINDS, type ChangeKind, DIRECTIONS, type Direction } from '../model/change.js';
import type { Severity } from '../model/severity.js';
import type { RevisionFacts } from './judge-revision.js';
import type { DiffReport, Impact, ReportedChange } from './report.js';

/** Counts what a comparison covered and found. */
export function revisionSummary(
  facts: RevisionFacts,
  {
    changes,
    others,
    diagnostics,
  }: {
    readonly changes: readonly ReportedChange[];
    readonly others: readonly Impact[];
    readonly diagnostics: readonly Diagnostic[];
  },
): DiffReport['summary'] {
  const kinds = zeros<ChangeKind>(CHANGE_KINDS);
  const directions = zeros<Direction>(DIRECTIONS);
  const rows = new Set<string>();
  const regions = new Set<string>();
  const touch = (impact: Impact) => {
    regions.add(impact.region);
    rows.add(rowKey(impact));
  };
  for (const { kind, applicant, impacts } of changes) {
    kinds[kind]++;
    directions[applicant]++;
    for (const impact of impacts) touch(impact);
  }
  for (const impact of others) touch(impact);
  const count = (severity: Severity) =>
    diagnostics.filter((one) => one.severity === severity).length;
  return {
    regions: facts.comparedRegions,
    identical: facts.identical,
    itemsBefore: facts.itemsBefore,
    itemsAfter: facts.itemsAfter,
    kinds,
    directions,
    regionChanges: facts.regions.length,
    headerChanges: facts.headers.length,
    affectedRegions: regions.size,
    affectedRows: rows.size,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    undecided: facts.undecided,
    undecidedReasons: facts.undecidedReasons,
    waived: facts.waived,
    rulesOff: facts.rulesOff,
    unread: facts.unread,
  };
}

/** One row may have to follow in several elements. */
function rowKey({ region, catalog, list, code, name, file, line }: Impact): string {
  return [region, catalog ?? '', list ?? '', code ?? name ?? `${file}:${line}`].join(' ');
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
