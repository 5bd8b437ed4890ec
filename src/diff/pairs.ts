import type { RegionChange } from '../model/change.js';
import type { Region } from '../model/region-tree.js';

/** A region on both sides of a revision; one side is missing when it was set up or abolished. */
export interface RegionPair {
  readonly before: Region | undefined;
  readonly after: Region | undefined;
}

/**
 * Pairs the regions of two trees: by code, and where a region was given another code (改设) by that
 * change. In the order of the tree after (upper first, depth first), each abolished region behind the
 * regions that are left, in the order of the tree before.
 */
export function regionPairs(
  before: ReadonlyMap<string, Region>,
  after: ReadonlyMap<string, Region>,
  changes: readonly RegionChange[],
): RegionPair[] {
  const formerCode = new Map<string, string>();
  const renamed = new Set<string>();
  for (const { before: old, after: now } of changes) {
    if (old === undefined || now === undefined || old.code === now.code) continue;
    formerCode.set(now.code, old.code);
    renamed.add(old.code);
  }
  const pairs: RegionPair[] = [];
  for (const region of after.values()) {
    const code = formerCode.get(region.code) ?? region.code;
    const taken = code === region.code && renamed.has(code);
    pairs.push({ before: taken ? undefined : before.get(code), after: region });
  }
  for (const region of before.values()) {
    if (renamed.has(region.code) || after.has(region.code)) continue;
    pairs.push({ before: region, after: undefined });
  }
  return pairs;
}
