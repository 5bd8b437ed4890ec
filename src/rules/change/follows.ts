import type { Row } from '../../model/document.js';
import { isWithdrawn } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { levelNumber } from '../../values/level.js';
import { hasWholeCatalog, wholeCatalogsAbove } from '../coverage.js';
import { guideRows } from '../guide/pairing.js';
import type { ChangeCase, RuleContext } from '../rule.js';
import { catalogUppers, handlingKey, listUppers, standardText, type UpperRow } from './upper.js';

/** Whether an operation only carries out what the upper chain says; `unknown` when that cannot be seen. */
export type Following = 'yes' | 'no' | 'unknown';

/** Whether a place founds items of this code: nobody above it could have asked (contract §4). */
export function isFounder(view: RegionView, code: string | undefined): boolean {
  const { level } = view.region;
  return level === '国家级' || (level === '省级' && code?.startsWith('00') === false);
}

/**
 * Whether the operation of a change (not its elements) follows the upper chain: an item that comes is in the
 * upper catalog, one that goes has been taken out of it or never was in it, one that is resumed is in use there.
 */
export function operationFollows(one: ChangeCase, context: RuleContext): Following {
  const { change, view } = one;
  if (view === undefined) return 'yes';
  switch (change.kind) {
    case '变更':
      return 'yes';
    case '取消':
    case '暂停':
      return together(change.before, (row) => leaves(row, one, context));
    case '新增':
    case '恢复':
    case '拆分':
    case '合并':
    case '重新编码':
      return together(change.after, (row) => stands(row, view, context));
  }
}

function together(rows: readonly Row[], of: (row: Row) => Following): Following {
  const all = new Set(rows.map(of));
  if (all.size === 0 || all.has('no')) return 'no';
  return all.has('unknown') ? 'unknown' : 'yes';
}

/** Whether the chain has the item of a row that comes or goes on. */
function stands(row: Row, view: RegionView, { asOf }: RuleContext): Following {
  const { kind } = row.document;
  if (kind === '办事指南') return guideRows(row, view).length > 0 ? 'yes' : 'no';
  if (kind === '关联清单' || kind === '专项清单')
    return listUppers(row, view).length > 0 ? 'yes' : 'no';
  const same = sameCode(row, view);
  const active = same.some((upper) => !isWithdrawn(upper.row, asOf));
  if (!active) return same.length > 0 ? 'no' : absence(row, view);
  if (kind === '基本目录') return 'yes';
  const text = standardText(row, view);
  return text === undefined || text.named ? 'yes' : 'no';
}

/** What it means that the chain has no row of a code. */
function absence(row: Row, view: RegionView): Following {
  const { 基本编码: code } = row.item;
  if (code === undefined) return 'unknown';
  if (isFounder(view, code)) return 'no';
  if (row.document.kind === '实施清单' && hasWholeCatalog(view)) return 'no';
  return wholeCatalogsAbove(view, code) ? 'no' : 'unknown';
}

/** Whether the chain has taken the item of a row out, paused it or handed it down. */
function leaves(
  row: Row,
  { change, view, beforeView }: ChangeCase,
  context: RuleContext,
): Following {
  const { 基本编码: code } = row.item;
  const { kind } = row.document;
  if (kind === '关联清单' || kind === '专项清单' || kind === '办事指南') return 'no';
  if (view === undefined || code === undefined) return 'unknown';
  const now = sameCode(row, view);
  if (now.some((upper) => isGone(upper, change.kind, context.asOf) || isHandedDown(upper, view)))
    return 'yes';
  if (kind === '实施清单' && isDropped(row, view, beforeView)) return 'yes';
  if (now.length > 0 || isFounder(view, code)) return 'no';
  const was = beforeView === undefined ? [] : sameCode(row, beforeView);
  if (was.length > 0) return 'yes';
  // It stood outside the upper catalogs: taking it out puts that right.
  return wholeCatalogsAbove(view, code) ? 'yes' : 'unknown';
}

function isGone({ row }: UpperRow, operation: string, asOf: JudgingDay): boolean {
  if (!isWithdrawn(row, asOf)) return false;
  return operation === '暂停' || row.item.事项状态 !== '暂停';
}

/** 下放 recorded above or here to a level further down: this level must stop (domain A11). */
function isHandedDown({ row, view: upper }: UpperRow, view: RegionView): boolean {
  const level = levelNumber(view.region.level);
  return (
    upper !== view &&
    (row.item.下放 ?? []).some(({ 层级, 依据 }) => {
      const levels = typeof 层级 === 'string' ? [层级] : (层级 ?? []);
      const below = view.region.level !== '村级' && levels.some((word) => isBelow(word, level));
      return below && 依据 !== undefined;
    })
  );
}

const NUMBERS: Readonly<Record<string, number>> = { 市级: 3, 县级: 4, 乡级: 5, 村级: 6 };

function isBelow(word: string, level: number): boolean {
  return (NUMBERS[word] ?? 0) > level;
}

/** Whether the standard text had the 办理项 of a row and has it no more. */
function isDropped(row: Row, view: RegionView, beforeView: RegionView | undefined): boolean {
  if (beforeView === undefined) return false;
  const was = standardText(row, beforeView)?.named === true;
  return was && standardText(row, view)?.named !== true;
}

/**
 * Whether a 办理项 only passes from one body of a place to another: the place still has, or already had, a row
 * of the same 基本编码 and 业务办理项名称.
 */
export function isHandover({ change, view, beforeView }: ChangeCase): boolean {
  if (change.catalog !== '实施清单' || change.variant.standard === true) return false;
  const [rows, side] = change.kind === '取消' ? [change.before, view] : [change.after, beforeView];
  if ((change.kind !== '取消' && change.kind !== '新增') || side === undefined) return false;
  return rows.every((row) =>
    side.implementations
      .withCode(row.item.基本编码 ?? '')
      .some(
        (other) =>
          (other.item.事项状态 ?? '在用') === '在用' &&
          handlingKey(other) === handlingKey(row) &&
          other.item.实施编码 !== row.item.实施编码,
      ),
  );
}

function sameCode(row: Row, view: RegionView): readonly UpperRow[] {
  return catalogUppers(row, view).filter(({ via }) => via === 'same');
}

/** The region of a level on a view's own chain. */
export function viewAtLevel(view: RegionView, level: string): RegionView | undefined {
  return [view, ...viewsAbove(view)].find(({ region }) => region.level === level);
}
