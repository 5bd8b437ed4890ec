import type { RegionSource } from '../engine/check.js';
import { type JudgingBasis, ruleContext } from '../engine/context.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { rulesByCheck } from '../engine/judge-region.js';
import type { SeverityPolicy } from '../engine/policy.js';
import { Signer } from '../engine/signer.js';
import { type UndecidedReasons, UndecidedRows } from '../engine/undecided.js';
import { type ReadView, ViewChain } from '../engine/view-chain.js';
import type { Waivers } from '../engine/waivers.js';
import type { Application } from '../model/application.js';
import type { RegionChange } from '../model/change.js';
import type { CatalogDocument } from '../model/document.js';
import type { Region } from '../model/region-tree.js';
import type { RegionView } from '../model/region-view.js';
import { approvalOf } from '../rules/change/approval-level.js';
import type { ChangeCase, Rule, RuleContext } from '../rules/rule.js';
import { type RegionPair, regionPairs } from './pairs.js';
import { regionChanges } from './regions.js';
import type { ReportedHeader } from './report.js';
import { type DescribedChange, describeChange, describeHeader } from './reported.js';
import { regionRevision } from './revision.js';

/** Two revisions of a workspace and what they are judged by: the basis of the one after. */
export interface RevisionRequest extends JudgingBasis {
  readonly before: RegionSource;
  readonly after: RegionSource;
  readonly rules: readonly Rule[];
  readonly policy: SeverityPolicy;
  readonly waivers: Waivers;
  /** Whether a region's files are the same byte for byte on both sides. */
  readonly identical: (before: Region, after: Region) => boolean;
  /** Why a region cannot be compared: files that may hold its documents were not read. A Chinese sentence. */
  readonly gapOf?: (
    pair: Pick<RegionChange, 'before' | 'after'> | RegionPair,
  ) => string | undefined;
  /** Applications on record for a region after the change and those above it. */
  readonly applications: (view: RegionView | undefined) => readonly Application[];
  /** Compare these regions only. */
  readonly only?: ReadonlySet<string>;
  /** Called before each region, for progress. */
  readonly onRegion?: (region: Region, done: number, total: number) => void;
}

/** What differs between two revisions, judged, as plain text; nothing of the documents is held. */
export interface RevisionFacts {
  readonly regions: readonly RegionChange[];
  readonly headers: readonly ReportedHeader[];
  readonly changes: readonly DescribedChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** 地区代码 of the side after whose documents or declaration differ. */
  readonly touched: ReadonlySet<string>;
  readonly comparedRegions: number;
  readonly identical: number;
  readonly itemsBefore: number;
  readonly itemsAfter: number;
  /** Rows whose change could not be judged, and why. */
  readonly undecided: number;
  readonly undecidedReasons: UndecidedReasons;
  /** Findings that a waiver keeps quiet. */
  readonly waived: number;
  /** Rules over changes that the configuration turns off. */
  readonly rulesOff: readonly string[];
  /** What could not be read, one Chinese sentence a region. */
  readonly unread: readonly string[];
}

/** Compares two revisions region by region, an upper one before those below it, and judges each change. */
export function judgeRevision(request: RevisionRequest): RevisionFacts {
  return new RevisionJudge(request).run();
}

class RevisionJudge {
  readonly #request: RevisionRequest;
  readonly #before: ViewChain;
  readonly #after: ViewChain;
  readonly #signer: Signer;
  readonly #context: RuleContext;
  readonly #rules: ReturnType<typeof rulesByCheck>['change'];
  /** Renumbered 基本编码 by region, its upper levels' included. */
  readonly #renumbered = new Map<string, ReadonlyMap<string, string>>();
  readonly #headers: ReportedHeader[] = [];
  readonly #changes: DescribedChange[] = [];
  readonly #touched = new Set<string>();
  readonly #undecided = new UndecidedRows();
  readonly #unread: string[] = [];
  #compared = 0;
  #identical = 0;
  #itemsBefore = 0;
  #itemsAfter = 0;

  constructor(request: RevisionRequest) {
    this.#request = request;
    this.#before = new ViewChain(request.before);
    this.#after = new ViewChain(request.after);
    const regions = new Map([...request.before.regions, ...request.after.regions]);
    this.#signer = new Signer({ policy: request.policy, waivers: request.waivers, regions });
    this.#context = ruleContext(request, this.#undecided.add);
    this.#rules = rulesByCheck(request.rules).change;
  }

  run(): RevisionFacts {
    const { before, after, only, onRegion, policy } = this.#request;
    const all = regionChanges(before.regions, after.regions).filter(
      (change) => only === undefined || codesOf(change).some((code) => only.has(code)),
    );
    // A region that one side only seems to lack is neither set up nor abolished.
    const regions = all.filter(
      (change) =>
        (change.kind !== '新设' && change.kind !== '撤销') ||
        this.#request.gapOf?.(change) === undefined,
    );
    for (const { after: region } of regions)
      if (region !== undefined) this.#touched.add(region.code);
    const pairs = regionPairs(before.regions, after.regions, all).filter(
      (pair) => only === undefined || codesOf(pair).some((code) => only.has(code)),
    );
    for (const [done, pair] of pairs.entries()) {
      const region = pair.after ?? pair.before;
      if (region !== undefined) onRegion?.(region, done, pairs.length);
      this.#compare(pair);
    }
    return {
      regions,
      headers: this.#headers,
      changes: this.#changes,
      diagnostics: this.#signer.diagnostics,
      touched: this.#touched,
      comparedRegions: this.#compared,
      identical: this.#identical,
      itemsBefore: this.#itemsBefore,
      itemsAfter: this.#itemsAfter,
      undecided: this.#undecided.total,
      undecidedReasons: this.#undecided.reasons(),
      waived: this.#signer.waived.length,
      rulesOff: policy.rulesOff().filter((id) => this.#rules.some(({ rule }) => rule.id === id)),
      unread: this.#unread,
    };
  }

  #compare(pair: RegionPair): void {
    this.#compared++;
    const gap = this.#request.gapOf?.(pair);
    if (gap !== undefined) this.#unread.push(gap);
    if (gap !== undefined || !this.#hasFiles(pair)) return;
    if (this.#isIdentical(pair)) {
      this.#identical++;
      return;
    }
    const before = pair.before === undefined ? undefined : this.#before.of(pair.before);
    const after = pair.after === undefined ? undefined : this.#after.of(pair.after);
    this.#itemsBefore += rowsOf(before?.view);
    this.#itemsAfter += rowsOf(after?.view);
    if (this.#isUnread(before, '之前') || this.#isUnread(after, '之后')) return;
    const region = pair.after ?? pair.before;
    if (region === undefined) return;
    const above = this.#renumberedAbove(region);
    const { items, headers, renumbered } = regionRevision(
      documentsOf(before?.view),
      documentsOf(after?.view),
      { standard: this.#request.standard, ...(above === undefined ? {} : { renumbered: above }) },
    );
    if (renumbered.size > 0) this.#renumbered.set(region.code, renumbered);
    if (items.length + headers.length === 0) return;
    this.#touched.add(region.code);
    for (const header of headers) this.#headers.push(describeHeader(header, region.name));
    const applications = this.#request.applications(after?.view);
    for (const change of items)
      this.#judge({ change, view: after?.view, beforeView: before?.view, applications }, region);
    this.#undecided.endRegion();
  }

  /** What the nearest region above that differs knows of renumbered codes. */
  #renumberedAbove(region: Region): ReadonlyMap<string, string> | undefined {
    for (let at = region.parent; at !== undefined; at = at.parent) {
      const known = this.#renumbered.get(at.code);
      if (known !== undefined) return known;
    }
    return undefined;
  }

  #hasFiles({ before, after }: RegionPair): boolean {
    const { before: earlier, after: later } = this.#request;
    return (
      (before !== undefined && earlier.has(before.code)) ||
      (after !== undefined && later.has(after.code))
    );
  }

  #isIdentical({ before, after }: RegionPair): boolean {
    if (before === undefined || after === undefined || before.code !== after.code) return false;
    return this.#request.identical(before, after);
  }

  #isUnread(side: ReadView | undefined, which: string): boolean {
    if (side === undefined) return false;
    const { name, code } = side.view.region;
    // A key that is written twice has two values: which one counts nobody can tell.
    const broken = side.read.findings.find(({ rule }) => rule === 'yaml/syntax');
    if (broken === undefined && side.read.complete) return false;
    const first = broken ?? side.read.findings[0];
    const why = first === undefined ? '' : `：${first.finding.message}`;
    this.#unread.push(`${name}（${code}）${which}的文件读不全，没有比较${why}`);
    return true;
  }

  #judge(one: ChangeCase, region: Region): void {
    for (const { rule, check } of this.#rules) {
      for (const finding of check(one, this.#context)) {
        // A row that is gone stands in no file of the side after, though one may have the same name.
        const isGone = 'row' in finding.spot && one.change.before.includes(finding.spot.row);
        this.#signer.report(rule, finding, isGone ? BEFORE_FOLDER : undefined);
      }
    }
    const approval = approvalOf(one, this.#context);
    this.#changes.push(describeChange(one.change, region.name, approval));
  }
}

/** Under this name the files of the side before are shown. */
const BEFORE_FOLDER = '上一版';

function documentsOf(view: RegionView | undefined): readonly CatalogDocument[] {
  return view?.documents ?? [];
}

/** Rows of catalogs and lists: an application is no content of the catalog. */
function rowsOf(view: RegionView | undefined): number {
  let total = 0;
  for (const { kind, rows } of documentsOf(view)) if (kind !== '调整申请') total += rows.length;
  return total;
}

function codesOf({ before, after }: Pick<RegionChange, 'before' | 'after'> | RegionPair): string[] {
  return [before, after].flatMap((region) => (region === undefined ? [] : [region.code]));
}
