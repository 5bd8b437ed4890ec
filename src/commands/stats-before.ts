import { regionPairs } from '../diff/pairs.js';
import { regionChanges } from '../diff/regions.js';
import { ViewChain } from '../engine/view-chain.js';
import { WorkError } from '../errors.js';
import type { Region } from '../model/region-tree.js';
import type { RegionBefore } from '../statistics/region-reductions.js';
import { isRegistrySpec, openSide, sideTree } from './diff-sides.js';
import type { CommandIo } from './io.js';
import { sourceOf } from './run-check.js';
import type { DiffSide } from './run-diff.js';

/** Which revision to compare with: `--against`, with the registry that `registry:` means. */
export interface Against {
  readonly against: string | undefined;
  readonly registry: string | undefined;
  /** The workspace that is counted. */
  readonly root: string;
}

/** Opens the side of `--against` for as long as the work takes. @throws UsageError, WorkError */
export async function withBefore<T>(
  { against, registry, root }: Against,
  io: CommandIo,
  work: (before: DiffSide | undefined) => Promise<T>,
): Promise<T> {
  if (against === undefined) return work(undefined);
  if (against === '') throw new WorkError('--against 后面没有写版本');
  if (!isRegistrySpec(against))
    return work(openSide(against, sideTree(against, root, io.cwd), undefined));
  // better-sqlite3 is loaded only where a registry is asked for.
  const { withRegistrySides } = await import('./registry-sides.js');
  return withRegistrySides({ registry, named: [against] }, io, async ({ trees }) => {
    const tree = trees.get(against);
    if (tree === undefined) throw new WorkError(`登记库里没有 ${against}`);
    return work(openSide(against, { tree, prefix: '' }, undefined));
  });
}

/**
 * How each region was in the side before. Asked for upper first and depth first, it holds no more than one
 * region of that side with its upper chain.
 */
export function beforeRegions(
  side: DiffSide,
  regions: ReadonlyMap<string, Region>,
): (region: Region) => RegionBefore {
  const old = side.opened.index.regions;
  const pairs = regionPairs(old, regions, regionChanges(old, regions));
  const earlier = new Map(pairs.map(({ before, after }) => [after?.code, before]));
  const source = sourceOf(side.opened);
  const chain = new ViewChain(source);
  return ({ code }) => {
    const region = earlier.get(code);
    if (region === undefined) return { why: '之前没有这一地区' };
    if (!source.has(region.code)) return { why: '之前没有这一地区的目录文件' };
    return { view: chain.of(region).view };
  };
}
