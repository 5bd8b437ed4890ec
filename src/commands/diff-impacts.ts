import { basicCodeIn, Causes } from '../diff/causes.js';
import { FOLLOW, followRule } from '../diff/follow-ups.js';
import { impactScope } from '../diff/impact-scope.js';
import type { RevisionFacts } from '../diff/judge-revision.js';
import type { Impact } from '../diff/report.js';
import { impactOf, impactOrder } from '../diff/reported.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { knownFindings } from '../engine/known.js';
import { inOrder } from '../engine/order.js';
import { rules as allRules } from '../rules/index.js';
import type { PassOver } from '../rules/rule.js';
import { judgeWorkspace, type OpenedWorkspace } from './run-check.js';

/** The impact of a revision, by the id of the change that causes it. */
export interface Impacts {
  readonly byChange: ReadonlyMap<string, readonly Impact[]>;
  readonly others: readonly Impact[];
}

interface Comparison {
  readonly before: OpenedWorkspace;
  readonly after: OpenedWorkspace;
  readonly facts: RevisionFacts;
  readonly causes: Causes;
  readonly asOf: string;
  readonly onProgress?: (text: string) => void;
}

/** A finding that a revision causes; `from` a day to come on which it does. */
interface Caused {
  readonly finding: Diagnostic;
  readonly from?: string;
}

/** What stops conforming: findings of the side after that the same check of the side before has not. */
export function impactsOf(
  before: OpenedWorkspace,
  after: OpenedWorkspace,
  {
    facts,
    options,
  }: {
    readonly facts: RevisionFacts;
    readonly options: Pick<Comparison, 'asOf' | 'onProgress'>;
  },
): Impacts {
  const { regions } = after.index;
  const causes = new Causes(
    facts.changes.map(({ cause }) => cause),
    regions,
  );
  const found = causedFindings({ before, after, facts, causes, ...options });
  const byChange = new Map<string, Impact[]>();
  const others: Impact[] = [];
  const impacts = found.flatMap(({ finding, from }) => {
    const impact = impactOf(finding, regions, from);
    return impact === undefined ? [] : [{ impact, id: causes.of(finding) }];
  });
  const order = impactOrder(regions);
  for (const { impact, id } of impacts.sort((a, b) => order(a.impact, b.impact))) {
    const known = id === undefined ? undefined : byChange.get(id);
    if (id === undefined) others.push(impact);
    else if (known === undefined) byChange.set(id, [impact]);
    else known.push(impact);
  }
  return { byChange, others };
}

function causedFindings(comparison: Comparison): readonly Caused[] {
  const { before, after, facts, asOf } = comparison;
  const isSameConfig =
    before.config.loaded.file.source.text === after.config.loaded.file.source.text;
  if (facts.touched.size === 0 && facts.regions.length === 0 && isSameConfig) return [];
  const judge = judgeOf(comparison);
  const now = judge(asOf, isSameConfig ? facts.touched : undefined);
  return [...now.map((finding) => ({ finding })), ...plannedFindings(comparison, judge, now)];
}

/** So many days to come are judged, the first ones and the last: each is two checks more. */
const MOST_DAYS = 4;

/**
 * What stops conforming on the days that changed rows plan (计划生效日期, 计划取消日期): whoever is below has
 * to be told before that day, not on it.
 */
function plannedFindings(
  { facts, causes, asOf }: Comparison,
  judge: Judge,
  now: readonly Diagnostic[],
): readonly Caused[] {
  const planned = facts.changes.filter(({ cause }) => cause.planned.some((day) => day > asOf));
  const all = [...new Set(planned.flatMap(({ cause }) => cause.planned))]
    .filter((day) => day > asOf)
    .sort();
  const days = all.length > MOST_DAYS ? [...all.slice(0, MOST_DAYS - 1), ...all.slice(-1)] : all;
  const touched = new Set(planned.map(({ cause }) => cause.region));
  const dates = new Map(planned.map(({ cause }) => [cause.id, cause.planned]));
  const told = [...now];
  const out: Caused[] = [];
  for (const day of days) {
    const then = judge(day, touched);
    const known = knownFindings({ before: told, after: then, cameFrom: () => true });
    for (const finding of then) {
      // The planned row itself is what was decided: nobody has to follow there.
      if (known.has(finding) || finding.rule === PLAN) continue;
      const id = causes.of(finding);
      const from = dates
        .get(id ?? '')
        ?.filter((date) => date > asOf && date <= day)
        .at(-1);
      if (from === undefined) continue;
      told.push(finding);
      out.push({ finding, from });
    }
  }
  return out;
}

/** The rule that speaks of a row's own dates. */
const PLAN = 'life/dates';

/** New findings of the side after on a day, in the regions that the touched ones concern; in all when undefined. */
type Judge = (day: string, touched: ReadonlySet<string> | undefined) => readonly Diagnostic[];

function judgeOf({ before, after, facts, onProgress }: Comparison): Judge {
  const follow = followRule(facts.changes.map(({ change }) => change));
  const passOver = passOverChanged(facts, [before, after]);
  return (asOf, touched) => {
    const judge = (opened: OpenedWorkspace, which: string) => {
      onProgress?.(`核对影响（${which}）`);
      const scope = touched === undefined ? undefined : impactScope(opened.index.regions, touched);
      const rules = opened === after ? [...allRules, follow] : allRules;
      const options = { asOf, rules, passOver, ...(scope === undefined ? {} : { scope }) };
      return inOrder(judgeWorkspace(opened, options).result.diagnostics);
    };
    const earlier = judge(before, '之前');
    const later = judge(after, '之后');
    const known = knownFindings({ before: earlier, after: later, cameFrom: () => true });
    return withoutRepeated(later.filter((finding) => !known.has(finding)));
  };
}

/** A row that breaks a rule is not named once more as one that must follow. */
function withoutRepeated(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const rowOf = ({ region, document, code, name }: Diagnostic) =>
    [region, document?.catalog, document?.list, code ?? name].join(' ');
  const broken = new Set(findings.flatMap((one) => (one.rule === FOLLOW ? [] : [rowOf(one)])));
  return findings.filter((one) => one.rule !== FOLLOW || !broken.has(rowOf(one)));
}

/**
 * Rows between a changed row and those below it that have not changed with it are passed over as
 * references: all rows below are held against the changed one; level by level only the first of those
 * that must follow would be named.
 */
function passOverChanged(facts: RevisionFacts, sides: readonly OpenedWorkspace[]): PassOver {
  const changed = new Map<string, Set<string>>();
  for (const { change } of facts.changes) {
    const codes = changed.get(change.region) ?? new Set<string>();
    changed.set(change.region, codes);
    for (const { code } of [...change.before, ...change.after]) {
      const basic = basicCodeIn(code);
      if (basic !== undefined) codes.add(basic);
    }
  }
  const touchedAbove = new Map<string, readonly ReadonlySet<string>[]>();
  for (const { index } of sides) {
    for (const { code, parent } of index.regions.values()) {
      if (parent === undefined || touchedAbove.has(code)) continue;
      const own = changed.get(parent.code);
      const above = touchedAbove.get(parent.code) ?? [];
      touchedAbove.set(code, own === undefined ? above : [...above, own]);
    }
  }
  return ({ code: region }, code) =>
    changed.get(region)?.has(code) !== true &&
    touchedAbove.get(region)?.some((codes) => codes.has(code)) === true;
}
