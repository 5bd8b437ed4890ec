import type { Row } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { normalizeText } from '../../values/text.js';
import { guideRows } from '../guide/pairing.js';
import { isLawfullyOwn } from '../own-setting.js';

/** A row of the upper chain that a changed row is held against. */
export interface UpperRow {
  readonly row: Row;
  readonly view: RegionView;
  readonly via: 'same' | 'kin' | 'named';
}

/** Elements of an 实施清单 row that a 基本目录 tells; the others are compared with the standard text. */
const OF_CATALOG: ReadonlySet<string> = new Set([
  '基本编码',
  '事项名称',
  '事项类型',
  '设定依据',
  '实施依据',
  '行使层级',
]);

/**
 * What the catalogs hold of a row's item, by the order of contract §4: all rows of the same 基本编码,
 * nearest first; without any, the 子项 of the same stem and bare name; without it, a row of the same name.
 * An 实施清单 row meets its region's own 基本目录 first.
 */
export function catalogUppers(row: Row, view: RegionView): readonly UpperRow[] {
  const { 基本编码: code, 事项名称: name, 事项类型: type } = row.item;
  if (code === undefined) return [];
  const views = catalogViews(row, view);
  const same = withCode(code, views);
  if (same.length > 0 || name === undefined) return same;
  for (const upper of views) {
    const kin = upper.catalog.kinOf(code, name);
    if (kin !== undefined) return [{ row: kin, view: upper, via: 'kin' }];
  }
  if (type === undefined) return [];
  for (const upper of views) {
    const named = upper.catalog.withName(type, name)[0];
    if (named !== undefined) return [{ row: named, view: upper, via: 'named' }];
  }
  return [];
}

/** Rows of one 基本编码 in the catalogs that a row is held against, nearest first. */
export function uppersOfCode(code: string, row: Row, view: RegionView): readonly UpperRow[] {
  return withCode(code, catalogViews(row, view));
}

function catalogViews(row: Row, view: RegionView): readonly RegionView[] {
  const own = row.document.kind !== '基本目录' && view.hasCatalog;
  return own ? [view, ...viewsAbove(view)] : [...viewsAbove(view)];
}

function withCode(code: string, views: readonly RegionView[]): UpperRow[] {
  return views.flatMap((upper) => {
    const row = upper.catalog.withCode(code)[0];
    return row === undefined ? [] : [{ row, view: upper, via: 'same' as const }];
  });
}

/** The texts that an 实施清单 row's 实施要素 are compared with. */
export interface StandardText {
  readonly rows: readonly Row[];
  readonly view: RegionView;
  /** Whether one of the rows has the same 业务办理项名称. */
  readonly named: boolean;
}

/** The nearest 标准 rows of the same 基本编码, else the nearest 实施清单 rows above (contract §4). */
export function standardText(row: Row, view: RegionView): StandardText | undefined {
  const code = row.item.基本编码;
  if (code === undefined) return undefined;
  const above = [...viewsAbove(view)];
  const sources = [
    ...(row.document.variant.standard === true ? [] : [{ view, index: view.standards }]),
    ...above.map((upper) => ({ view: upper, index: upper.standards })),
    ...above.map((upper) => ({ view: upper, index: upper.implementations })),
  ];
  for (const { view: upper, index } of sources) {
    const rows = index.withCode(code);
    if (rows.length === 0) continue;
    const key = handlingKey(row);
    const named = rows.filter((candidate) => handlingKey(candidate) === key);
    return named.length > 0
      ? { rows: named, view: upper, named: true }
      : { rows, view: upper, named: false };
  }
  return undefined;
}

/** Comparison key of 业务办理项名称; none, or one that only repeats the item's name, is the whole item. */
export function handlingKey(row: Row): string {
  const { 业务办理项名称: name, 事项名称: whole } = row.item;
  if (name === undefined) return '';
  const key = normalizeText(name);
  return whole !== undefined && key === normalizeText(whole) ? '' : key;
}

/** The rows that one element of a changed row is held against. */
export function uppersOf(row: Row, element: string, view: RegionView): readonly Row[] {
  switch (row.document.kind) {
    case '基本目录':
      return sameCode(row, view);
    case '实施清单':
      return OF_CATALOG.has(element) ? sameCode(row, view) : (standardText(row, view)?.rows ?? []);
    case '办事指南':
      return guideRows(row, view);
    default:
      return listUppers(row, view);
  }
}

function sameCode(row: Row, view: RegionView): Row[] {
  return catalogUppers(row, view).flatMap((upper) => (upper.via === 'same' ? [upper.row] : []));
}

/** Rows of the same name in the same list of an upper region. */
export function listUppers(row: Row, view: RegionView): Row[] {
  const { list } = row.document.variant;
  const name = row.item.事项名称;
  if (list === undefined || name === undefined) return [];
  return [...viewsAbove(view)].flatMap((upper) => upper.lists(list).named(name));
}

/**
 * Whether the place lawfully set an item itself (contract §4): the row, or its row in the region's own
 * 基本目录, says so, and no catalog above has the item as one of its own.
 */
export function isOwnSetting(row: Row, view: RegionView): boolean {
  const uppers = catalogUppers(row, view).filter(({ via }) => via === 'same');
  const here = uppers.find((upper) => upper.view === view);
  const own = isLawfullyOwn(row, view) || (here !== undefined && isLawfullyOwn(here.row, view));
  return own && uppers.every((upper) => upper.view === view || upper.row.item.自行设立 === true);
}
