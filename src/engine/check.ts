import type { CatalogDocument, Row } from '../model/document.js';
import type { Finding, SignedFinding } from '../model/finding.js';
import type { Kind } from '../model/kinds.js';
import type { Region } from '../model/region-tree.js';
import { type RegionView, regionView } from '../model/region-view.js';
import { ruleById } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { Rule, RuleContext } from '../rules/rule.js';
import { isChild, stemOf } from '../values/code.js';
import { type JudgingBasis, ruleContext } from './context.js';
import type { Diagnostic, Summary } from './diagnostic.js';
import { judgeRegion, rulesByCheck } from './judge-region.js';
import type { SeverityPolicy } from './policy.js';
import { type Plan, planOf } from './scope.js';
import { Signer } from './signer.js';
import { UndecidedRows } from './undecided.js';
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

const CATALOG: ReadonlySet<Kind> = new Set(['基本目录']);

function addStems(rows: readonly Row[], stems: Set<string>): void {
  for (const { item } of rows) {
    if (item.基本编码 !== undefined && isChild(item.基本编码)) stems.add(stemOf(item.基本编码));
  }
}

class Run {
  readonly #request: CheckRequest;
  readonly #rules: ReturnType<typeof rulesByCheck>;
  readonly #enabled: ReadonlySet<string>;
  readonly #context: RuleContext;
  readonly #signer: Signer;
  readonly #undecided = new UndecidedRows();
  readonly #missingUpper = new Set<string>();
  readonly #uncovered: string[] = [];
  readonly #incomparable: string[] = [];
  #regions = 0;
  #items = 0;
  #comparisons = 0;

  constructor(request: CheckRequest) {
    this.#request = request;
    this.#rules = rulesByCheck(request.rules);
    this.#enabled = new Set(request.rules.map((rule) => rule.id));
    const { policy, waivers, source, watch } = request;
    this.#signer = new Signer({
      policy,
      waivers,
      regions: source.regions,
      ...(watch === undefined ? {} : { keeps: watch.keeps }),
    });
    this.#context = ruleContext(request, this.#undecided.add);
  }

  run(): CheckResult {
    const { source, findings, policy } = this.#request;
    for (const { rule, finding } of findings) this.#reportById(rule, finding);
    const wantsStems = this.#rules.subtree.length > 0;
    const plan = planOf(source.regions, this.#request.scope, wantsStems);
    for (const region of plan.children(undefined)) this.#visit(region, undefined, plan);
    return {
      diagnostics: this.#signer.diagnostics,
      waived: this.#signer.waived,
      coverage: {
        regions: this.#regions,
        items: this.#items,
        comparisons: this.#comparisons,
        undecided: this.#undecided.total,
        undecidedReasons: this.#undecided.reasons(),
        missingUpper: [...this.#missingUpper].sort(),
        uncovered: this.#uncovered.sort(),
        rulesOff: policy.rulesOff(),
        incomparable: this.#incomparable.sort(),
      },
    };
  }

  /** Judges a region and all below it, as planned; returns the stems that have a 子项 in the subtree. */
  #visit(region: Region, upper: RegionView | undefined, plan: Plan): Set<string> {
    const part = plan.part(region.code);
    if (part === 'none') return new Set();
    if (part === 'stems') return this.#stems(region, plan);
    const { source, onRegion } = this.#request;
    if (part === 'judged') {
      onRegion?.(region, this.#regions, plan.judged);
      this.#regions++;
    }
    const read = source.read(region.code);
    const view = regionView(region, upper, read.documents, read.complete);
    for (const { rule, finding } of read.findings) {
      // What is judged rests on the chain: that a file of it was not read is always said.
      if (part === 'judged' || NEEDED_RULES.has(rule)) this.#reportById(rule, finding);
    }
    if (part === 'judged') this.#judge(view);
    const stemsBelow = new Set<string>();
    for (const child of plan.children(region.code)) {
      for (const stem of this.#visit(child, view, plan)) stemsBelow.add(stem);
    }
    for (const rule of part === 'judged' ? this.#rules.subtree : []) {
      for (const finding of rule.checks.subtree(view, stemsBelow, this.#context))
        this.#report(rule, finding);
    }
    addStems(view.catalog.rows, stemsBelow);
    return stemsBelow;
  }

  /** Judges one region, whose upper chain is known. */
  #judge(view: RegionView): void {
    const alone = this.#cover(view);
    judgeRegion(view, this.#rules, this.#context, {
      compared: () => {
        this.#comparisons++;
      },
      report: (rule, finding) => this.#report(rule, finding),
    });
    const undecided = this.#undecided.endRegion();
    if (alone && undecided > 0) this.#incomparable.push(view.region.code);
    this.#request.watch?.region(view);
  }

  #report(rule: Rule, finding: Finding): void {
    const diagnostic = this.#signer.report(rule, finding);
    if (diagnostic !== undefined) this.#request.watch?.finding(finding, diagnostic);
  }

  /** The stems of a subtree that is looked up and not judged. */
  #stems(region: Region, plan: Plan): Set<string> {
    const stems = new Set<string>();
    for (const { rows } of this.#request.source.read(region.code, CATALOG).documents)
      addStems(rows, stems);
    for (const child of plan.children(region.code)) {
      for (const stem of this.#stems(child, plan)) stems.add(stem);
    }
    return stems;
  }

  /** Takes down what was covered; whether the upper chain holds nothing to compare with. */
  #cover(view: RegionView): boolean {
    const { source } = this.#request;
    for (const document of view.documents) this.#items += document.rows.length;
    const rows =
      view.catalog.rows.length + view.implementations.rows.length + view.standards.rows.length;
    if (!source.has(view.region.code)) this.#uncovered.push(view.region.code);
    if (rows === 0 || view.upper === undefined) return false;
    let holds = false;
    for (let at: RegionView | undefined = view.upper; at !== undefined; at = at.upper) {
      if (!at.hasCatalog) this.#missingUpper.add(at.region.code);
      if (at.catalog.rows.length + at.standards.rows.length + at.implementations.rows.length > 0)
        holds = true;
    }
    return !holds;
  }

  #reportById(id: string, finding: Finding): void {
    const rule = ruleById.get(id);
    if (rule === undefined) throw new Error(`没有规则 ${id}`);
    if (this.#enabled.has(id)) this.#report(rule, finding);
  }
}
