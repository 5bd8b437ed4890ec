import { createHash } from 'node:crypto';
import { describeRegion } from '../diff/describe.js';
import { judgeRevision, type RevisionFacts, type RevisionRequest } from '../diff/judge-revision.js';
import type { DiffReport, ReportedChange } from '../diff/report.js';
import { revisionSummary } from '../diff/summary.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { Waivers } from '../engine/waivers.js';
import { WorkError } from '../errors.js';
import type { Application } from '../model/application.js';
import { JudgingDay } from '../model/judging-day.js';
import type { Region } from '../model/region-tree.js';
import type { RegionView } from '../model/region-view.js';
import { applicationsOf } from '../rules/change/applications.js';
import { rules as allRules } from '../rules/index.js';
import type { CodeHistory } from '../rules/rule.js';
import { VERSION } from '../version.js';
import { type Gaps, gapsBetween } from './diff-gaps.js';
import { impactsOf } from './diff-impacts.js';
import { type OpenedWorkspace, sourceOf } from './run-check.js';

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
  const gaps = gapsBetween(before.opened.index, after.opened.index);
  const facts = revisionFacts(before.opened, after.opened, {
    ...options,
    gapOf: gaps.ofRegion,
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
        unread: [...gaps.sentences, ...facts.unread],
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
  readonly gapOf?: Gaps['ofRegion'];
}

/** What changed between two workspaces and what the change rules say of it, without its impact. */
export function revisionFacts(
  before: OpenedWorkspace,
  after: OpenedWorkspace,
  { asOf, only, applications, gapOf, history, onProgress }: RevisionFactsOptions,
): RevisionFacts {
  const { config } = after;
  const day = new JudgingDay(asOf);
  return judgeRevision({
    before: sourceOf(before),
    after: sourceOf(after),
    standard: config.standard,
    profile: config.profile,
    nationalProfile: config.nationalProfile,
    sameElements: config.sameElements,
    laws: config.laws,
    authority: config.authority,
    asOf: day,
    rules: allRules,
    policy: config.policy,
    waivers: new Waivers(config.waivers, day),
    identical: identicalFiles(before, after),
    applications,
    gapOf: gapOf ?? gapsBetween(before.index, after.index).ofRegion,
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
