import { ViewChain } from '../../engine/view-chain.js';
import type { RegionPart } from '../../exporting/content/part.js';
import { regionPart } from '../../exporting/content/region-part.js';
import { SourceRows } from '../../exporting/content/source-rows.js';
import type { Region } from '../../model/region-tree.js';
import { readRawDocuments } from '../../registry/workspace-content.js';
import type { TableKind } from '../../tabular/table.js';
import { type OpenedWorkspace, sourceOf } from '../run-check.js';

/** What is read of every region. */
export interface PartsRequest {
  readonly table: TableKind;
  readonly asOf: string;
  readonly merged: boolean;
}

/**
 * The parts of regions, each read when it is asked for: of the workspace no more than an upper chain is
 * held.
 *
 * @throws WorkError when a file cannot be read or parsed.
 */
export function* exportParts(
  opened: OpenedWorkspace,
  regions: readonly Region[],
  { table, asOf, merged }: PartsRequest,
): Generator<readonly [Region, RegionPart]> {
  const { index, config } = opened;
  const chain = new ViewChain(sourceOf(opened));
  for (const region of regions) {
    const { view } = chain.of(region);
    const source = new SourceRows(view, readRawDocuments(index, region.code), config.standard);
    yield [region, regionPart(table, { view, source, standard: config.standard, asOf, merged })];
  }
}
