import type { CatalogKind } from '../model/kinds.js';
import type { Severity } from '../model/severity.js';
import type { TextEdit } from './text-edit.js';
import type { UndecidedReasons } from './undecided.js';

export { SEVERITIES, type Severity } from '../model/severity.js';

/** A span of a file; lines and columns are 1-based, columns in UTF-16 units, the end exclusive. */
export interface Place {
  /** Path relative to the workspace, `/`-separated. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The sheet, when the file is a workbook: line and column are then row and column of the cell. */
  readonly sheet?: string;
  /** The cell of that sheet: F12. */
  readonly cell?: string;
}

/** Another place that the reader needs to understand a finding, such as the upper row. */
export interface RelatedPlace extends Place {
  readonly message: string;
  /** Set for a file of an upper region that was taken from elsewhere: the workspace has no such file. */
  readonly elsewhere?: true;
}

/**
 * One reported finding, in the shape of `--format json` (contract: diagnostics).
 * The engine makes it of what a rule yields; reporters only render it.
 */
export interface Diagnostic extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in one Chinese sentence. */
  readonly message: string;
  /** What to do. */
  readonly action: string;
  /** 地区代码 of the row. */
  readonly region?: string;
  /** Name of that region, for reports that offices read. */
  readonly regionName?: string;
  /** The longest code the row has. */
  readonly code?: string;
  /** 事项名称 (or 业务办理项名称) of the row. */
  readonly name?: string;
  /** 实施主体 (or 主管部门) of the row, for reports that are split by office. */
  readonly body?: string;
  /** The top-level element. */
  readonly element?: string;
  readonly actual?: string;
  readonly expected?: string;
  readonly related: readonly RelatedPlace[];
  readonly clause: string;
  /** Of rule, region, code, element and offending value; never of lines or positions. */
  readonly fingerprint: string;
  /** The kind of document it stands in, and which: 标准, or the name of a list; not part of any report format. */
  readonly document?: { readonly catalog: CatalogKind; readonly list?: string };
  /** A certain correction of the file's text; not part of any report format. */
  readonly edit?: TextEdit;
  /** Set when a 豁免 of sitong.yaml silences the finding: its reason and document. */
  readonly waiver?: { readonly reason: string; readonly document?: string };
  /** The workspace, when one run checks several. */
  readonly workspace?: string;
}

/** What was covered, so that a clean result can be believed (contract: no false green). */
export interface Summary {
  readonly workspaces: number;
  readonly files: number;
  readonly regions: number;
  /** Rows of all documents. */
  readonly items: number;
  /** Row pairs (lower, upper) that were compared. */
  readonly comparisons: number;
  /** Rows that could not be compared. */
  readonly undecided: number;
  /** Why, with how many rows each, most first. */
  readonly undecidedReasons: UndecidedReasons;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly waived: number;
  /** Findings that a baseline keeps quiet; absent when there is no baseline. */
  readonly baselined?: number;
  /** Where upper regions that are not in the workspace come from; absent when none do. */
  readonly upperFrom?: readonly string[];
  /** What was read of a workbook, when its rows were judged; absent otherwise. */
  readonly workbook?: WorkbookSummary;
  /** Since which revision findings are reported; absent when all are. */
  readonly since?: SinceSummary;
  /** Upper regions of checked ones that hold no 基本目录. */
  readonly missingUpper: readonly string[];
  /** Declared regions without any document. */
  readonly uncovered: readonly string[];
  readonly rulesOff: readonly string[];
}

/** What a run is reported against: only what a change can have caused. */
export interface SinceSummary {
  /** As the user named it. */
  readonly revision: string;
  /** The id of its commit. */
  readonly id: string;
  /** Files that differ from it. */
  readonly changed: number;
  /** Findings that the revision had too, which are not reported. */
  readonly known: number;
}

/** What of a workbook was judged. */
export interface WorkbookSummary {
  /** As the user named it. */
  readonly file: string;
  /** Rows that were taken. */
  readonly rows: number;
  /** Cells that could not be taken, and those understood otherwise than they stand. */
  readonly refused: number;
  readonly corrected: number;
  /** Sheets, columns and rows of other regions that were left out, in Chinese. */
  readonly unread: readonly string[];
}

/** The result of one run of `sitong check`. */
export interface Report {
  readonly tool: { readonly name: 'sitong'; readonly version: string };
  /** The day the catalogs are judged on, YYYY-MM-DD. */
  readonly asOf: string;
  readonly summary: Summary;
  /** Sorted by file, line, column, rule; waived findings are in `waived`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Diagnostic[];
}

/** What a reporter may look up about a rule. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly clause: string;
  readonly why: string;
  readonly action: string;
}
