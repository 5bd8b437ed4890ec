import { UsageError, WorkError } from '../../errors.js';
import { type Region, upperChain } from '../../model/region-tree.js';
import { nearest } from '../../values/nearest.js';
import type { CompletedWorkspace } from '../completed-workspace.js';

/** Which regions are asked for. */
export interface RegionChoice {
  readonly region?: string;
  readonly below?: boolean;
}

/** The regions of an export, an upper one before those below it; the first one gives it its name. */
export interface ChosenRegions {
  readonly top: Region;
  readonly regions: readonly Region[];
}

/**
 * The region of --region, with --below all below it that have documents. Without --region that of the
 * workspace, where it has only one.
 *
 * @throws UsageError, WorkError when the region has no documents.
 */
export function chosenRegions(
  { opened: { index }, chain }: CompletedWorkspace,
  { region: code, below = false }: RegionChoice,
): ChosenRegions {
  const own = [...index.regions.values()].filter(
    (region) => index.filesOf.has(region.code) && chain?.references.has(region.code) !== true,
  );
  const top = code === undefined ? onlyOne(own) : index.regions.get(code);
  if (top === undefined) {
    const near = nearest(code ?? '', index.regions.keys());
    throw new UsageError(
      `没有地区 ${code}${near === undefined ? '' : `，是不是 ${near}（${index.regions.get(near)?.name}）？`}`,
    );
  }
  const regions = own.filter(
    (region) => region === top || (below && upperChain(region).includes(top)),
  );
  if (regions.length > 0) return { top, regions };
  throw new WorkError(
    chain?.references.has(top.code) === true
      ? `地区 ${top.code}（${top.name}）不在这个工作区里，它的目录只用来比较`
      : `地区 ${top.code}（${top.name}）${below ? '和它的下级' : ''}没有目录文件，没有可导出的内容`,
  );
}

function onlyOne(regions: readonly Region[]): Region {
  const [first, ...others] = regions;
  if (first !== undefined && others.length === 0) return first;
  const shown = regions.slice(0, 5).map(({ code, name }) => `${code}（${name}）`);
  throw new UsageError(
    `工作区有 ${regions.length} 个地区，用 --region 写明是哪一个：${shown.join('、')}${regions.length > shown.length ? ' 等' : ''}`,
  );
}
