import type { CheckResult } from '../../engine/check.js';
import type { Diagnostic } from '../../engine/diagnostic.js';
import { Run } from '../../engine/run.js';
import { type Unit, unitsOf } from '../../engine/units.js';
import { Waivers } from '../../engine/waivers.js';
import { JudgingDay } from '../../model/judging-day.js';
import { treeLines } from '../check-sources.js';
import { type CompletedWorkspace, judgingOf, ownResult } from '../completed-workspace.js';
import {
  bytesByRegion,
  bytesIn,
  type Threads,
  threadsFor,
  wantedThreads,
} from '../parallel/judge-in-threads.js';
import { judgeUnits, type UnitWork } from '../parallel/judge-units.js';
import { taskOf } from '../parallel/task.js';
import { type JudgeOptions, judgedFiles, requestOf } from '../run-check.js';
import { waiverFindings } from '../waiver-findings.js';
import { contentDigest } from './content-digest.js';
import { placesOf, type Shard, UNITS_PER_SHARD } from './shard.js';
import type { ShardCommon, ShardResult, ShardWorkspace } from './shard-report.js';

/** What of a workspace a shard judges, and how. */
export interface ShardRequest {
  readonly workspace: CompletedWorkspace;
  readonly name: string;
  readonly baseline: ReadonlySet<string> | undefined;
  readonly shard: Shard;
  readonly threads: Threads;
}

/** A workspace of which a shard was judged. */
export interface ShardJudged {
  readonly part: ShardWorkspace;
  /** Regions of which everything was read and judged, of how many. */
  readonly judged: number;
  readonly of: number;
  /** Bytes of these. */
  readonly bytes: number;
  /** Upper regions that were read to be compared with. */
  readonly uppers: readonly string[];
  /** Regions of which only the 基本目录 was looked through. */
  readonly lookedUp: number;
}

/** Judges a shard of a workspace. @throws WorkError when a file cannot be read. */
export async function judgeShard(
  request: ShardRequest,
  options: JudgeOptions,
): Promise<ShardJudged> {
  const { workspace } = request;
  const { opened } = workspace;
  const judging = judgingOf(workspace, options);
  const waivers = new Waivers(opened.config.waivers, new JudgingDay(options.asOf));
  const work = workOf(request, judging, waivers);
  const { results } = await judgeUnits(work);
  const own = (result: CheckResult) => plainResult(ownResult(workspace, result));
  const before = new Run(work.request);
  before.before();
  const common = commonOf(request, {
    files: judgedFiles(opened.index, judging),
    digest: contentDigest(opened, judging),
    waiverFindings: waiverFindings(waivers, opened.config, judging).map((one) => ({
      ...one,
      diagnostic: plain(one.diagnostic),
    })),
    units: work.units.length,
    before: own(before.result()),
  });
  const found = [...results]
    .sort(([a], [b]) => a - b)
    .map(([place, result]) => ({ place, result: own(result) }));
  return {
    part: {
      common,
      results: found,
      hits: waivers.hits(),
      lines: shownLines(request, common, found),
    },
    judged: found.reduce((sum, { result }) => sum + result.coverage.regions, 0),
    of: work.total,
    bytes: bytesOfPlaces(work),
    ...readFor(request, work.units, work.places),
  };
}

/** The units of a shard, and in how many threads they are judged. */
function workOf(
  { workspace: { opened }, shard, threads }: ShardRequest,
  judging: JudgeOptions,
  waivers: Waivers,
): UnitWork {
  const request = requestOf(opened, judging, waivers);
  const plan = new Run(request).plan();
  const bytesOf = bytesByRegion(opened.index);
  const all = bytesIn(plan, opened.index, bytesOf);
  const units = unitsOf(plan, bytesOf, all / (shard.of * UNITS_PER_SHARD));
  const places = placesOf(units, shard);
  const { onProgress } = opened;
  const work = { request, units, places, onProgress, total: plan.judged };
  const wanted = wantedThreads(threads, bytesOfPlaces(work));
  const several = threadsFor(wanted, units, places, taskOf(opened, judging));
  return several === undefined ? work : { ...work, threads: several };
}

function bytesOfPlaces({ units, places }: Pick<UnitWork, 'units' | 'places'>): number {
  return places.reduce((sum, place) => sum + units[place]!.bytes, 0);
}

/** The lines that reports show of what a shard found. */
function shownLines(
  { workspace }: ShardRequest,
  { before, waiverFindings: waivers }: ShardCommon,
  results: ShardWorkspace['results'],
): ShardWorkspace['lines'] {
  const found = [before, ...results.map(({ result }) => result)];
  return linesOf(workspace, [
    ...waivers.map(({ diagnostic }) => diagnostic),
    ...found.flatMap(({ diagnostics, waived }) => [...diagnostics, ...waived]),
  ]);
}

/** What a shard reads besides what it judges. */
function readFor(
  { workspace }: ShardRequest,
  units: readonly Unit[],
  places: readonly number[],
): Pick<ShardJudged, 'uppers' | 'lookedUp'> {
  const { regions } = workspace.opened.index;
  const own = new Set(places);
  const heads = new Set(
    places.flatMap((place) => (units[place]!.part === 'head' ? units[place]!.region : [])),
  );
  const uppers = new Set<string>();
  for (const place of places) {
    const region = regions.get(units[place]!.region);
    for (let at = region?.parent; at !== undefined; at = at.parent)
      if (!heads.has(at.code)) uppers.add(at.name);
  }
  const below = new Set<number>();
  for (const place of places) {
    const { head } = units[place]!;
    for (let at = (head ?? place) + 1; at < place; at++) if (!own.has(at)) below.add(at);
  }
  return { uppers: [...uppers], lookedUp: below.size };
}

function commonOf(
  { workspace, name, baseline }: ShardRequest,
  rest: Pick<ShardCommon, 'files' | 'digest' | 'waiverFindings' | 'units' | 'before'>,
): ShardCommon {
  const { opened, chain } = workspace;
  return {
    name,
    digest: rest.digest,
    files: rest.files,
    ...(chain === undefined ? {} : { upper: chain.from }),
    ...(baseline === undefined ? {} : { baseline: [...baseline] }),
    regions: [...opened.index.regions.values()].map(({ code, name, parent, locked }) => ({
      code,
      name,
      ...(parent === undefined ? {} : { parent: parent.code }),
      locked: [...locked.keys()],
    })),
    waiverFindings: rest.waiverFindings,
    units: rest.units,
    before: rest.before,
  };
}

function plainResult({ diagnostics, waived, coverage }: CheckResult): ShardResult {
  return {
    diagnostics: diagnostics.map(plain),
    waived: waived.map(plain),
    coverage: {
      ...coverage,
      undecidedReasons: [...coverage.undecidedReasons],
      missingUpper: [...coverage.missingUpper],
      uncovered: [...coverage.uncovered],
      rulesOff: [...coverage.rulesOff],
      incomparable: [...coverage.incomparable],
    },
  };
}

/** A finding without what no report shows. */
function plain({ edit: _edit, document: _document, ...diagnostic }: Diagnostic) {
  const { sheet: _sheet, cell: _cell, workspace: _workspace, related, ...rest } = diagnostic;
  return {
    ...rest,
    related: related.map(({ sheet: _of, cell: _at, ...place }) => place),
  };
}

/** The lines that findings stand in. */
function linesOf(
  { opened }: CompletedWorkspace,
  diagnostics: readonly Pick<Diagnostic, 'file' | 'line' | 'related'>[],
): ShardWorkspace['lines'] {
  const wanted = new Map<string, Set<number>>();
  for (const diagnostic of diagnostics) {
    for (const { file, line } of [diagnostic, ...diagnostic.related]) {
      const lines = wanted.get(file);
      if (lines === undefined) wanted.set(file, new Set([line]));
      else lines.add(line);
    }
  }
  return [...wanted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, lines]) => {
      const lineOf = treeLines(opened.index.tree);
      return {
        file,
        lines: [...lines]
          .sort((a, b) => a - b)
          .flatMap((line): [number, string][] => {
            const text = lineOf(file, line);
            return text === undefined ? [] : [[line, text]];
          }),
      };
    });
}
