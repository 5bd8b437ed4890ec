import type { ApplicationState } from '../model/application.js';
import type { CatalogKind } from '../model/kinds.js';
import type { Values } from '../yaml/value.js';

/** Who acts, as `--as 单位/姓名` says: recorded, not authenticated. */
export interface Actor {
  readonly unit: string;
  readonly person: string;
}

/** Which documents of a region a row stands in; files and their splits are no content. */
export interface SectionName {
  readonly catalog: CatalogKind;
  /** 标准 for a 标准 实施清单, the name of a 关联清单 or 专项清单, else ''. */
  readonly variant: string;
  /** 0; further numbers tell documents of the same kind with unlike headers apart. */
  readonly part: number;
}

/** The rows of a region's documents of one kind with the header they share. */
export interface Section extends SectionName {
  /** Header keys other than 类别, 地区, 性质 and 清单: 版本, 未承接, 未载要素 … */
  readonly header: Values;
  /** In canonical order: by identifying key, then by content. */
  readonly rows: readonly Values[];
}

/** All that a region published: order-free and layout-free, so that equal content has equal hashes. */
export interface RegionContent {
  /** The 地区 row that declares the region. */
  readonly declaration: Values;
  /** Sorted by catalog (in the order of the standard), variant, part. */
  readonly sections: readonly Section[];
}

/** sitong.yaml and the files it names (overlays, profiles, law tables): path and text. */
export interface ConfigFileContent {
  readonly path: string;
  readonly text: string;
}

/** What `publish` hands in. */
export interface PublicationInput {
  readonly actor: Actor;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** From which day on it is in force, YYYY-MM-DD; never before that of an earlier publication of the region. */
  readonly effective: string;
  /** 文号 of the document it is published by. */
  readonly document: string | undefined;
  readonly note: string | undefined;
  /**
   * 地区代码 and content, a Map or a generator; gone through once, so that a province need not be in
   * memory whole. Regions that are not handed in stay as they are.
   */
  readonly regions: Iterable<readonly [string, RegionContent]>;
  /** Regions that are dissolved: of none of them anything stands from then on. */
  readonly dissolve?: readonly string[];
  readonly config: readonly ConfigFileContent[];
  /** Numbers of approved applications that it carries out. */
  readonly applications: readonly number[];
  /** Refuse when the registry has moved on from this head hash. */
  readonly base?: string;
}

export interface PublishedRegion {
  readonly region: string;
  readonly name: string;
  /** Revision number of the region, from 1. */
  readonly revision: number;
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  readonly rows: number;
  /** The revision by which the region ends. */
  readonly dissolved?: true;
}

export type PublicationResult =
  | {
      readonly outcome: 'published';
      readonly number: number;
      readonly head: string;
      readonly regions: readonly PublishedRegion[];
    }
  /** The content is what was published last: nothing was written. */
  | { readonly outcome: 'unchanged'; readonly number: number; readonly head: string };

/** An application that was recorded, or that stands already with the same document. */
export interface SubmissionResult {
  readonly outcome: 'submitted' | 'same';
  readonly number: number;
  readonly state: ApplicationState;
  readonly head: string;
}

/** One entry of the chain. Its hash covers its own content and the hash before it. */
export interface LogEntry {
  /** Number in the chain, from 1; publications are named by it. */
  readonly number: number;
  readonly kind: '发布' | '申请' | '审核';
  readonly at: string;
  readonly actor: Actor;
  readonly previous: string;
  readonly hash: string;
  readonly body: PublicationBody | ApplicationBody | DecisionBody;
}

export interface PublicationBody {
  readonly kind: '发布';
  readonly effective: string;
  readonly document?: string;
  readonly note?: string;
  readonly applications: readonly number[];
  readonly config: string;
  /** 地区代码 of all regions that were handed in, changed or not: whose configuration it is. */
  readonly holds: readonly string[];
  readonly regions: readonly (PublishedRegion & { readonly root: string })[];
}

export interface ApplicationBody {
  readonly kind: '申请';
  readonly region: string;
  /** The 调整申请 document: header keys and 事项. */
  readonly document: Values;
  /** The level that has to decide, with its reason. */
  readonly level: string;
  readonly why: string;
}

export interface DecisionBody {
  readonly kind: '审核';
  readonly application: number;
  readonly decision: '通过' | '退回';
  readonly reason?: string;
  /** The level on which the reviewer decided. */
  readonly level: string;
}

/** An application with what became of it. */
export interface ApplicationRecord {
  readonly number: number;
  readonly at: string;
  readonly actor: Actor;
  readonly body: ApplicationBody;
  readonly state: ApplicationState;
  readonly decisions: readonly {
    readonly number: number;
    readonly at: string;
    readonly actor: Actor;
    readonly body: DecisionBody;
  }[];
  /** The publication that carried it out. */
  readonly publishedBy?: number;
}

/** One revision of a region. */
export interface RevisionInfo {
  readonly region: string;
  readonly name: string;
  readonly revision: number;
  /** Number of the publication in the chain. */
  readonly publication: number;
  readonly at: string;
  readonly effective: string;
  readonly actor: Actor;
  readonly document?: string;
  readonly rows: number;
  readonly root: string;
  /** The revision by which the region ended: it has no content. */
  readonly dissolved?: true;
}

/** Which state of the registry is meant: the latest, that of a publication, or that in force on a day. */
export type StateAt =
  | { readonly at: 'latest' }
  | { readonly at: 'publication'; readonly number: number }
  | { readonly at: 'day'; readonly day: string };

export interface SearchHit {
  readonly region: string;
  readonly regionName: string;
  readonly catalog: CatalogKind;
  readonly variant: string;
  readonly code?: string;
  readonly name?: string;
  readonly row: Values;
}

/** One state of a row over time, for the history of a code. */
export interface RowHistory {
  readonly region: string;
  readonly catalog: CatalogKind;
  readonly variant: string;
  readonly row: Values;
  /** From which publication on, and until before which; undefined when it still stands. */
  readonly since: number;
  readonly until: number | undefined;
}

export interface VerifyProblem {
  /** Entry of the chain it was met at, when there is one. */
  readonly number?: number;
  readonly message: string;
}

export interface Verification {
  readonly number: number;
  readonly head: string;
  readonly entries: number;
  readonly rows: number;
  /** Number of the entry whose hash was expected; absent when it is not in the chain, or none was. */
  readonly expected?: number;
  readonly problems: readonly VerifyProblem[];
}

/**
 * The registry of what was published: immutable revisions of regions, content-addressed rows, and a
 * hash chain over publications, applications and decisions. One asynchronous port, so that another
 * database can stand in.
 *
 * Every method may throw WorkError (exit 3): locked, full, read-only, damaged, or written by a newer
 * sitong.
 */
export interface Registry {
  /** Number and hash of the newest entry; 0 and '' when there is none. */
  readonly head: () => Promise<{ readonly number: number; readonly hash: string }>;
  /** Writes a publication whole or not at all; the same content twice is one publication. */
  readonly publish: (input: PublicationInput) => Promise<PublicationResult>;
  /** Records an application; one with the same document that was not returned stands for it. */
  readonly submit: (actor: Actor, at: string, body: ApplicationBody) => Promise<SubmissionResult>;
  readonly review: (
    actor: Actor,
    at: string,
    body: DecisionBody,
  ) => Promise<{ readonly number: number; readonly head: string }>;
  /** Entries of the chain, newest first. */
  readonly log: (filter: {
    readonly region?: string;
    readonly kind?: LogEntry['kind'];
    readonly limit?: number;
  }) => Promise<readonly LogEntry[]>;
  readonly applications: (filter: {
    readonly region?: string;
    readonly state?: ApplicationState;
  }) => Promise<readonly ApplicationRecord[]>;
  /** Revisions of a region, newest first. */
  readonly revisions: (region: string) => Promise<readonly RevisionInfo[]>;
  /** The revision of every region in a state but those dissolved, an upper one before those below it. */
  readonly state: (at: StateAt) => Promise<readonly RevisionInfo[]>;
  readonly content: (revision: RevisionInfo) => Promise<RegionContent>;
  /**
   * The configuration of the last publication up to an entry, of those that held a region when one is
   * named: a county that publishes its own with its own configuration does not change the province's.
   */
  readonly config: (publication: number, region?: string) => Promise<readonly ConfigFileContent[]>;
  /** Items in the latest state whose codes, names or texts hold a text. */
  readonly search: (
    text: string,
    options: { readonly region?: string; readonly limit: number },
  ) => Promise<readonly SearchHit[]>;
  /** Every state that rows of a code had, oldest first; all regions unless one is named. */
  readonly history: (code: string, region?: string) => Promise<readonly RowHistory[]>;
  /** 基本编码 of 基本目录 rows that stand in no latest state any more or stand there cancelled. */
  readonly retiredCodes: () => Promise<
    ReadonlyMap<
      string,
      {
        readonly name: string;
        readonly type: string | undefined;
        readonly region: string;
        readonly publication: number;
        readonly at: string;
      }
    >
  >;
  /** Recomputes every hash: content, region roots, chain; with `expected` that this head is in the chain. */
  readonly verify: (expected?: string) => Promise<Verification>;
  readonly close: () => Promise<void>;
}
