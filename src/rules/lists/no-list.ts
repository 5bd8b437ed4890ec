import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { levelNumber } from '../../values/level.js';
import type { ListName } from './names.js';

/** The one note of a region that has items but neither itself nor its city the list they are judged by. */
export function noList(view: RegionView, rows: number, list: ListName, without: string): Finding {
  const document = view.documents.find(
    ({ kind, variant }) => kind === '实施清单' && variant.standard !== true,
  );
  if (document === undefined) throw new Error(`${view.region.name}没有实施清单，却有 ${rows} 行`);
  return {
    spot: { document, path: ['地区'] },
    message: `${view.region.name}有 ${rows} 行依申请事项和公共服务，${keepers(view)}没有${list}，${without}无从核对`,
    severity: 'note',
    element: '地区',
    expected: list,
    action: `编制${list}`,
  };
}

function keepers({ region }: RegionView): string {
  return levelNumber(region.level) > levelNumber('市级') ? '本地区和所属市都' : '本地区';
}
