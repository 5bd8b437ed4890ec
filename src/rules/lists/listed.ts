import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, type RowIndex, viewsAbove } from '../../model/region-view.js';
import { isParent, parentCodeOf, stemOf } from '../../values/code.js';
import { levelNumber } from '../../values/level.js';
import { isAppliedFor } from '../words.js';
import type { ListName } from './names.js';

/** A 专项清单 as it binds a region: its own, or that of the regions above. */
export interface BindingList {
  /** The regions whose list it is. */
  readonly views: readonly RegionView[];
  /** False when rows of it may be missing: absence proves nothing. */
  readonly complete: boolean;
  /** Rows that speak of an item. */
  readonly rowsOf: (item: Row) => readonly Row[];
  /** All its rows, gathered anew at each call. */
  readonly rows: readonly Row[];
}

/** The list of a region: its own where it keeps one, else all those of its upper chain. */
export function bindingList(view: RegionView, name: ListName): BindingList | undefined {
  if (view.keeps(name)) return listOf([view], name);
  const keepers = [...viewsAbove(view)].filter((upper) => upper.keeps(name));
  return keepers.length === 0 ? undefined : listOf(keepers, name);
}

/** The list of a place: its own, else the nearest one up to its city (contract §5, lists/hall). */
export function placeList(view: RegionView, name: ListName): BindingList | undefined {
  const keeper = placesOf(view).find((place) => place.keeps(name));
  return keeper === undefined ? undefined : listOf([keeper], name);
}

/** Whether the files of a region and up to its city were read whole, so that no list is overlooked. */
export function isPlaceComplete(view: RegionView): boolean {
  return placesOf(view).every((place) => place.complete);
}

/** Lists of a region and all above it, of which any may name an item. */
export function chainList(view: RegionView, name: ListName): BindingList | undefined {
  const keepers = [view, ...viewsAbove(view)].filter((upper) => upper.keeps(name));
  return keepers.length === 0 ? undefined : listOf(keepers, name);
}

/** The region and those above it that exercise 市级 or lower. */
function placesOf(view: RegionView): RegionView[] {
  const city = levelNumber('市级');
  const upper = [...viewsAbove(view)].filter(({ region }) =>
    region.exercises.some((level) => levelNumber(level) >= city),
  );
  return [view, ...upper];
}

function listOf(views: readonly RegionView[], name: ListName): BindingList {
  const indexes = views.map((view) => view.lists(name));
  return {
    views,
    complete: views.every(({ complete }) => complete),
    rowsOf: (item) => indexes.flatMap((index) => listRowsOf(index, item)),
    get rows() {
      return indexes.flatMap(({ rows }) => rows);
    },
  };
}

/** Rows of a list that name an item: by 基本编码, by the 主项 00Y, or by name (level suffixes aside). */
function listRowsOf(list: RowIndex, { item }: Row): readonly Row[] {
  const { 基本编码: code, 事项名称: name, 业务办理项名称: handling } = item;
  const found = new Set<Row>();
  if (code !== undefined) {
    for (const row of list.withCode(code)) found.add(row);
    for (const row of list.withCode(parentCodeOf(code))) found.add(row);
  }
  for (const text of [name, handling]) {
    if (text !== undefined) for (const row of list.named(text)) found.add(row);
  }
  return [...found];
}

/** The items that a row of a 专项清单 speaks of. */
export function itemsOf(items: RowIndex, { item }: Row): readonly Row[] {
  const { 基本编码: code, 事项名称: name } = item;
  const found = new Set<Row>(code === undefined ? [] : withCode(items, code));
  if (name !== undefined) for (const row of items.named(name)) found.add(row);
  return [...found];
}

/** Rows of a 基本编码; `00Y` stands for the 主项 and all its 子项. */
export function withCode(items: RowIndex, code: string): readonly Row[] {
  return isParent(code) ? items.withStem(stemOf(code)) : items.withCode(code);
}

/** Rows of a place's 实施清单 that the public applies for, in force on the day. */
export function servedRows(view: RegionView, asOf: JudgingDay): Row[] {
  return view.implementations.rows.filter((row) => isServed(row, asOf));
}

/** The same with the rows of 标准 documents. */
export function servedAndStandardRows(view: RegionView, asOf: JudgingDay): Row[] {
  return [...view.standards.rows.filter((row) => isServed(row, asOf)), ...servedRows(view, asOf)];
}

/** Whether the public can apply for a row on a day: 依申请 types and 公共服务 in force. */
export function isServed(row: Row, asOf: JudgingDay): boolean {
  return isAppliedFor(row.item.事项类型) && isInForce(row, asOf);
}

/** An element that may be one text or several. */
export function texts(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((text): text is string => typeof text === 'string');
}

/** 江苏省的证明事项清单, 江苏省、苏州市的…: how messages name a list. */
export function listTitle(list: BindingList, name: ListName): string {
  return `${list.views.map(({ region }) => region.name).join('、')}的${name}`;
}
