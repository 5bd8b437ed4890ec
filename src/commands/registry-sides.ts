import type { Application } from '../model/application.js';
import type { Registry, StateAt } from '../registry/port.js';
import { registryTree } from '../registry/registry-tree.js';
import type { CodeHistory } from '../rules/rule.js';
import type { FileTree } from '../tree/file-tree.js';
import type { CommandIo } from './io.js';
import { withRegistry } from './registry/open.js';
import { recordedApplications } from './registry/recorded-applications.js';
import { chooseRevision, parseRegionSpec } from './registry/region-spec.js';
import { registryPath } from './registry/registry-options.js';
import { historyOf } from './upper-source.js';

/** What a comparison takes from a registry. */
export interface RegistrySides {
  /** The tree of each `registry:REGION@REVISION`, by the text of the side. */
  readonly trees: ReadonlyMap<string, FileTree>;
  /** The regions that the sides name. */
  readonly focus: readonly string[];
  readonly records: {
    readonly applications: readonly Application[];
    readonly history: CodeHistory;
  };
}

/**
 * Opens the registry and makes of each named revision the state of all regions at its time, so that
 * the impact on lower regions can be seen too.
 *
 * @throws UsageError, WorkError for a registry or a revision that is not there.
 */
export async function withRegistrySides<T>(
  {
    registry: path,
    named,
  }: { readonly registry: string | undefined; readonly named: readonly string[] },
  io: CommandIo,
  work: (sides: RegistrySides) => Promise<T>,
): Promise<T> {
  return withRegistry(
    registryPath(path === undefined ? {} : { registry: path }, io),
    'read',
    async (registry) => {
      const trees = new Map<string, FileTree>();
      const focus = new Set<string>();
      for (const text of named) {
        const spec = parseRegionSpec(text.slice(text.indexOf(':') + 1));
        focus.add(spec.region);
        trees.set(text, await treeOf(registry, spec, { name: text, today: io.today }));
      }
      const records = {
        applications: await recordedApplications(registry),
        history: await historyOf(registry),
      };
      return work({ trees, focus: [...focus], records });
    },
  );
}

async function treeOf(
  registry: Registry,
  spec: ReturnType<typeof parseRegionSpec>,
  { name, today }: { readonly name: string; readonly today: string },
): Promise<FileTree> {
  const { revision } = await chooseRevision(registry, spec, today);
  const at: StateAt =
    spec.day === undefined
      ? { at: 'publication', number: revision.publication }
      : { at: 'day', day: spec.day };
  return registryTree(registry, { at, name });
}
