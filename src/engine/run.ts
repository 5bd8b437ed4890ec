import type { Row } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Kind } from '../model/kinds.js';
import type { Region } from '../model/region-tree.js';
import { type RegionView, regionView } from '../model/region-view.js';
import { ruleById } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { Rule, RuleContext } from '../rules/rule.js';
import { isChild, stemOf } from '../values/code.js';
import type { CheckRequest, CheckResult, RegionDocumentsRead } from './check.js';
import { ruleContext } from './context.js';
import { judgeRegion, rulesByCheck } from './judge-region.js';
import { type Plan, planOf } from './scope.js';
import { Signer } from './signer.js';
import { UndecidedRows } from './undecided.js';

const CATALOG: ReadonlySet<Kind> = new Set(['基本目录']);

function addStems(rows: readonly Row[], stems: Set<string>): void {
  for (const { item } of rows) {
    if (item.基本编码 !== undefined && isChild(item.基本编码)) stems.add(stemOf(item.基本编码));
  }
}

/** One run over regions, or over a part of them: what it finds adds up. */
export class Run {
  readonly #request: CheckRequest;
  readonly #rules: ReturnType<typeof rulesByCheck>;
  readonly #enabled: ReadonlySet<string>;
  readonly #context: RuleContext;
  readonly #signer: Signer;
  readonly #onFinding: ((finding: Finding) => void) | undefined;
  readonly #undecided = new UndecidedRows();
  readonly #missingUpper = new Set<string>();
  readonly #uncovered: string[] = [];
  readonly #incomparable: string[] = [];
  #regions = 0;
  #items = 0;
  #comparisons = 0;

  /** @param onFinding told of each finding, whatever becomes of it. */
  constructor(request: CheckRequest, onFinding?: (finding: Finding) => void) {
    this.#request = request;
    this.#onFinding = onFinding;
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

  /** Judges all that is planned. */
  run(): CheckResult {
    this.before();
    const plan = this.plan();
    for (const region of plan.children(undefined)) this.visit(region, undefined, plan);
    return this.result();
  }

  /** The way through the regions. */
  plan(): Plan {
    const { source, scope } = this.#request;
    return planOf(source.regions, scope, this.#rules.subtree.length > 0);
  }

  /** Reports what was found before any region was read. */
  before(): void {
    for (const { rule, finding } of this.#request.findings) this.#reportById(rule, finding);
  }

  /** What was found so far. */
  result(): CheckResult {
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
        rulesOff: this.#request.policy.rulesOff(),
        incomparable: this.#incomparable.sort(),
      },
    };
  }

  /** Judges a region and all below it, as planned; returns the stems that have a 子项 in the subtree. */
  visit(region: Region, upper: RegionView | undefined, plan: Plan): Set<string> {
    const part = plan.part(region.code);
    if (part === 'none') return new Set();
    if (part === 'stems') return this.stemsOf(region, plan);
    const read = this.#request.source.read(region.code);
    const view = regionView(region, upper, read.documents, read.complete);
    const stems = this.head(view, read, plan);
    const stemsBelow = new Set<string>();
    for (const child of plan.children(region.code)) {
      for (const stem of this.visit(child, view, plan)) stemsBelow.add(stem);
    }
    if (part === 'judged') this.tail(view, stemsBelow);
    for (const stem of stems) stemsBelow.add(stem);
    return stemsBelow;
  }

  /** Judges a region without those below it; returns the stems of its own 子项. */
  head(view: RegionView, read: RegionDocumentsRead, plan: Plan): Set<string> {
    const { region } = view;
    const part = plan.part(region.code);
    if (part === 'judged') {
      this.#request.onRegion?.(region, this.#regions, plan.judged);
      this.#regions++;
    }
    for (const { rule, finding } of read.findings) {
      // What is judged rests on the chain: that a file of it was not read is always said.
      if (part === 'judged' || NEEDED_RULES.has(rule)) this.#reportById(rule, finding);
    }
    if (part === 'judged') this.#judge(view);
    const stems = new Set<string>();
    addStems(view.catalog.rows, stems);
    return stems;
  }

  /** Judges what of a region depends on those below it. */
  tail(view: RegionView, stemsBelow: ReadonlySet<string>): void {
    for (const { rule, check } of this.#rules.subtree) {
      for (const finding of check(view, stemsBelow, this.#context)) this.#report(rule, finding);
    }
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
    this.#onFinding?.(finding);
    const diagnostic = this.#signer.report(rule, finding);
    if (diagnostic !== undefined) this.#request.watch?.finding(finding, diagnostic);
  }

  /** The stems of a subtree that is looked up and not judged. */
  stemsOf(region: Region, plan: Plan): Set<string> {
    const stems = this.ownStems(region);
    for (const child of plan.children(region.code)) {
      for (const stem of this.stemsOf(child, plan)) stems.add(stem);
    }
    return stems;
  }

  /** The stems of a region's own 子项, looked up in its 基本目录 alone. */
  ownStems(region: Region): Set<string> {
    const stems = new Set<string>();
    for (const { rows } of this.#request.source.read(region.code, CATALOG).documents)
      addStems(rows, stems);
    return stems;
  }

  /** Takes down what was covered; whether the upper chain holds nothing to compare with. */
  #cover(view: RegionView): boolean {
    const { source } = this.#request;
    for (const document of view.documents) this.#items += document.rows.length;
    if (!source.has(view.region.code)) this.#uncovered.push(view.region.code);
    if (!view.hasRows || view.upper === undefined) return false;
    let holds = false;
    for (let at: RegionView | undefined = view.upper; at !== undefined; at = at.upper) {
      if (!at.hasCatalog) this.#missingUpper.add(at.region.code);
      holds ||= at.hasRows;
    }
    return !holds;
  }

  #reportById(id: string, finding: Finding): void {
    const rule = ruleById.get(id);
    if (rule === undefined) throw new Error(`没有规则 ${id}`);
    if (this.#enabled.has(id)) this.#report(rule, finding);
  }
}
