import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import {
  type RegionFact,
  type RegionRows,
  type RegionView,
  viewsAbove,
} from '../../model/region-view.js';
import { isParent, toHalfWidth } from '../../values/code.js';
import { hasWholeCatalog } from '../coverage.js';
import { levelsOf } from '../within/level.js';
import { isAppliedFor } from '../words.js';

/** An item above that a region's level exercises, and what became of it there. */
export interface Claim {
  readonly code: string;
  readonly row: Row;
  /** The nearest region above that has it. */
  readonly holder: RegionView;
  readonly state:
    | { readonly is: 'claimed' }
    /** In 未承接, with its 理由. */
    | { readonly is: 'declined'; readonly reason: string }
    /** Neither in the 基本目录 nor in 未承接. */
    | { readonly is: 'unexplained' };
}

/** Why nothing can be said of what a region claimed, in a few Chinese words. */
export interface NoClaims {
  readonly why: string;
}

/**
 * The items in force above that a region is to claim (domain §4.2 A8): its level among their 行使层级, never a
 * 主项; 依申请 types and 公共服务, other types only where the region lists any.
 */
export function claimsOf(view: RegionView, asOf: JudgingDay): readonly Claim[] | NoClaims {
  const why = whyNoClaims(view);
  if (why !== undefined) return { why };
  const declined = new Map(
    declinedRows(view).map((entry) => [String(entry.基本编码), String(entry.理由)]),
  );
  const types = new Set(view.catalog.rows.map((row) => row.item.事项类型));
  return itemsAbove(view, asOf).flatMap(([code, row, holder]): Claim[] => {
    const type = row.item.事项类型;
    if (!isAppliedFor(type) && !types.has(type)) return [];
    const reason = declined.get(code);
    const state: Claim['state'] = isClaimed(row, code, view)
      ? { is: 'claimed' }
      : reason === undefined
        ? { is: 'unexplained' }
        : { is: 'declined', reason };
    return [{ code, row, holder, state }];
  });
}

function whyNoClaims({ hasCatalog, complete, region, upper }: RegionView): string | undefined {
  if (!hasCatalog) return '没有基本目录';
  if (!complete) return '有文件没有读全';
  if (region.partial) return '目录范围为部分';
  if (upper === undefined) return '没有上级';
  return hasWholeCatalog(upper) ? undefined : '上级没有完整的基本目录';
}

/** Items in force above for the region's levels, with the nearest whole catalog that proves it. */
function itemsAbove(view: RegionView, asOf: JudgingDay): [string, Row, RegionView][] {
  const found = new Map<string, readonly [Entry, RegionView]>();
  const gone = new Set<string>();
  for (const upper of viewsAbove(view)) {
    // Beyond a partial or missing catalog nothing is known of what was claimed in between.
    if (!hasWholeCatalog(upper)) break;
    for (const entry of upper.fact(TO_CLAIM)) {
      const [code, state, from, until] = entry;
      if (found.has(code) || gone.has(code)) continue;
      const item = given({ 事项状态: state, 计划生效日期: from, 计划取消日期: until });
      if (isInForce({ item }, asOf)) found.set(code, [entry, upper]);
      else gone.add(code);
    }
    for (const code of upper.fact(DECLINED_FOR_ALL)) gone.add(code);
  }
  return [...found].flatMap(([code, [[, , , , levels], upper]]): [string, Row, RegionView][] => {
    if (isParent(code) || !levels.some((level) => isExercised(view, level))) return [];
    const row = firstWithCode(upper, code);
    return row === undefined ? [] : [[code, row, upper]];
  });
}

function isExercised({ region }: RegionView, level: string): boolean {
  return region.exercises.some((own) => own === level);
}

function firstWithCode({ catalog }: RegionView, code: string): Row | undefined {
  return catalog.withCode(toHalfWidth(code)).find(({ item }) => item.基本编码 === code);
}

type Given<Values> = { [Key in keyof Values]: Exclude<Values[Key], null> };

/** What is written, without what is not. */
function given<Values extends object>(values: Values): Partial<Given<Values>> {
  const written = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(written) as Partial<Given<Values>>;
}

/** What of a row of 基本目录 says who is to claim the item, and when. */
type Entry = readonly [
  code: string,
  state: NonNullable<Row['item']['事项状态']> | null,
  from: string | null,
  until: string | null,
  levels: readonly string[],
];

/** The rows of a 基本目录, as far as it matters to those below whether they are there. */
export const TO_CLAIM: RegionFact<readonly Entry[]> = {
  name: '应承接',
  of: ({ catalog }) =>
    catalog.rows.flatMap((row): Entry[] => {
      const { 基本编码: code, 事项状态: state, 计划生效日期: from, 计划取消日期: until } = row.item;
      if (code === undefined) return [];
      return [[code, state ?? null, from ?? null, until ?? null, levelsOf(row)]];
    }),
};

/** 基本编码 of items that a region declines for all below it. */
export const DECLINED_FOR_ALL: RegionFact<readonly string[]> = {
  name: '下级也不承接',
  of: declinedFor,
};

/** Reasons by which an upper region speaks for all below it. */
export const FOR_ALL_BELOW = new Set(['地理区位', '自然禀赋', '无相关机构', '取消']);

function declinedFor(view: RegionRows): string[] {
  return declinedRows(view).flatMap((entry) =>
    FOR_ALL_BELOW.has(String(entry.理由)) ? [String(entry.基本编码)] : [],
  );
}

/** The entries of 未承接 in a region's 基本目录. */
export function declinedRows(view: RegionRows): Record<string, unknown>[] {
  return view.documents.flatMap(({ kind, header }) =>
    kind === '基本目录' && Array.isArray(header.未承接)
      ? (header.未承接 as Record<string, unknown>[])
      : [],
  );
}

/** By its code, or as the region's own 子项 of the same 主项, or under a wrong code (which same/code reports). */
function isClaimed(row: Row, code: string, view: RegionView): boolean {
  if (view.catalog.withCode(code).length > 0) return true;
  const { 事项名称: name, 事项类型: type } = row.item;
  if (name === undefined) return false;
  if (view.catalog.kinOf(code, name) !== undefined) return true;
  return type !== undefined && view.catalog.withName(type, name).length > 0;
}
