import type { Diagnostic, Place } from '../engine/diagnostic.js';
import type { UndecidedReasons } from '../engine/undecided.js';
import type { Approval } from '../model/application.js';
import type { ChangeKind, Direction, Match, RegionChangeKind } from '../model/change.js';
import type { CatalogKind } from '../model/kinds.js';
import type { Severity } from '../model/severity.js';
import type { Level } from '../values/level.js';

/** A stretch of a text that stays, goes or comes; the three in order give both texts. */
export interface Hunk {
  readonly kind: '同' | '删' | '增';
  readonly text: string;
}

/** One entry of a list element that differs. */
export interface ReportedEntry {
  readonly kind: '增加' | '减少' | '变更';
  readonly before?: string;
  readonly after?: string;
  /** Word-level difference of an entry in other words. */
  readonly hunks?: readonly Hunk[];
  readonly parts?: readonly ReportedElement[];
  readonly applicant: Direction;
}

/** One element that differs, as text that a clerk reads. */
export interface ReportedElement {
  readonly element: string;
  readonly before?: string;
  readonly after?: string;
  readonly entries?: readonly ReportedEntry[];
  /** Word-level difference, for texts. */
  readonly hunks?: readonly Hunk[];
  /** Written otherwise, not changed. */
  readonly notation?: true;
  readonly applicant: Direction;
  readonly region: Direction;
}

/** A row on one side of a change. */
export interface ReportedSide extends Place {
  readonly code?: string;
  readonly name?: string;
  readonly body?: string;
}

/** A row of another region, or another document of the region, that stops conforming or must follow. */
export interface Impact extends Place {
  readonly region: string;
  readonly regionName: string;
  readonly level: Level;
  /** Absent for what stands in no document: a 地区 file. */
  readonly catalog?: CatalogKind;
  /** 清单 of 关联清单 and 专项清单, 标准 of 实施清单. */
  readonly list?: string;
  readonly code?: string;
  readonly name?: string;
  /** The rule that the row breaks since the change; absent where it breaks none yet and must follow all the same. */
  readonly rule?: string;
  readonly severity: Severity;
  /** The day to come (YYYY-MM-DD) on which the row stops conforming: 计划生效日期 or 计划取消日期 of the change. */
  readonly from?: string;
  readonly message: string;
  /** What its region has to do. */
  readonly action: string;
  readonly expected?: string;
}

/** One change, ready to be shown. */
export interface ReportedChange {
  /** Stable: of region, document, codes and kind; never of lines. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly region: string;
  readonly regionName: string;
  readonly catalog: CatalogKind;
  readonly list?: string;
  readonly before: readonly ReportedSide[];
  readonly after: readonly ReportedSide[];
  readonly match?: Match;
  readonly elements: readonly ReportedElement[];
  readonly applicant: Direction;
  readonly regional: Direction;
  readonly approval: Approval;
  readonly impacts: readonly Impact[];
}

export interface ReportedHeader {
  readonly region: string;
  readonly regionName: string;
  readonly catalog: CatalogKind;
  readonly list?: string;
  readonly elements: readonly ReportedElement[];
}

export interface ReportedRegion {
  readonly kind: RegionChangeKind;
  readonly before?: { readonly code: string; readonly name: string };
  readonly after?: { readonly code: string; readonly name: string };
  readonly match?: Match;
  readonly elements: readonly {
    readonly element: string;
    readonly before?: string;
    readonly after?: string;
  }[];
}

/** What `sitong diff` found; the shape of `--format json` (schemas/diff.schema.json). */
export interface DiffReport {
  readonly tool: { readonly name: 'sitong'; readonly version: string };
  readonly asOf: string;
  /** The two sides as the user named them. */
  readonly before: string;
  readonly after: string;
  readonly summary: {
    /** Regions and rows compared, on both sides. */
    readonly regions: number;
    readonly itemsBefore: number;
    readonly itemsAfter: number;
    /** Changes by kind; kinds without any are 0. */
    readonly kinds: Readonly<Record<ChangeKind, number>>;
    /** Changes by their direction for the applicant. */
    readonly directions: Readonly<Record<Direction, number>>;
    readonly regionChanges: number;
    readonly headerChanges: number;
    readonly affectedRegions: number;
    readonly affectedRows: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    /** Regions whose files are the same byte for byte: equal without being read. */
    readonly identical: number;
    /** Changed rows that could not be judged, such as by upper levels that neither side holds. */
    readonly undecided: number;
    readonly undecidedReasons: UndecidedReasons;
    /** Findings of change rules that a waiver keeps quiet. */
    readonly waived: number;
    /** Change rules that the configuration turns off. */
    readonly rulesOff: readonly string[];
    /** What could not be compared, and why, in Chinese. */
    readonly unread: readonly string[];
  };
  readonly regions: readonly ReportedRegion[];
  readonly headers: readonly ReportedHeader[];
  /** Sorted by region (upper first), document, code. */
  readonly changes: readonly ReportedChange[];
  /** What stops conforming and is no change of an item's doing: of a header, a region, the configuration. */
  readonly others: readonly Impact[];
  /** Findings of the change/* rules and code/reused, in the order of `check`. */
  readonly diagnostics: readonly Diagnostic[];
}
