import { openWorkspace, sourceOf } from '../../commands/run-check.js';
import { ViewChain } from '../../engine/view-chain.js';
import type { RegionView } from '../../model/region-view.js';
import type { ExampleEdit } from '../../rules/example.js';
import { exampleFiles } from '../../rules/example-workspace.js';
import { memoryTree } from '../../tree/memory-tree.js';

/** A region of the example workspace, changed by edits, with its upper chain. */
export function exampleView(edits: readonly ExampleEdit[], region = '320583'): RegionView {
  const opened = openWorkspace(memoryTree(exampleFiles(edits)));
  return new ViewChain(sourceOf(opened)).of(opened.index.regions.get(region)!).view;
}
