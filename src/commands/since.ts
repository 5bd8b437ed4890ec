import type { Diagnostic } from '../engine/diagnostic.js';
import { knownFindings } from '../engine/known.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { UsageError, WorkError } from '../errors.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { FileTree } from '../tree/file-tree.js';
import { folderTree } from '../tree/folder-tree.js';
import { findGitTree, revisionId } from '../tree/git-tree.js';
import { sameContent, withUnchanged } from '../tree/same-content.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import {
  type CompletedWorkspace,
  type Completion,
  completed,
  judgeCompletedBy,
  openCompleted,
} from './completed-workspace.js';
import { openWorkspace, type RunCheckOptions, type WorkspaceCheck } from './run-check.js';
import { changedScope } from './since-scope.js';

/** What a check says of the time before a change. */
export interface SinceCheck {
  /** The id of the revision. */
  readonly id: string;
  /** How many files differ from it. */
  readonly changed: number;
  /** Regions that were judged; undefined is all. */
  readonly scope: ReadonlySet<string> | undefined;
  /** Final fingerprints of findings that the revision had too. */
  readonly known: ReadonlySet<string>;
  /** The same of waived findings. */
  readonly knownWaived: ReadonlySet<string>;
}

/** A workspace now and before. */
export interface TwoStates {
  readonly tree: FileTree;
  /** Undefined when the workspace was not there yet. */
  readonly before: FileTree | undefined;
  /** Whether the files at a path of `tree` and a path of `before` are the same; false when one is missing. */
  readonly same: (path: string, before: string) => boolean;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Checks a workspace and says which findings the revision had too. Both are completed with the same
 * upper regions, if with any.
 *
 * @throws UsageError for the configuration of the workspace or a REV that would be an option;
 *   WorkError when the revision, or the workspace as it is there, cannot be read.
 */
export async function checkSince(
  { root, rev, completion }: { root: string; rev: string; completion: Completion },
  options: RunCheckOptions,
): Promise<WorkspaceCheck & { readonly since: SinceCheck }> {
  const id = revisionId(root, rev);
  const tree = folderTree(root);
  const revision = findGitTree(root, rev, './');
  const same = revision === undefined ? () => false : sameContent(tree, revision);
  const before = revision?.has(CONFIG_FILE) ? withUnchanged(revision, tree, same) : undefined;
  const { since, ...checked } = await checkStates({ tree, before, same }, completion, options);
  return { ...checked, since: { id, ...since } };
}

/**
 * Checks a workspace and says which findings it had before: those that the same check of the state
 * before gives. Only what the change can concern is judged, on both sides.
 *
 * @throws UsageError for the configuration of the workspace; WorkError when the state before, or what
 *   either is completed with, cannot be read.
 */
export async function checkStates(
  { tree, before: revision, same }: TwoStates,
  completion: Completion,
  options: RunCheckOptions,
): Promise<WorkspaceCheck & { readonly since: Omit<SinceCheck, 'id'> }> {
  const after = await openCompleted(tree, completion, options.onProgress);
  // A workspace that was not there yet is new as a whole.
  if (revision === undefined) {
    const checked = await judgeCompletedBy(after, options);
    const changed = after.opened.index.files.filter((path) => isOwn(after, path)).length;
    const since = { changed, scope: undefined, known: NOTHING, knownWaived: NOTHING };
    return { ...checked, since };
  }
  const before = await ofRevision(revision, () =>
    completed(openWorkspace(revision, options.onProgress), completion),
  );
  const changed = await ofRevision(revision, () =>
    changedScope(after.opened, before.opened, (path) =>
      isOwn(after, path) && isOwn(before, path) ? same(path, path) : sameUpper(after, before, path),
    ),
  );
  const judging = { ...options, ...(changed.regions && { scope: changed.regions }) };
  const checked = await judgeCompletedBy(after, judging);
  const earlier = await ofRevision(revision, () => judgeCompletedBy(before, judging));
  const cameFrom: CameFrom = (one, other) =>
    (!revision.has(one.file) || !tree.has(other.file)) &&
    // What was not read may be anything: it is the same only if the bytes are.
    (!NEEDED_RULES.has(one.rule) || same(one.file, other.file));
  const known = (list: 'diagnostics' | 'waived') =>
    knownOf(checked.result[list], earlier.result[list], cameFrom);
  return {
    ...checked,
    since: {
      changed: [...changed.files].filter((path) => isOwn(after, path) && isOwn(before, path))
        .length,
      scope: changed.regions,
      known: known('diagnostics'),
      knownWaived: known('waived'),
    },
  };
}

/** Whether a file is the workspace's own, and not one that completes it. */
function isOwn({ chain }: CompletedWorkspace, path: string): boolean {
  return chain === undefined || !path.startsWith(`${chain.folder}/`);
}

/** Whether both states are completed with the same file. */
function sameUpper(after: CompletedWorkspace, before: CompletedWorkspace, path: string): boolean {
  if (isOwn(after, path) || isOwn(before, path)) return false;
  const [one, other] = [after.opened.index.tree, before.opened.index.tree];
  return one.has(path) && other.has(path) && Buffer.compare(one.read(path), other.read(path)) === 0;
}

type CameFrom = (after: Diagnostic, before: Diagnostic) => boolean;

/** The fingerprints, as they are reported, of findings that were there before. */
function knownOf(
  after: readonly Diagnostic[],
  before: readonly Diagnostic[],
  cameFrom: CameFrom,
): ReadonlySet<string> {
  const ordered = inOrder(after);
  const known = knownFindings({ after: ordered, before: inOrder(before), cameFrom });
  const numbered = withDistinctFingerprints(ordered);
  return new Set(
    numbered.flatMap(({ fingerprint }, i) => (known.has(ordered[i]!) ? [fingerprint] : [])),
  );
}

/** Work on the revision, of which an error says that it is the revision's. @throws WorkError */
async function ofRevision<T>(
  { name }: { readonly name: string },
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof WorkError)) throw error;
    throw new WorkError(`${name} 里的工作区检查不了，无从比较：${error.message}`, {
      cause: error,
    });
  }
}
