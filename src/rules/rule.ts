import type { LawLibrary } from '../law/library.js';
import type { Application, AuthorityRule } from '../model/application.js';
import type { ItemChange } from '../model/change.js';
import type { Row } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { JudgingDay } from '../model/judging-day.js';
import type { CatalogKind } from '../model/kinds.js';
import type { Region } from '../model/region-tree.js';
import type { RegionView } from '../model/region-view.js';
import type { Severity } from '../model/severity.js';
import type { Profile } from '../standard/profile.js';
import type { Standard } from '../standard/standard.js';
import type { Example } from './example.js';

/** What the engine gives to every rule besides the rows. */
export interface RuleContext {
  /** The day that is judged on. */
  readonly asOf: JudgingDay;
  readonly standard: Standard;
  /** The code dictionary for a 基本编码: the workspace's, but the national one for `00…`. */
  readonly profileOf: (code: string) => Profile;
  /** 同要素: the elements that must be the same at all levels. */
  readonly sameElements: ReadonlySet<string>;
  /** 审核权限 of the workspace: who decides which change, before the built-in table. */
  readonly authority: readonly AuthorityRule[];
  /** Levels and repeals of acts; one that it lacks is unknown, never wrong. */
  readonly laws: LawLibrary;
  /** Codes that were retired: from the registry, or of the revision before; absent when neither is known. */
  readonly history?: CodeHistory;
  /** Set when the impact of a revision is judged. */
  readonly passOver?: PassOver;
  /** Says that a comparison of a row could not be decided, and why. */
  readonly undecided: (row: Row, reason: string) => void;
}

/**
 * Whether a region's rows of a 基本编码 are no reference for those below it: when an upper row changed,
 * all rows below are held against that row, not against one between that has to follow itself.
 */
export type PassOver = (region: Region, code: string) => boolean;

/** What became of 基本编码 that are no longer used: a code is never given away again. */
export interface CodeHistory {
  /** The item that last had a code that is retired (cancelled, or gone from every catalog). */
  readonly retired: (code: string) => RetiredItem | undefined;
  /** All of them, where they are known at once: for judging in another thread. */
  readonly all?: ReadonlyMap<string, RetiredItem>;
}

export interface RetiredItem {
  readonly name: string;
  readonly type: string | undefined;
  /** 地区代码 of the catalog that held it. */
  readonly region: string;
  /** When and where it was retired, as a message says it: 2025-03-01 第 4 号发布. */
  readonly since: string;
}

/** Why a row has no reference in any 基本目录 (contract §4). */
export type NoReference =
  /** It needs none: founded at this level, or lawfully 自行设立. */
  | 'founded'
  /** Every upper region that could hold it has a whole catalog, and none does. */
  | 'outside'
  /** An upper catalog is partial, unreadable or missing. */
  | 'undecided';

/**
 * A row with what its region's upper chain (for 实施清单 first the region's own
 * 基本目录) holds of the same item, by the order of contract §4:
 * `same` the same 基本编码, `kin` the same stem, type and bare name, `named` the
 * same name and type under another stem.
 */
export interface CatalogPair {
  readonly row: Row;
  readonly view: RegionView;
  readonly via: 'same' | 'kin' | 'named';
  readonly reference: Row;
  readonly referenceView: RegionView;
  /** The row of the same code at the next ancestor, when `via` is `same`. */
  readonly next: Row | undefined;
}

export interface UnpairedRow {
  readonly row: Row;
  readonly view: RegionView;
  readonly why: NoReference;
}

/**
 * An 实施清单 row with the rows its 实施要素 are compared with: those of the same
 * 业务办理项名称 in the nearest 标准, else 实施清单 above; when the reference has
 * 办理项 but none of that name, all of them (a value any of them has will do).
 */
export interface ImplementationPair {
  readonly row: Row;
  readonly view: RegionView;
  readonly references: readonly Row[];
  readonly referenceView: RegionView;
  /** Whether the reference has no row of this 业务办理项名称. */
  readonly unnamed: boolean;
  /** The references at the next source further up. */
  readonly next: readonly Row[];
  /** Whether the place set the item itself: differences are notes (contract §4, domain §7.15). */
  readonly selfSet: boolean;
}

/**
 * A guide with its 实施清单 row; with all 办理项 of its 实施编码 when it names no
 * 业务办理项 (a value any of them has will do).
 */
export interface GuidePair {
  readonly guide: Row;
  readonly rows: readonly [Row, ...Row[]];
  readonly view: RegionView;
}

/** One change of a revision with what it is judged by (contract §5, change/*). */
export interface ChangeCase {
  readonly change: ItemChange;
  /** The region with its upper chain after the change; undefined when the region is gone. */
  readonly view: RegionView | undefined;
  /** The same before the change; undefined when the region is new. */
  readonly beforeView: RegionView | undefined;
  /** The 调整申请 on record for the region and those above it. */
  readonly applications: readonly Application[];
}

/** What a rule says of itself; `explain`, reports and the rule table are made from this. */
export interface RuleMeta {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** The clause or standard that it implements. */
  readonly clause: string;
  /** What is compared with what. */
  readonly compares: string;
  readonly why: string;
  /** What to do about a finding. */
  readonly action: string;
  /** Who decides in doubt. */
  readonly decides: string;
  readonly examples: { readonly fires: Example; readonly silent: Example };
}

type Findings = Iterable<Finding>;

/** The comparisons a rule takes part in; a rule without any is filled by the readers of files. */
export interface Checks {
  /** One row by itself. */
  readonly row?: (row: Row, view: RegionView, context: RuleContext) => Findings;
  /** A 基本目录 or 实施清单 row against a 基本目录. */
  readonly catalog?: (pair: CatalogPair, context: RuleContext) => Findings;
  /** A row without any reference in the catalogs. */
  readonly unpaired?: (row: UnpairedRow, context: RuleContext) => Findings;
  /** An 实施清单 row against the standard text or the upper 实施清单. */
  readonly implementation?: (pair: ImplementationPair, context: RuleContext) => Findings;
  /** A guide against its 实施清单 row. */
  readonly guide?: (pair: GuidePair, context: RuleContext) => Findings;
  /** All rows of a region with its upper chain. */
  readonly region?: (view: RegionView, context: RuleContext) => Findings;
  /** A region when all below it has been seen: which stems have a 子项 there. */
  readonly subtree?: (
    view: RegionView,
    stemsBelow: ReadonlySet<string>,
    context: RuleContext,
  ) => Findings;
  /** A change between two revisions (`diff`, `publish`). */
  readonly change?: (one: ChangeCase, context: RuleContext) => Findings;
}

export interface Rule extends RuleMeta {
  readonly checks: Checks;
  /** The 类别 whose rows the `row` check is about; of all without it. */
  readonly rowsOf?: readonly CatalogKind[];
}
