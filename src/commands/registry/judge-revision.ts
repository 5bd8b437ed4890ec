import type { Diagnostic } from '../../engine/diagnostic.js';
import type { Registry } from '../../registry/port.js';
import { rootOf } from '../../registry/region-root.js';
import { registryTree } from '../../registry/registry-tree.js';
import { readRegionContent } from '../../registry/workspace-content.js';
import type { FileTree } from '../../tree/file-tree.js';
import type { CompletedWorkspace } from '../completed-workspace.js';
import { lookThrough, type OpenedWorkspace } from '../run-check.js';
import { revisionFacts } from '../run-diff.js';
import { completeChain, wantedRegions } from '../upper-chain.js';
import { recordedApplications } from './recorded-applications.js';

/** A workspace that is to become the next state of a registry. */
export interface NextRevision {
  readonly workspace: CompletedWorkspace;
  readonly registry: Registry | undefined;
  readonly asOf: string;
  /** --region: only these are published; empty is all. */
  readonly regions: readonly string[];
}

/**
 * What the change rules say of the step from the last publication to a workspace. A region that was
 * never published brings its catalog as it is: nothing of it has changed.
 */
export async function judgeRevision(next: NextRevision): Promise<readonly Diagnostic[]> {
  const { workspace, registry, asOf, regions } = next;
  const { opened, chain, history } = workspace;
  const latest = { at: 'latest' } as const;
  const state = (await registry?.state(latest)) ?? [];
  const published = new Map(state.map(({ region, root }) => [region, root]));
  const { index, config } = opened;
  const changed = [...index.regions.keys()].filter(
    (code) =>
      published.has(code) &&
      chain?.references.has(code) !== true &&
      (regions.length === 0 || regions.includes(code)) &&
      rootOf(readRegionContent(index, code, config.standard)) !== published.get(code),
  );
  if (registry === undefined || changed.length === 0) return [];
  const before = stateBefore(
    await registryTree(registry, { at: latest, focus: changed }),
    workspace,
  );
  const applications = await recordedApplications(registry);
  const { diagnostics } = revisionFacts(before, opened, {
    asOf,
    only: new Set(changed),
    // What counts for a publication is what the registry says of an application, not that one was written.
    applications: () => applications,
    ...(history === undefined ? {} : { history }),
  });
  return diagnostics;
}

/**
 * What was published, with the upper regions that the registry does not hold as the workspace has
 * them now: the registry of a county holds the county only.
 */
function stateBefore(published: FileTree, { opened, chain }: CompletedWorkspace): OpenedWorkspace {
  const own = lookThrough(published);
  const wanted = wantedRegions(own.index);
  const lacking = {
    undeclared: new Map([...wanted.undeclared].filter(([code]) => opened.index.regions.has(code))),
    unfilled: new Set([...wanted.unfilled].filter((code) => chain?.references.has(code))),
  };
  if (lacking.undeclared.size + lacking.unfilled.size === 0) return own;
  const completed = completeChain(own.index, lacking, {
    name: '工作区',
    index: opened.index,
    pathOf: (path, region) => `${region || '地区'}/${path}`,
    stateOf: (region) => region,
  });
  return completed === undefined ? own : lookThrough(completed.tree, undefined, completed.folder);
}
