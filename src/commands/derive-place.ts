import { type Derived, derive } from '../deriving/derive.js';
import { regionFile } from '../deriving/documents.js';
import type { Body } from '../deriving/input/bodies.js';
import type { Claim } from '../deriving/input/claims.js';
import type { Numbers } from '../deriving/rows/serials.js';
import { ViewChain } from '../engine/view-chain.js';
import { WorkError } from '../errors.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import { memoryTree } from '../tree/memory-tree.js';
import type { Values } from '../yaml/value.js';
import { completed } from './completed-workspace.js';
import { ownConfig } from './derive-source.js';
import type { OpenedWorkspace } from './run-check.js';
import { openWorkspace, sourceOf } from './run-check.js';
import type { UpperSource } from './upper-chain.js';

/** A region over its upper chain, ready to be derived. */
export interface DerivePlace {
  readonly view: RegionView;
  readonly opened: OpenedWorkspace;
  /** sitong.yaml and the files that it names, for a workspace of the region alone. */
  readonly config: ReadonlyMap<string, string>;
  readonly declaration: Values;
  readonly source: UpperSource;
}

/**
 * Opens a region as a workspace of its own, without documents, over its upper chain.
 *
 * @throws WorkError when the chain cannot be read, UsageError for its configuration.
 */
export async function openPlace(declaration: Values, source: UpperSource): Promise<DerivePlace> {
  const code = String(declaration.地区代码);
  const config = ownConfig(source.index.tree, String(declaration.地区名称));
  const files = new Map([...config, ['地区.yaml', regionFile(declaration).text]]);
  const own = openWorkspace(memoryTree(files, '承接的目录'));
  const { opened } = await completed(own, { upper: async () => source });
  const region = opened.index.regions.get(code);
  if (region?.parent === undefined) throw new WorkError(`${code} 在${source.name}里没有上级`);
  const { view } = new ViewChain(sourceOf(opened)).of(region);
  for (const upper of viewsAbove(view)) {
    if (!upper.complete)
      throw new WorkError(`${upper.region.name}有文件读不全，无从承接；先用 sitong check 查看`);
  }
  return { view, opened, config, declaration, source };
}

export interface PlaceInputs {
  readonly bodies: readonly Body[];
  readonly claims: ReadonlyMap<string, Claim>;
  readonly numbers: Numbers;
  readonly asOf: string;
  readonly version: string;
}

/** Derives the documents of a place; path → text of all files, the declaration among them. */
export function deriveFiles(
  { view, opened, declaration }: DerivePlace,
  inputs: PlaceInputs,
): { readonly derived: Derived; readonly files: Map<string, string> } {
  const derived = derive({ ...inputs, view, standard: opened.config.standard });
  const region = regionFile(declaration);
  const files = new Map([[region.path, region.text]]);
  for (const { path, text } of derived.files) files.set(path, text);
  return { derived, files };
}
