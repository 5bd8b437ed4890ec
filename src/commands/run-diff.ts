import { createHash } from 'node:crypto';
import { basicCodeIn, Causes } from '../diff/causes.js';
import { describeRegion } from '../diff/describe.js';
import { FOLLOW, followRule } from '../diff/follow-ups.js';
import { impactScope } from '../diff/impact-scope.js';
import { judgeRevision, type RevisionFacts, type RevisionRequest } from '../diff/judge-revision.js';
import type { DiffReport, Impact, ReportedChange } from '../diff/report.js';
import { impactOf, impactOrder } from '../diff/reported.js';
import { revisionSummary } from '../diff/summary.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { knownFindings } from '../engine/known.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { Waivers } from '../engine/waivers.js';
import { WorkError } from '../errors.js';
import type { Application } from '../model/application.js';
import type { Region } from '../model/region-tree.js';
import type { RegionView } from '../model/region-view.js';
import { applicationsOf } from '../rules/change/applications.js';
import { rules as allRules } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { CodeHistory, PassOver } from '../rules/rule.js';
import { VERSION } from '../version.js';
import { judgeWorkspace, type OpenedWorkspace, sourceOf } from './run-check.js';

/** One side of a comparison. */
export interface DiffSide {
  /** As the user named it. */
  readonly name: string;
  /** From the root of the repository to its files; '' for what is no folder. */
  readonly prefix: string;
  readonly opened: OpenedWorkspace;
}

export interface RunDiffOptions {
  readonly asOf: string;
  /** Compare these regions only. */
  readonly only?: ReadonlySet<string>;
  /** Applications of a registry, besides those of the workspace after. */
  readonly applications?: readonly Application[];
  readonly history?: CodeHistory;
  /** Called with what is being done, for progress. */
  readonly onProgress?: (text: string) => void;
}

/**
 * Compares two revisions of a workspace: facts, judgement, and what rows of lower regions and of other
 * documents have to do. Judged by the configuration of the side after.
 *
 * @throws WorkError when a file cannot be read any more.
 */
export function runDiff(before: DiffSide, after: DiffSide, options: RunDiffOptions): DiffReport {
  if (before.opened.index.regions.size + after.opened.index.regions.size === 0)
    throw new WorkError('两边都没有地区，没有比较任何内容');
  const facts = revisionFacts(before.opened, after.opened, {
    ...options,
    applications: applicationsFor(options.applications),
  });
  const impacts = impactsOf(before.opened, after.opened, { facts, options });
  const changes = facts.changes.map(
    ({ change }): ReportedChange => ({ ...change, impacts: impacts.byChange.get(change.id) ?? [] }),
  );
  const diagnostics = withDistinctFingerprints(inOrder(facts.diagnostics));
  return {
    tool: { name: 'sitong', version: VERSION },
    asOf: options.asOf,
    before: before.name,
    after: after.name,
    summary: revisionSummary(
      {
        ...facts,
        unread: [...unreadOf(before, '之前'), ...unreadOf(after, '之后'), ...facts.unread],
      },
      { changes, others: impacts.others, diagnostics },
    ),
    regions: facts.regions.map(describeRegion),
    headers: facts.headers,
    changes,
    others: impacts.others,
    diagnostics,
  };
}

/** The applications that speak for a region's changes: those on record, those written in its chain. */
export function applicationsFor(
  recorded: readonly Application[] = [],
): RevisionRequest['applications'] {
  return (view) => [...recorded, ...writtenApplications(view)];
}

/** The 调整申请 that stand in a region's documents and those above it. */
function* writtenApplications(view: RegionView | undefined): Generator<Application> {
  for (let at = view; at !== undefined; at = at.upper) yield* applicationsOf(at.documents);
}

export interface RevisionFactsOptions
  extends Pick<RunDiffOptions, 'asOf' | 'only' | 'history' | 'onProgress'> {
  readonly applications: RevisionRequest['applications'];
}

/** What changed between two workspaces and what the change rules say of it, without its impact. */
export function revisionFacts(
  before: OpenedWorkspace,
  after: OpenedWorkspace,
  { asOf, only, applications, history, onProgress }: RevisionFactsOptions,
): RevisionFacts {
  const { config } = after;
  return judgeRevision({
    before: sourceOf(before),
    after: sourceOf(after),
    standard: config.standard,
    profile: config.profile,
    nationalProfile: config.nationalProfile,
    sameElements: config.sameElements,
    laws: config.laws,
    authority: config.authority,
    asOf,
    rules: allRules,
    policy: config.policy,
    waivers: new Waivers(config.waivers, asOf),
    identical: identicalFiles(before, after),
    applications,
    ...(only === undefined ? {} : { only }),
    ...(history === undefined ? {} : { history }),
    ...(onProgress === undefined
      ? {}
      : {
          onRegion: (region: Region, done: number, total: number) =>
            onProgress(`比较 ${done + 1}/${total} ${region.name}`),
        }),
  });
}

/** Whether a region's files hold the same bytes on both sides, under whatever names. */
function identicalFiles(before: OpenedWorkspace, after: OpenedWorkspace) {
  const digests = [before, after].map(({ index }) => {
    const known = new Map<string, string>();
    const digestOf = (path: string) => {
      let digest = known.get(path);
      if (digest === undefined) {
        digest = createHash('sha256').update(index.tree.read(path)).digest('base64');
        known.set(path, digest);
      }
      return digest;
    };
    return (region: Region) =>
      (index.filesOf.get(region.code) ?? [])
        .map(({ path }) => digestOf(path))
        .sort()
        .join(' ');
  });
  return (old: Region, now: Region) => digests[0]!(old) === digests[1]!(now);
}

/** Files that belong to no region and could not be read: what they hold was not compared. */
function unreadOf({ opened: { index } }: DiffSide, which: string): string[] {
  return index.findings
    .filter(({ rule }) => NEEDED_RULES.has(rule))
    .map(({ finding: { spot, message } }) => {
      const path = 'source' in spot ? `${spot.source.path}：` : '';
      return `${which}的 ${path}${message}`;
    });
}

interface Impacts {
  readonly byChange: ReadonlyMap<string, readonly Impact[]>;
  readonly others: readonly Impact[];
}

/** What stops conforming: findings of the side after that the same check of the side before has not. */
function impactsOf(
  before: OpenedWorkspace,
  after: OpenedWorkspace,
  { facts, options }: { readonly facts: RevisionFacts; readonly options: RunDiffOptions },
): Impacts {
  const found = newFindings(before, after, { facts, options });
  const causes = new Causes(
    facts.changes.map(({ cause }) => cause),
    after.index.regions,
  );
  const byChange = new Map<string, Impact[]>();
  const others: Impact[] = [];
  const impacts = found.flatMap((finding) => {
    const impact = impactOf(finding, after.index.regions);
    return impact === undefined ? [] : [{ impact, id: causes.of(finding) }];
  });
  const order = impactOrder(after.index.regions);
  for (const { impact, id } of impacts.sort((a, b) => order(a.impact, b.impact))) {
    const known = id === undefined ? undefined : byChange.get(id);
    if (id === undefined) others.push(impact);
    else if (known === undefined) byChange.set(id, [impact]);
    else known.push(impact);
  }
  return { byChange, others };
}

function newFindings(
  before: OpenedWorkspace,
  after: OpenedWorkspace,
  { facts, options: { asOf, onProgress } }: Parameters<typeof impactsOf>[2],
): readonly Diagnostic[] {
  const isSameConfig =
    before.config.loaded.file.source.text === after.config.loaded.file.source.text;
  if (facts.touched.size === 0 && facts.regions.length === 0 && isSameConfig) return [];
  const follow = followRule(facts.changes.map(({ change }) => change));
  const passOver = passOverChanged(facts, [before, after]);
  const judge = (opened: OpenedWorkspace, which: string) => {
    onProgress?.(`核对影响（${which}）`);
    const scope = isSameConfig ? impactScope(opened.index.regions, facts.touched) : undefined;
    const rules = opened === after ? [...allRules, follow] : allRules;
    const options = { asOf, rules, passOver, ...(scope === undefined ? {} : { scope }) };
    return inOrder(judgeWorkspace(opened, options).result.diagnostics);
  };
  const earlier = judge(before, '之前');
  const later = judge(after, '之后');
  const known = knownFindings({ before: earlier, after: later, cameFrom: () => true });
  return withoutRepeated(later.filter((finding) => !known.has(finding)));
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
