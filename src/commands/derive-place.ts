import { type Derived, derive } from '../deriving/derive.js';
import { regionFile } from '../deriving/documents.js';
import type { Body } from '../deriving/input/bodies.js';
import type { Claim } from '../deriving/input/claims.js';
import type { Numbers } from '../deriving/rows/serials.js';
import type { RegionDocumentsRead } from '../engine/check.js';
import { ViewChain } from '../engine/view-chain.js';
import { WorkError } from '../errors.js';
import { upperChain } from '../model/region-tree.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import { memoryTree } from '../tree/memory-tree.js';
import type { Values } from '../yaml/value.js';
import { completed } from './completed-workspace.js';
import { ownConfig } from './derive-source.js';
import type { OpenedWorkspace } from './run-check.js';
import { openWorkspace, sourceOf } from './run-check.js';
import { modeline } from './schema-copies.js';
import type { UpperSource } from './upper-chain.js';

/** A region over its upper chain, ready to be derived. */
export interface DerivePlace {
  readonly view: RegionView;
  /** The documents of the regions above, as read. */
  readonly uppers: ReadonlyMap<string, RegionDocumentsRead>;
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
  const chain = new ViewChain(sourceOf(opened));
  const uppers = new Map<string, RegionDocumentsRead>();
  for (const upper of upperChain(region).reverse()) uppers.set(upper.code, chain.of(upper).read);
  const { view } = chain.of(region);
  for (const upper of viewsAbove(view)) {
    if (!upper.complete)
      throw new WorkError(`${upper.region.name}有文件读不全，无从承接；先用 sitong check 查看`);
  }
  return { view, uppers, opened, config, declaration, source };
}

export interface PlaceInputs {
  readonly bodies: readonly Body[];
  readonly claims: ReadonlyMap<string, Claim>;
  readonly numbers: Numbers;
  readonly asOf: string;
  readonly version: string;
  /** Where editors find the schemas, from the folder of the region; files then name theirs. */
  readonly schemas?: string | undefined;
}

/** Derives the documents of a place; path → text of all files, the declaration among them. */
export function deriveFiles(
  { view, opened, declaration }: DerivePlace,
  inputs: PlaceInputs,
): { readonly derived: Derived; readonly files: Map<string, string> } {
  const derived = derive({ ...inputs, view, standard: opened.config.standard });
  const files = new Map<string, string>();
  for (const { path, kind, text } of [regionFile(declaration), ...derived.files]) {
    const first = inputs.schemas === undefined ? '' : modeline(path, kind, inputs.schemas);
    files.set(path, `${first}${text}`);
  }
  return { derived, files };
}
