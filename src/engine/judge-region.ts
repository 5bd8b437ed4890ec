import type { Row } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import { isInForce, isWithdrawn } from '../model/force.js';
import type { JudgingDay } from '../model/judging-day.js';
import { type CatalogKind, KINDS } from '../model/kinds.js';
import type { RegionView } from '../model/region-view.js';
import { guideRows } from '../rules/guide/pairing.js';
import type { Checks, GuidePair, Rule, RuleContext, UnpairedRow } from '../rules/rule.js';
import { NO_FINDINGS } from '../rules/sound.js';
import { catalogReference, implementationReference, undecidedReason } from './references.js';

/** A check with the rule that it is of. */
export interface RuleCheck<C extends keyof Checks> {
  readonly rule: Rule;
  readonly check: NonNullable<Checks[C]>;
}

/** Checks by the comparison they make, so that a row meets only those it concerns. */
export type RulesByCheck = {
  readonly [C in Exclude<keyof Checks, 'row'>]-?: readonly RuleCheck<C>[];
} & {
  /** The checks of single rows that are about rows of a 类别. */
  readonly rowsOf: (kind: CatalogKind) => readonly RuleCheck<'row'>[];
};

/** Sorts the checks of rules. */
export function rulesByCheck(rules: readonly Rule[]): RulesByCheck {
  const having = <C extends keyof Checks>(name: C) =>
    rules.flatMap((rule): RuleCheck<C>[] => {
      const check = rule.checks[name];
      return check === undefined ? [] : [{ rule, check }];
    });
  const row = having('row');
  const byKind = new Map(
    KINDS.map((kind) => [
      kind,
      row.filter(({ rule }) => rule.rowsOf?.some((one) => one === kind) !== false),
    ]),
  );
  return {
    rowsOf: (kind) => byKind.get(kind) ?? [],
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
  const take = (rule: Rule, findings: Iterable<Finding>) => {
    if (findings === NO_FINDINGS) return;
    for (const finding of findings) tally.report(rule, finding);
  };
  for (const document of view.documents) {
    const checks = rules.rowsOf(document.kind);
    for (const row of document.rows) {
      for (const { rule, check } of checks) take(rule, check(row, view, context));
    }
  }
  for (const row of [...view.catalog.rows, ...view.standards.rows, ...view.implementations.rows]) {
    // A cancelled row binds nobody; a paused one still stands in the catalog.
    if (row.item.事项状态 === '取消' || isOver(row, context.asOf)) continue;
    judgeAgainstCatalog(row, view, rules, context, tally, take);
  }
  for (const row of [...view.standards.rows, ...view.implementations.rows]) {
    if (row.item.事项状态 === '取消' || isOver(row, context.asOf)) continue;
    const pair = implementationReference(row, view, context.passOver);
    if (pair === undefined) continue;
    tally.compared();
    for (const { rule, check } of rules.implementation) take(rule, check(pair, context));
  }
  for (const guide of view.guides) {
    const [first, ...others] = guideRows(guide, view);
    if (first === undefined) continue;
    tally.compared();
    const pair: GuidePair = { guide, rows: [first, ...others], view };
    for (const { rule, check } of rules.guide) take(rule, check(pair, context));
  }
  for (const { rule, check } of rules.region) take(rule, check(view, context));
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
  take: (rule: Rule, findings: Iterable<Finding>) => void,
): void {
  const found = catalogReference(row, view, context.passOver);
  if ('pair' in found) {
    tally.compared();
    for (const { rule, check } of rules.catalog) take(rule, check(found.pair, context));
    return;
  }
  if (found.none === 'undecided') context.undecided(row, undecidedReason(row, view));
  const unpaired: UnpairedRow = { row, view, why: found.none };
  for (const { rule, check } of rules.unpaired) take(rule, check(unpaired, context));
}
