import type { CheckResult } from '../engine/check.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { WorkError } from '../errors.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { CodeHistory } from '../rules/rule.js';
import type { FileTree } from '../tree/file-tree.js';
import type { WorkspaceIndex } from '../workspace/workspace.js';
import {
  type JudgeOptions,
  judgeWorkspace,
  type OpenedWorkspace,
  openWorkspace,
  type RunCheckOptions,
  refuseEmpty,
  type WorkspaceCheck,
} from './run-check.js';
import {
  completeChain,
  lackingText,
  type UpperChain,
  type UpperSource,
  wantedRegions,
} from './upper-chain.js';

/** What a workspace is completed with from elsewhere. */
export interface Completion {
  /** Opens where upper regions that the workspace lacks come from; undefined when it has none of them. */
  readonly upper?: (wanted: readonly string[]) => Promise<UpperSource | undefined>;
  /** Which codes were retired. */
  readonly history?: CodeHistory;
}

/** A workspace, opened with the upper regions that it lacks. */
export interface CompletedWorkspace extends Completion {
  readonly opened: OpenedWorkspace;
  readonly chain: UpperChain | undefined;
}

/**
 * Opens a workspace and completes its upper chain.
 *
 * @throws UsageError for its configuration, WorkError when it is empty or the source lacks a region.
 */
export async function openCompleted(
  tree: FileTree,
  completion: Completion,
  onProgress?: (text: string) => void,
): Promise<CompletedWorkspace> {
  const own = openWorkspace(tree, onProgress);
  refuseEmpty(own);
  return completed(own, completion);
}

/** As {@link openCompleted}, of a workspace that may hold nothing yet. */
export async function completed(
  own: OpenedWorkspace,
  completion: Completion,
): Promise<CompletedWorkspace> {
  const chain = await chainOf(own.index, completion);
  const opened =
    chain === undefined ? own : openWorkspace(chain.tree, own.onProgress, chain.folder);
  return { ...completion, opened, chain };
}

async function chainOf(
  index: WorkspaceIndex,
  { upper }: Completion,
): Promise<UpperChain | undefined> {
  const wanted = wantedRegions(index);
  const codes = [...wanted.undeclared.keys(), ...wanted.unfilled];
  if (upper === undefined || codes.length === 0) return undefined;
  const source = await upper(codes);
  if (source !== undefined) return completeChain(index, wanted, source);
  if (wanted.undeclared.size === 0) return undefined;
  throw new WorkError(lackingText('登记库', wanted.undeclared));
}

/**
 * Judges a completed workspace: only what is its own, against the whole chain.
 *
 * @throws WorkError when a file of the upper regions cannot be read: nothing is proved without it.
 */
export function judgeCompleted(
  workspace: CompletedWorkspace,
  options: JudgeOptions,
): WorkspaceCheck {
  return ownOf(workspace, judgeWorkspace(workspace.opened, judgingOf(workspace, options)));
}

/** As {@link judgeCompleted}, the way that `judge` says. */
export async function judgeCompletedBy(
  workspace: CompletedWorkspace,
  { judge, ...options }: RunCheckOptions,
): Promise<WorkspaceCheck> {
  if (judge === undefined) return judgeCompleted(workspace, options);
  return ownOf(workspace, await judge(workspace.opened, judgingOf(workspace, options)));
}

/** How a completed workspace is judged: its upper regions are there to be compared with. */
export function judgingOf(
  { chain, history }: CompletedWorkspace,
  options: JudgeOptions,
): JudgeOptions {
  return {
    ...options,
    ...(history === undefined ? {} : { history }),
    ...(chain === undefined ? {} : { references: chain.references }),
  };
}

/** What of a check is the workspace's own. */
function ownOf(workspace: CompletedWorkspace, check: WorkspaceCheck): WorkspaceCheck {
  const { chain } = workspace;
  if (chain === undefined) return check;
  return { ...check, upper: chain.from, result: ownResult(workspace, check.result) };
}

/**
 * What of a result is the workspace's own.
 *
 * @throws WorkError when a file of the upper regions cannot be read.
 */
export function ownResult({ chain }: CompletedWorkspace, result: CheckResult): CheckResult {
  if (chain === undefined) return result;
  const isOwn = ({ file }: { readonly file: string }) => !file.startsWith(`${chain.folder}/`);
  const marked = (one: Diagnostic): Diagnostic => ({
    ...one,
    related: one.related.map((place) => (isOwn(place) ? place : { ...place, elsewhere: true })),
  });
  const unread = result.diagnostics.find(
    (one) => !isOwn(one) && NEEDED_RULES.has(one.rule) && one.severity === 'error',
  );
  if (unread !== undefined) {
    throw new WorkError(
      `上级的文件读不了，无从比较：${unread.file}:${unread.line}:${unread.column} ${unread.message}`,
    );
  }
  return {
    ...result,
    diagnostics: result.diagnostics.filter(isOwn).map(marked),
    waived: result.waived.filter(isOwn).map(marked),
  };
}
