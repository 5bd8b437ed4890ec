import type { CatalogDocument } from '../model/document.js';
import type { Finding, SignedFinding } from '../model/finding.js';
import type { Kind } from '../model/kinds.js';
import type { Region } from '../model/region-tree.js';
import type { RegionView } from '../model/region-view.js';
import type { Rule } from '../rules/rule.js';
import type { JudgingBasis } from './context.js';
import type { Diagnostic, Summary } from './diagnostic.js';
import type { SeverityPolicy } from './policy.js';
import { Run } from './run.js';
import type { Waivers } from './waivers.js';

/** Where regions' documents come from; the engine itself reads no file. */
export interface RegionSource {
  /** Valid regions by code, an upper one before those below it. */
  readonly regions: ReadonlyMap<string, Region>;
  /** Whether a region has documents. */
  readonly has: (code: string) => boolean;
  /** A region's documents, or only those of some kinds. */
  readonly read: (code: string, kinds?: ReadonlySet<Kind>) => RegionDocumentsRead;
}

export interface RegionDocumentsRead {
  readonly documents: readonly CatalogDocument[];
  readonly findings: readonly SignedFinding[];
  readonly complete: boolean;
}

/** What a run is about. */
export interface CheckRequest extends JudgingBasis {
  readonly source: RegionSource;
  readonly rules: readonly Rule[];
  readonly policy: SeverityPolicy;
  readonly waivers: Waivers;
  /** Findings made before any region was read. */
  readonly findings: readonly SignedFinding[];
  /**
   * Regions to judge; all without it. Those above them are read, since they are judged against, but
   * not judged; of those below a judged one only the 子项 of 基本目录 are looked up; others are not read.
   */
  readonly scope?: ReadonlySet<string>;
  /** Called before each region that is judged, for progress. */
  readonly onRegion?: (region: Region, done: number, total: number) => void;
  /** Told what the run sees, so that figures are made in the same pass. */
  readonly watch?: Watch;
}

/** Who follows a run. */
export interface Watch {
  /** A judged region with its upper chain, before those below it are read; the view is not to be kept. */
  readonly region: (view: RegionView) => void;
  /** A finding that is reported: neither off nor waived. */
  readonly finding: (finding: Finding, diagnostic: Diagnostic) => void;
  /** Which findings the result holds: who only counts them need not hold those of a whole province. */
  readonly keeps: (diagnostic: Diagnostic) => boolean;
}

/** What a run found, not yet sorted. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Diagnostic[];
  readonly coverage: Coverage;
}

export type Coverage = Pick<
  Summary,
  | 'regions'
  | 'items'
  | 'comparisons'
  | 'undecided'
  | 'undecidedReasons'
  | 'missingUpper'
  | 'uncovered'
  | 'rulesOff'
> & {
  /** Regions with an upper one whose chain holds nothing to compare with. */
  readonly incomparable: readonly string[];
};

/**
 * Judges a workspace region by region, an upper one before those below it. Only
 * a region and its upper chain are held at a time (contract §2: a row is judged
 * against its upper chain only).
 */
export function check(request: CheckRequest): CheckResult {
  return new Run(request).run();
}
