import type { Row } from '../model/document.js';
import { type RegionView, type RowIndex, viewsAbove } from '../model/region-view.js';
import { wholeCatalogsAbove } from '../rules/coverage.js';
import { isLawfullyOwn } from '../rules/own-setting.js';
import type { CatalogPair, ImplementationPair, NoReference, PassOver } from '../rules/rule.js';
import { basicCodeFault, stemOf } from '../values/code.js';
import { normalizeText } from '../values/text.js';

/** A row's reference in the catalogs, or why it has none. */
export type CatalogReference = { readonly pair: CatalogPair } | { readonly none: NoReference };

/**
 * Finds the reference of a 基本目录 row in its upper chain, or of an 实施清单 row
 * in its region's own 基本目录 and then the chain, by contract §4 (a), (b), (c).
 */
export function catalogReference(
  row: Row,
  view: RegionView,
  passOver?: PassOver,
): CatalogReference {
  const { 基本编码: code } = row.item;
  if (code === undefined || basicCodeFault(code) !== undefined) return { none: 'undecided' };
  const own = row.document.kind === '实施清单' && view.hasCatalog;
  const chain = own ? [view, ...viewsAbove(view)] : [...viewsAbove(view)];
  const views =
    passOver === undefined ? chain : chain.filter(({ region }) => !passOver(region, code));
  return (
    byCode(row, view, views, code) ??
    byKin(row, view, views, code) ??
    byName(row, view, views, code) ?? { none: withoutReference(row, view, code) }
  );
}

function byCode(
  row: Row,
  view: RegionView,
  views: readonly RegionView[],
  code: string,
): CatalogReference | undefined {
  const at = views.findIndex((upper) => upper.catalog.withCode(code).length > 0);
  const referenceView = views[at];
  const reference = referenceView?.catalog.withCode(code)[0];
  if (referenceView === undefined || reference === undefined) return undefined;
  const next = views.slice(at + 1).find((upper) => upper.catalog.withCode(code).length > 0);
  return {
    pair: {
      row,
      view,
      via: 'same',
      reference,
      referenceView,
      next: next?.catalog.withCode(code)[0],
    },
  };
}

/** (b): the same stem, type and bare name; `000` and `00Y` never stand for a 子项. */
function byKin(
  row: Row,
  view: RegionView,
  views: readonly RegionView[],
  code: string,
): CatalogReference | undefined {
  const { 事项名称: name } = row.item;
  if (name === undefined) return undefined;
  for (const referenceView of views) {
    const reference = referenceView.catalog.kinOf(code, name);
    if (reference !== undefined) {
      return { pair: { row, view, via: 'kin', reference, referenceView, next: undefined } };
    }
  }
  return undefined;
}

/** (c): the same name and type under another stem. */
function byName(
  row: Row,
  view: RegionView,
  views: readonly RegionView[],
  code: string,
): CatalogReference | undefined {
  const { 事项名称: name, 事项类型: type } = row.item;
  if (name === undefined || type === undefined || row.item.自行设立 === true) return undefined;
  for (const referenceView of views) {
    const reference = referenceView.catalog
      .withName(type, name)
      .find(({ item }) => item.基本编码 !== undefined && stemOf(item.基本编码) !== stemOf(code));
    if (reference !== undefined) {
      return { pair: { row, view, via: 'named', reference, referenceView, next: undefined } };
    }
  }
  return undefined;
}

function withoutReference(row: Row, view: RegionView, code: string): NoReference {
  if (isLawfullyOwn(row, view)) return 'founded';
  const national = code.startsWith('00');
  const level = view.region.level;
  if (level === '国家级' || (level === '省级' && !national)) return 'founded';
  return wholeCatalogsAbove(view, code) ? 'outside' : 'undecided';
}

/** Why an item could not be compared, for the summary. */
export function undecidedReason(row: Row, view: RegionView): string {
  const code = row.item.基本编码;
  if (code === undefined || basicCodeFault(code) !== undefined) return '基本编码无效';
  const uppers = [...viewsAbove(view)];
  if (uppers.length === 0) return '没有上级地区';
  if (uppers.some((upper) => !upper.complete)) return '上级目录有文件读不了';
  if (uppers.some((upper) => upper.region.partial)) return '上级目录范围为部分';
  if (uppers.some((upper) => !upper.hasCatalog)) return '上级没有基本目录';
  return code.startsWith('00') ? '没有国家级基本目录' : '没有省级基本目录';
}

/** Comparison key of 业务办理项名称; none, or one that only repeats the item's name, is the whole item. */
export function handlingKey(row: Row): string {
  const { 业务办理项名称: name, 事项名称: whole } = row.item;
  if (name === undefined) return '';
  const key = normalizeText(name);
  return whole !== undefined && key === normalizeText(whole) ? '' : key;
}

/**
 * Finds what an 实施清单 row's 实施要素 are compared with: the nearest 标准 rows of
 * the same 基本编码, else the nearest 实施清单 rows above (contract §4).
 */
export function implementationReference(
  row: Row,
  view: RegionView,
  passOver?: PassOver,
): ImplementationPair | undefined {
  const code = row.item.基本编码;
  if (code === undefined) return undefined;
  const isStandard = row.document.variant.standard === true;
  const sources: [RegionView, readonly Row[]][] = [];
  const collect = (from: RegionView, index: RowIndex) => {
    if (passOver?.(from.region, code) === true) return;
    const rows = index.withCode(code);
    if (rows.length > 0) sources.push([from, rows]);
  };
  if (!isStandard) collect(view, view.standards);
  for (const upper of viewsAbove(view)) collect(upper, upper.standards);
  for (const upper of viewsAbove(view)) collect(upper, upper.implementations);
  const [nearest, next] = sources;
  if (nearest === undefined) return undefined;
  const [referenceView, candidates] = nearest;
  const named = candidates.filter((candidate) => handlingKey(candidate) === handlingKey(row));
  const nextNamed =
    next?.[1].filter((candidate) => handlingKey(candidate) === handlingKey(row)) ?? [];
  return {
    row,
    view,
    references: named.length > 0 ? named : candidates,
    referenceView,
    unnamed: named.length === 0,
    next: nextNamed.length > 0 ? nextNamed : (next?.[1] ?? []),
    selfSet: isSelfSet(row, code, view),
  };
}

function isSelfSet(row: Row, code: string, view: RegionView): boolean {
  if (row.item.自行设立 === true) return true;
  const marked = (rows: readonly Row[]) => rows.some(({ item }) => item.自行设立 === true);
  if (marked(view.catalog.withCode(code))) return true;
  for (const upper of viewsAbove(view)) {
    if (marked(upper.catalog.withCode(code)) || marked(upper.implementations.withCode(code)))
      return true;
  }
  return false;
}
