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
  const views: RegionView[] = [];
  for (let at = own ? view : view.upper; at !== undefined; at = at.upper) {
    if (passOver?.(at.region, code) !== true) views.push(at);
  }
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
  let reference: Row | undefined;
  let referenceView: RegionView | undefined;
  for (const upper of views) {
    const [found] = upper.catalog.withCode(code);
    if (found === undefined) continue;
    if (reference !== undefined && referenceView !== undefined)
      return { pair: { row, view, via: 'same', reference, referenceView, next: found } };
    reference = found;
    referenceView = upper;
  }
  if (reference === undefined || referenceView === undefined) return undefined;
  return { pair: { row, view, via: 'same', reference, referenceView, next: undefined } };
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
  if (name === undefined || name === whole) return '';
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
  const [nearest, next] = sourcesOf(code, view, isStandard, passOver);
  if (nearest === undefined) return undefined;
  const { view: referenceView, rows: candidates } = nearest;
  const key = handlingKey(row);
  const named = candidates.filter((candidate) => handlingKey(candidate) === key);
  const nextNamed = next?.rows.filter((candidate) => handlingKey(candidate) === key) ?? [];
  return {
    row,
    view,
    references: named.length > 0 ? named : candidates,
    referenceView,
    unnamed: named.length === 0,
    next: nextNamed.length > 0 ? nextNamed : (next?.rows ?? []),
    selfSet: isSelfSet(row, code, view),
  };
}

interface Source {
  readonly view: RegionView;
  readonly rows: readonly Row[];
}

/** The two nearest sources of 实施要素 of a code: 标准 first, then 实施清单 above. */
function sourcesOf(
  code: string,
  view: RegionView,
  isStandard: boolean,
  passOver: PassOver | undefined,
): readonly Source[] {
  const sources: Source[] = [];
  const collect = (from: RegionView, index: RowIndex) => {
    const rows = index.withCode(code);
    if (rows.length > 0 && passOver?.(from.region, code) !== true)
      sources.push({ view: from, rows });
  };
  for (let at = isStandard ? view.upper : view; at !== undefined; at = at.upper)
    collect(at, at.standards);
  for (let at = view.upper; at !== undefined && sources.length < 2; at = at.upper)
    collect(at, at.implementations);
  return sources;
}

function isSelfSet(row: Row, code: string, view: RegionView): boolean {
  if (row.item.自行设立 === true) return true;
  if (view.catalog.isSelfSet(code)) return true;
  for (let at = view.upper; at !== undefined; at = at.upper) {
    if (at.catalog.isSelfSet(code) || at.implementations.isSelfSet(code)) return true;
  }
  return false;
}
