import type { RevisionFacts } from '../../diff/judge-revision.js';
import type { Application } from '../../model/application.js';
import type { CodeHistory } from '../../rules/rule.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { type OpenedWorkspace, openWorkspace } from '../run-check.js';
import { applicationsFor, revisionFacts } from '../run-diff.js';

export interface RevisionOptions {
  readonly asOf?: string;
  readonly history?: CodeHistory;
  /** Applications besides those in the workspace after: from a registry. */
  readonly applications?: readonly Application[];
}

/** Workspaces opened before, by their texts: most revisions begin at the same one. */
const OPENED = new Map<string, OpenedWorkspace>();

function opened(files: ReadonlyMap<string, string>): OpenedWorkspace {
  const key = JSON.stringify([...files]);
  const workspace = OPENED.get(key) ?? openWorkspace(memoryTree(files));
  OPENED.set(key, workspace);
  return workspace;
}

/** What `diff` says of two workspaces, files by path, without the impact. */
export function revisionOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  { asOf = '2026-06-01', history, applications }: RevisionOptions = {},
): RevisionFacts {
  return revisionFacts(opened(before), opened(after), {
    asOf,
    applications: applicationsFor(applications),
    ...(history === undefined ? {} : { history }),
  });
}
