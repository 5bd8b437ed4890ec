import type { Row } from '../model/document.js';
import type { JudgingDay } from '../model/judging-day.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import type { Transfer } from '../standard/item.js';
import type { Level } from '../values/level.js';

/** Whether one of the rows records a 下放 or 委托, with its document, to this level or region (contract §4). */
export function isTransferred(
  rows: readonly (Row | undefined)[],
  level: Level | undefined,
  view: RegionView,
  asOf: JudgingDay,
): boolean {
  return rows.some(
    (row) =>
      row !== undefined &&
      ((row.item.下放 ?? []).some((transfer) => reaches(transfer, level, view, asOf)) ||
        (row.item.委托 ?? []).some(
          (transfer) => transfer.委托机关 !== undefined && reaches(transfer, level, view, asOf),
        )),
  );
}

/** Whether one of the rows records a 下放 that covers a region at the levels it exercises. */
export function isDevolvedTo(
  rows: readonly (Row | undefined)[],
  view: RegionView,
  asOf: JudgingDay,
): boolean {
  return rows.some((row) =>
    (row?.item.下放 ?? []).some((transfer) =>
      view.region.exercises.some((level) => reaches(transfer, level, view, asOf)),
    ),
  );
}

function reaches(
  transfer: Transfer,
  level: Level | undefined,
  view: RegionView,
  asOf: JudgingDay,
): boolean {
  if (texts(transfer.依据).every((text) => text.trim() === '')) return false;
  if (transfer.生效日期 !== undefined && !asOf.isReached(transfer.生效日期)) return false;
  const until = texts(transfer.期限).find((text) => /^\d{4}-\d{2}-\d{2}$/.test(text));
  if (until !== undefined && asOf.isPassed(until)) return false;
  const levels = texts(transfer.层级);
  const regions = texts(transfer.地区);
  const levelFits = levels.length === 0 || (level !== undefined && levels.includes(level));
  return (
    levelFits && (regions.length === 0 || isIn(view, regions)) && levels.length + regions.length > 0
  );
}

function isIn(view: RegionView, codes: readonly string[]): boolean {
  if (codes.includes(view.region.code)) return true;
  for (const upper of viewsAbove(view)) if (codes.includes(upper.region.code)) return true;
  return false;
}

function texts(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
