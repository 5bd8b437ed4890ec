import type { Row } from '../../model/document.js';
import { whyNotInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { declinedRows, FOR_ALL_BELOW } from '../../rules/life/claims.js';
import { levelsOf } from '../../rules/within/level.js';

/** Rows of one item in a region: of its 基本编码, else the 子项 that its level has of the same 主项. */
export function rowsOfItem(index: RegionView['catalog'], { code, name }: ItemId): readonly Row[] {
  const same = index.withCode(code);
  if (same.length > 0) return same;
  const kin = index.kinOf(code, name);
  return kin?.item.基本编码 === undefined ? [] : index.withCode(kin.item.基本编码);
}

/** What an item is known by. */
export interface ItemId {
  readonly code: string;
  readonly name: string;
}

/** Why a region has no row in force of an item in its 基本目录. */
export function whyNoItem(view: RegionView, item: ItemId, asOf: JudgingDay): string {
  const [row] = rowsOfItem(view.catalog, item);
  const over = row === undefined ? undefined : whyNotInForce(row, asOf);
  if (over !== undefined) return over;
  if (!view.hasCatalog) return '没有基本目录';
  const declined = declinedIn(view, item);
  if (declined !== undefined) return `未承接：${declined}`;
  const upper = nearestUpper(view, item);
  if (upper?.row !== undefined) {
    const levels = levelsOf(upper.row);
    if (!levels.some((level) => view.region.exercises.includes(level)))
      return `行使层级（${levels.join('、')}）不含本级`;
  }
  if (upper?.declined !== undefined) return upper.declined;
  if (view.region.partial) return '目录范围为部分，没有列出';
  if (!view.complete) return '有文件没有读全';
  if (upper === undefined) return view.upper === undefined ? '目录里没有' : '上级目录也没有';
  return '没有承接，也没有写明理由';
}

/** Why a region whose 基本目录 has the item has no 实施清单 row of it; undefined when it has no call to. */
export function whyNoList(view: RegionView, item: ItemId, asOf: JudgingDay): string {
  const rows = rowsOfItem(view.catalog, item).filter(
    (row) => whyNotInForce(row, asOf) === undefined,
  );
  if (rows.length === 0) return whyNoItem(view, item, asOf);
  const levels = rows.flatMap(levelsOf);
  if (!levels.some((level) => view.region.exercises.includes(level)))
    return `行使层级（${[...new Set(levels)].join('、')}）不含本级`;
  if (view.implementations.rows.length === 0) return '没有实施清单';
  return '实施清单没有这个事项';
}

interface Upper {
  readonly row?: Row;
  /** Said when an upper region declines it for all below. */
  readonly declined?: string;
}

function nearestUpper(view: RegionView, item: ItemId): Upper | undefined {
  for (const upper of viewsAbove(view)) {
    const [row] = rowsOfItem(upper.catalog, item);
    if (row !== undefined) return { row };
    const reason = declinedReason(upper, item);
    if (reason !== undefined && FOR_ALL_BELOW.has(reason))
      return { declined: `上级${upper.region.name}未承接：${reason}` };
  }
  return undefined;
}

function declinedReason(view: RegionView, { code }: ItemId): string | undefined {
  const entry = declinedRows(view).find(({ 基本编码: declined }) => declined === code);
  return entry === undefined ? undefined : String(entry.理由);
}

function declinedIn(view: RegionView, { code }: ItemId): string | undefined {
  const entry = declinedRows(view).find(({ 基本编码: declined }) => declined === code);
  if (entry === undefined) return undefined;
  const more = typeof entry.说明 === 'string' ? `（${entry.说明}）` : '';
  return `${String(entry.理由)}${more}`;
}
