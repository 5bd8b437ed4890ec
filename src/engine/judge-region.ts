import type { Row } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import { isInForce, isWithdrawn } from '../model/force.js';
import type { JudgingDay } from '../model/judging-day.js';
import type { RegionView } from '../model/region-view.js';
import { guideRows } from '../rules/guide/pairing.js';
import type { Checks, Rule, RuleContext } from '../rules/rule.js';
import { catalogReference, implementationReference, undecidedReason } from './references.js';

/** Rules by the comparison they take part in, so that a row meets only those it concerns. */
export type RulesByCheck = {
  readonly [C in keyof Checks]-?: readonly (Rule & {
    readonly checks: Required<Pick<Checks, C>>;
  })[];
};

/** Sorts rules by their checks. */
export function rulesByCheck(rules: readonly Rule[]): RulesByCheck {
  const having = <C extends keyof Checks>(check: C) =>
    rules.filter(
      (rule): rule is Rule & { checks: Required<Pick<Checks, C>> } =>
        rule.checks[check] !== undefined,
    );
  return {
    row: having('row'),
    catalog: having('catalog'),
    unpaired: having('unpaired'),
    implementation: having('implementation'),
    guide: having('guide'),
    region: having('region'),
    subtree: having('subtree'),
    change: having('change'),
  };
}

/** What judging takes down besides findings. */
export interface Tally {
  /** A comparison of a row with a reference was made. */
  readonly compared: () => void;
  readonly report: (rule: Rule, finding: Finding) => void;
}

/** Judges all rows of a region against its upper chain. */
export function judgeRegion(
  view: RegionView,
  rules: RulesByCheck,
  context: RuleContext,
  tally: Tally,
): void {
  const run = <R extends Rule>(list: readonly R[], check: (rule: R) => Iterable<Finding>) => {
    for (const rule of list) for (const finding of check(rule)) tally.report(rule, finding);
  };
  for (const document of view.documents) {
    for (const row of document.rows) run(rules.row, (rule) => rule.checks.row(row, view, context));
  }
  for (const row of [...view.catalog.rows, ...view.standards.rows, ...view.implementations.rows]) {
    // A cancelled row binds nobody; a paused one still stands in the catalog.
    if (row.item.事项状态 === '取消' || isOver(row, context.asOf)) continue;
    judgeAgainstCatalog(row, view, rules, context, tally, run);
  }
  for (const row of [...view.standards.rows, ...view.implementations.rows]) {
    if (row.item.事项状态 === '取消' || isOver(row, context.asOf)) continue;
    const pair = implementationReference(row, view, context.passOver);
    if (pair === undefined) continue;
    tally.compared();
    run(rules.implementation, (rule) => rule.checks.implementation(pair, context));
  }
  for (const guide of view.guides) {
    const [first, ...others] = guideRows(guide, view);
    if (first === undefined) continue;
    tally.compared();
    run(rules.guide, (rule) =>
      rule.checks.guide({ guide, rows: [first, ...others], view }, context),
    );
  }
  run(rules.region, (rule) => rule.checks.region(view, context));
}

function isOver(row: Row, asOf: JudgingDay): boolean {
  return isWithdrawn(row, asOf) && !isInForce(row, asOf) && row.item.事项状态 !== '暂停';
}

function judgeAgainstCatalog(
  row: Row,
  view: RegionView,
  rules: RulesByCheck,
  context: RuleContext,
  tally: Tally,
  run: <R extends Rule>(list: readonly R[], check: (rule: R) => Iterable<Finding>) => void,
): void {
  const found = catalogReference(row, view, context.passOver);
  if ('pair' in found) {
    tally.compared();
    run(rules.catalog, (rule) => rule.checks.catalog(found.pair, context));
    return;
  }
  if (found.none === 'undecided') context.undecided(row, undecidedReason(row, view));
  run(rules.unpaired, (rule) => rule.checks.unpaired({ row, view, why: found.none }, context));
}
