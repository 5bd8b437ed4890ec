import { checkLocks, checkOverrides } from '../config/locks.js';
import { resolveConfig, type WorkspaceConfig } from '../config/resolve.js';
import {
  type CheckResult,
  check,
  type RegionDocumentsRead,
  type RegionSource,
  type Watch,
} from '../engine/check.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { sign } from '../engine/sign.js';
import { type Waiver, Waivers } from '../engine/waivers.js';
import { WorkError } from '../errors.js';
import { rules as allRules, ruleById } from '../rules/index.js';
import type { CodeHistory, PassOver, Rule } from '../rules/rule.js';
import type { FileTree } from '../tree/file-tree.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import { indexWorkspace, readRegion, type WorkspaceIndex } from '../workspace/workspace.js';

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
 * @throws UsageError for its configuration, WorkError when it cannot be read.
 */
export function openWorkspace(
  tree: FileTree,
  onProgress?: (text: string) => void,
  foreign?: string,
): OpenedWorkspace {
  const opened = lookThrough(tree, onProgress, foreign);
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
): OpenedWorkspace {
  const config = resolveConfig(tree, CONFIG_FILE, [...ruleById.keys()]);
  const index = indexWorkspace(tree, config.standard, {
    named: config.named,
    ignore: config.ignore,
    ...(foreign === undefined ? {} : { foreign }),
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
  const { config, index, onProgress } = opened;
  const { history } = options;
  const scope = judgedRegions(index, options);
  const { standard } = config;
  const waivers = new Waivers(config.waivers, options.asOf);
  const result = check({
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
    asOf: options.asOf,
    findings: index.findings,
    ...(scope === undefined ? {} : { scope }),
    ...(history === undefined ? {} : { history }),
    ...(onProgress === undefined
      ? {}
      : {
          onRegion: (region, done, total) => onProgress(`检查 ${done + 1}/${total} ${region.name}`),
        }),
  });
  return {
    index,
    result: withWaiverFindings(result, waivers, config, options),
    files: scope === undefined ? index.files.length : filesIn(index, scope),
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

function filesIn({ filesOf }: WorkspaceIndex, scope: ReadonlySet<string>): number {
  const files = new Set<string>();
  for (const code of scope) for (const { path } of filesOf.get(code) ?? []) files.add(path);
  return files.size;
}

/** Adds what is to be said of the waivers themselves. */
function withWaiverFindings(
  result: CheckResult,
  waivers: Waivers,
  config: WorkspaceConfig,
  { asOf, rules, scope, references }: JudgeOptions,
): CheckResult {
  const enabled = new Set(rules.map((rule) => rule.id));
  const found: Diagnostic[] = [];
  const report = (id: string, waiver: Waiver, message: string) => {
    const rule = ruleById.get(id);
    if (rule === undefined || !enabled.has(id)) return;
    const at = { region: undefined, type: undefined, file: CONFIG_FILE };
    const severity = config.policy.severityOf(id, rule.severity, undefined, at);
    if (severity === 'off') return;
    const { source } = config.loaded.file;
    const about = [waiver.rule, waiver.region, waiver.code]
      .filter((part) => part !== undefined)
      .join(' ');
    const signed = sign(
      rule,
      { spot: { source, ...waiver.span }, message, actual: about },
      severity,
      new Map(),
    );
    found.push({
      ...signed,
      ...(waiver.region === undefined ? {} : { region: waiver.region }),
      ...(waiver.code === undefined ? {} : { code: waiver.code }),
    });
  };
  for (const waiver of waivers.all) {
    const about = aboutWaiver(waiver);
    if (waiver.reason === undefined)
      report('waiver/reason', waiver, `${about}没有写理由，不起作用`);
    else if (waivers.isExpired(waiver)) {
      report(
        'waiver/expired',
        waiver,
        `${about}已于 ${waiver.until} 到期（判定日 ${asOf}），不再起作用`,
      );
    }
  }
  // With only some rules or regions judged, a waiver of another is not stale.
  for (const waiver of waivers.stale()) {
    const region = waiver.region ?? '';
    const judged = (scope === undefined || scope.has(region)) && references?.has(region) !== true;
    if (judged && enabled.has(waiver.rule) && !OF_REVISIONS.has(waiver.rule)) {
      report('waiver/stale', waiver, `${aboutWaiver(waiver)}没有落在任何问题上`);
    }
  }
  return { ...result, diagnostics: [...result.diagnostics, ...found] };
}

/** Rules that judge revisions: what they say, and so what is waived of it, a check does not see. */
const OF_REVISIONS: ReadonlySet<string> = new Set(
  allRules.filter(({ checks }) => checks.change !== undefined).map(({ id }) => id),
);

/** How messages name a waiver: rule, place and code. */
function aboutWaiver({ rule, region, code }: Waiver): string {
  const place = region === undefined ? '所有地区' : `地区 ${region}`;
  return `${place}${code === undefined ? '' : ` ${code}`} 的 ${rule} 的豁免`;
}
