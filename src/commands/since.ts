import type { Diagnostic } from '../engine/diagnostic.js';
import { knownFindings } from '../engine/known.js';
import { inOrder, withDistinctFingerprints } from '../engine/order.js';
import { UsageError, WorkError } from '../errors.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { folderTree } from '../tree/folder-tree.js';
import { findGitTree, revisionId } from '../tree/git-tree.js';
import { sameContent, withUnchanged } from '../tree/same-content.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import {
  judgeWorkspace,
  openWorkspace,
  type RunCheckOptions,
  refuseEmpty,
  type WorkspaceCheck,
} from './run-check.js';
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

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Checks a workspace and says which findings the revision had too: those that the same check of its
 * tree gives. Only what the change can concern is judged, on both sides.
 *
 * @throws UsageError for the configuration of the workspace or a REV that would be an option;
 *   WorkError when the revision, or the workspace as it is there, cannot be read.
 */
export function checkSince(
  root: string,
  rev: string,
  options: RunCheckOptions,
): WorkspaceCheck & { readonly since: SinceCheck } {
  const id = revisionId(root, rev);
  const tree = folderTree(root);
  const after = openWorkspace(tree, options.onProgress);
  refuseEmpty(after);
  const revision = findGitTree(root, rev, './');
  // A workspace that was not there yet is new as a whole.
  if (!revision?.has(CONFIG_FILE)) {
    const since = { id, changed: after.index.files.length, scope: undefined };
    const checked = judgeWorkspace(after, options);
    return { ...checked, since: { ...since, known: NOTHING, knownWaived: NOTHING } };
  }
  const same = sameContent(tree, revision);
  const { before, changed } = ofRevision(revision, () => {
    const opened = openWorkspace(withUnchanged(revision, tree, same), options.onProgress);
    return {
      before: opened,
      changed: changedScope(after, opened, (path) => same(path, path)),
    };
  });
  const judging = { ...options, ...(changed.regions && { scope: changed.regions }) };
  const checked = judgeWorkspace(after, judging);
  const earlier = ofRevision(revision, () => judgeWorkspace(before, judging));
  const cameFrom: CameFrom = (one, other) =>
    !revision.has(one.file) &&
    !tree.has(other.file) &&
    // What was not read may be anything: it is the same only if the bytes are.
    (!NEEDED_RULES.has(one.rule) || same(one.file, other.file));
  const known = (list: 'diagnostics' | 'waived') =>
    knownOf(checked.result[list], earlier.result[list], cameFrom);
  return {
    ...checked,
    since: {
      id,
      changed: changed.files.size,
      scope: changed.regions,
      known: known('diagnostics'),
      knownWaived: known('waived'),
    },
  };
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
function ofRevision<T>({ name }: { readonly name: string }, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof WorkError)) throw error;
    throw new WorkError(`${name} 里的工作区检查不了，无从比较：${error.message}`, {
      cause: error,
    });
  }
}
