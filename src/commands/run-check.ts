import { checkLocks, checkOverrides } from '../config/locks.js';
import { resolveConfig, type WorkspaceConfig } from '../config/resolve.js';
import {
  type CheckRequest,
  type CheckResult,
  check,
  type RegionDocumentsRead,
  type RegionSource,
  type Watch,
} from '../engine/check.js';
import { Waivers } from '../engine/waivers.js';
import { WorkError } from '../errors.js';
import { JudgingDay } from '../model/judging-day.js';
import { rules as allRules, ruleById } from '../rules/index.js';
import type { CodeHistory, PassOver, Rule } from '../rules/rule.js';
import type { FileTree } from '../tree/file-tree.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import {
  indexWorkspace,
  type OutlineMemory,
  readRegion,
  type WorkspaceIndex,
} from '../workspace/workspace.js';
import { waiverFindings, withWaiverFindings } from './waiver-findings.js';

export interface JudgeOptions {
  readonly asOf: string;
  readonly rules: readonly Rule[];
  /** Regions to judge; all without it (see CheckRequest). */
  readonly scope?: ReadonlySet<string>;
  /** Regions that complete the workspace: there to be compared with, never judged. */
  readonly references?: ReadonlySet<string>;
  /** Which codes were retired, for code/reused. */
  readonly history?: CodeHistory;
  readonly passOver?: PassOver;
  /** Told what the run sees (see CheckRequest). */
  readonly watch?: Watch;
}

export interface RunCheckOptions extends JudgeOptions {
  /** Called with what is being done, for progress. */
  readonly onProgress?: (text: string) => void;
  /** How it is judged; in this thread without it. */
  readonly judge?: Judge;
}

/** A workspace whose configuration was read and whose files were looked through. */
export interface OpenedWorkspace {
  readonly config: WorkspaceConfig;
  readonly index: WorkspaceIndex;
  /** Called with what is being done, for progress. */
  readonly onProgress: ((text: string) => void) | undefined;
  /** Regions whose documents were read already, whole: they are not read again. */
  readonly known?: ReadonlyMap<string, RegionDocumentsRead>;
}

/** One workspace checked. */
export interface WorkspaceCheck {
  readonly index: WorkspaceIndex;
  readonly result: CheckResult;
  /** How many files there are of what was judged. */
  readonly files: number;
  /** Where upper regions that the workspace lacks come from, when they do from elsewhere. */
  readonly upper?: string;
}

/**
 * Checks one workspace.
 *
 * @throws UsageError for its configuration, WorkError when it holds no catalog or cannot be read.
 */
export function runCheck(tree: FileTree, options: RunCheckOptions): WorkspaceCheck {
  const opened = openWorkspace(tree, options.onProgress);
  refuseEmpty(opened);
  return judgeWorkspace(opened, options);
}

/**
 * Reads the configuration of a workspace, looks through its files and refuses a configuration that
 * does not fit its regions.
 *
 * @param foreign a folder of the tree whose files are not the workspace's own.
 * @param memory who remembers files that did not change.
 * @throws UsageError for its configuration, WorkError when it cannot be read.
 */
export function openWorkspace(
  tree: FileTree,
  onProgress?: (text: string) => void,
  foreign?: string,
  memory?: OutlineMemory,
): OpenedWorkspace {
  const opened = lookThrough(tree, onProgress, foreign, memory);
  const { config, index } = opened;
  checkLocks(
    config.loaded,
    index.regions,
    index.origins,
    new Map(allRules.map((rule) => [rule.id, rule.severity])),
  );
  checkOverrides(
    config.loaded,
    index.regions,
    config.standard.elements('基本目录').get('事项类型')?.words ?? [],
  );
  return opened;
}

/**
 * Reads the configuration of a workspace and looks through its files, without a look at whether they
 * fit each other: of a part of a workspace, which is not judged itself.
 *
 * @throws UsageError for its configuration, WorkError when it cannot be read.
 */
export function lookThrough(
  tree: FileTree,
  onProgress?: (text: string) => void,
  foreign?: string,
  memory?: OutlineMemory,
): OpenedWorkspace {
  const config = resolveConfig(tree, CONFIG_FILE, [...ruleById.keys()]);
  const index = indexWorkspace(tree, config.standard, {
    named: config.named,
    ignore: config.ignore,
    ...(foreign === undefined ? {} : { foreign }),
    ...(memory === undefined ? {} : { memory }),
    ...(onProgress === undefined
      ? {}
      : { onFile: (done: number, total: number) => onProgress(`读取文件 ${done}/${total}`) }),
  });
  return { config, index, onProgress };
}

/** @throws WorkError when a workspace holds nothing to check. */
export function refuseEmpty({ index }: OpenedWorkspace): void {
  if (index.catalogDocuments > 0 || index.findings.length > 0) return;
  throw new WorkError(
    `${index.tree.name} 里没有目录文件（基本目录、实施清单、办事指南或清单），没有检查任何内容`,
  );
}

/** The regions of a workspace and how each is read. */
export function sourceOf({
  index,
  config: { standard },
  known,
}: Pick<OpenedWorkspace, 'config' | 'index' | 'known'>): RegionSource {
  return {
    regions: index.regions,
    has: (code) => index.filesOf.has(code),
    read: (code, kinds) =>
      (kinds === undefined ? known?.get(code) : undefined) ??
      readRegion({ index, standard }, code, kinds),
  };
}

/** Judges an opened workspace, or the regions of `options.scope`. @throws WorkError */
export function judgeWorkspace(opened: OpenedWorkspace, options: JudgeOptions): WorkspaceCheck {
  const waivers = new Waivers(opened.config.waivers, new JudgingDay(options.asOf));
  return judged(opened, options, check(requestOf(opened, options, waivers)), waivers);
}

/** How a workspace is judged: in this thread, or in several. @throws WorkError */
export type Judge = (opened: OpenedWorkspace, options: JudgeOptions) => Promise<WorkspaceCheck>;

/** What the engine is asked of a workspace. */
export function requestOf(
  opened: OpenedWorkspace,
  options: JudgeOptions,
  waivers: Waivers,
): CheckRequest {
  const { config, index, onProgress } = opened;
  const { history } = options;
  const scope = judgedRegions(index, options);
  const { standard } = config;
  return {
    source: sourceOf(opened),
    standard,
    rules: options.rules,
    policy: config.policy,
    waivers,
    profile: config.profile,
    nationalProfile: config.nationalProfile,
    sameElements: config.sameElements,
    laws: config.laws,
    authority: config.authority,
    ...(options.passOver === undefined ? {} : { passOver: options.passOver }),
    ...(options.watch === undefined ? {} : { watch: options.watch }),
    asOf: waivers.asOf,
    findings: index.findings,
    ...(scope === undefined ? {} : { scope }),
    ...(history === undefined ? {} : { history }),
    ...(onProgress === undefined
      ? {}
      : { onRegion: ({ name }, done, total) => onProgress(regionProgress(name, done, total)) }),
  };
}

/** What is said while a region is judged. */
export function regionProgress(name: string, done: number, total: number): string {
  return `检查 ${done + 1}/${total} ${name}`;
}

/** A workspace of which all that is to be judged was judged. @param waivers which have their hits. */
export function judged(
  { config, index }: OpenedWorkspace,
  options: JudgeOptions,
  result: CheckResult,
  waivers: Waivers,
): WorkspaceCheck {
  return {
    index,
    result: withWaiverFindings(result, waiverFindings(waivers, config, options), waivers.hits()),
    files: judgedFiles(index, options),
  };
}

/** The regions to judge; undefined is all. */
function judgedRegions(
  { regions }: WorkspaceIndex,
  { scope, references }: JudgeOptions,
): ReadonlySet<string> | undefined {
  if (references === undefined) return scope;
  return new Set([...(scope ?? regions.keys())].filter((code) => !references.has(code)));
}

/** How many files there are of what is judged. */
export function judgedFiles(index: WorkspaceIndex, options: JudgeOptions): number {
  const scope = judgedRegions(index, options);
  return scope === undefined ? index.files.length : filesIn(index, scope);
}

function filesIn({ filesOf }: WorkspaceIndex, scope: ReadonlySet<string>): number {
  const files = new Set<string>();
  for (const code of scope) for (const { path } of filesOf.get(code) ?? []) files.add(path);
  return files.size;
}
