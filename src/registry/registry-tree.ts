import { WorkError } from '../errors.js';
import type { FileTree } from '../tree/file-tree.js';
import type { RegionContent, Registry, RevisionInfo, StateAt } from './port.js';
import { WorkspaceFiles } from './workspace-files.js';

export interface RegistryTreeOptions {
  readonly at: StateAt;
  /** Only these regions and their upper chains, as far as the registry holds them. */
  readonly focus?: readonly string[];
  /** How messages call the tree. */
  readonly name?: string;
}

/**
 * A state of the registry as the files of a workspace, in memory, deflated until they are read.
 *
 * @throws WorkError when nothing was published by then, or not a region in focus.
 */
export async function registryTree(
  registry: Registry,
  options: RegistryTreeOptions,
): Promise<FileTree> {
  const { at, focus } = options;
  const files = new WorkspaceFiles(await configAt(registry, at));
  for await (const [{ region }, content] of contentsAt(registry, at, focus))
    files.add(region, content);
  return files.tree(options.name ?? `登记库${atText(at)}`);
}

/**
 * The regions of a state with their content, an upper one before those below it; with `focus` only
 * these and their upper chains, as far as these were published.
 *
 * @throws WorkError when a region in focus was not published by then.
 */
export async function* contentsAt(
  registry: Registry,
  at: StateAt,
  focus?: readonly string[],
): AsyncGenerator<readonly [RevisionInfo, RegionContent]> {
  const state = await registry.state(at);
  if (state.length === 0) throw new WorkError(`登记库${atText(at)}还没有发布过任何地区`);
  if (focus === undefined) {
    for (const revision of state) yield [revision, await registry.content(revision)];
    return;
  }
  const byRegion = new Map(state.map((revision) => [revision.region, revision]));
  const wanted = new Map<string, RegionContent>();
  for (const code of focus) await gatherChain(code);
  for (const revision of state) {
    const content = wanted.get(revision.region);
    if (content !== undefined) yield [revision, content];
  }

  async function gatherChain(code: string): Promise<void> {
    for (let one: string | undefined = code; one !== undefined && !wanted.has(one); ) {
      const revision = byRegion.get(one);
      if (revision === undefined) {
        // A county may keep a registry of its own, with its upper chain elsewhere.
        if (one !== code) return;
        throw new WorkError(`登记库${atText(at)}没有地区 ${one}`);
      }
      const content = await registry.content(revision);
      wanted.set(one, content);
      const { 上级: parent } = content.declaration;
      one = typeof parent === 'string' ? parent : undefined;
    }
  }
}

/**
 * The configuration of a state: what its topmost region was last published with, since lower regions
 * may come from workspaces of their own.
 *
 * @throws WorkError when nothing was published by then.
 */
export async function configAt(registry: Registry, at: StateAt) {
  const [top] = await registry.state(at);
  return registry.config(await publicationAt(registry, at), top?.region);
}

/** The number of the publication that a state ends with; of the head for the latest. */
async function publicationAt(registry: Registry, at: StateAt): Promise<number> {
  switch (at.at) {
    case 'latest':
      return (await registry.head()).number;
    case 'publication':
      return at.number;
    case 'day': {
      const publications = await registry.log({ kind: '发布' });
      const last = publications.find(
        ({ body }) => body.kind === '发布' && body.effective <= at.day,
      );
      if (last === undefined) throw new WorkError(`登记库${atText(at)}还没有发布过任何地区`);
      return last.number;
    }
  }
}

/** How messages call a state. */
function atText(at: StateAt): string {
  if (at.at === 'latest') return '';
  return at.at === 'day' ? `在 ${at.day} ` : `到第 ${at.number} 号发布为止`;
}
