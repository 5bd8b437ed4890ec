import type { Row } from '../../model/document.js';
import { type RegionView, type RowIndex, viewsAbove } from '../../model/region-view.js';
import type { RowKeys } from '../../model/row-index.js';
import { isChild, parentCodeOf, stemOf } from '../../values/code.js';
import { bareName } from '../../values/text.js';
import { withCode } from './listed.js';

/** 对应事项 of a 关联清单 row: the 基本编码 of the items it stands for. */
export function linkedCodes(row: Row): readonly string[] {
  const codes = row.item.对应事项;
  return Array.isArray(codes)
    ? codes.filter((code): code is string => typeof code === 'string')
    : [];
}

/** The items that a 关联清单 row stands for: those of 对应事项, or without any those of its name. */
export function linkedItems(items: RowIndex, row: Row): readonly Row[] {
  const codes = linkedCodes(row);
  if (codes.length > 0) return [...new Set(codes.flatMap((code) => withCode(items, code)))];
  const name = row.item.事项名称;
  return name === undefined || row.faulty.has('对应事项') ? [] : items.named(name);
}

/** Official lists and catalogs leave a trailing 审批 or 核发 in or out (domain §7.11). */
function nameKey(name: string): string {
  const bare = bareName(name);
  return bare.replace(/(?:审批|核发)$/, '') || bare;
}

/**
 * Whether a 关联清单 names an item: by the stem of 对应事项, by its name, or a
 * 子项 by the name of its 主项.
 */
export function isLinked(list: RowIndex, item: Row, view: RegionView): boolean {
  const { 基本编码: code, 事项名称: name } = item.item;
  if (code !== undefined && list.withKey(LINKED_STEM, stemOf(code)).length > 0) return true;
  const parents = code !== undefined && isChild(code) ? parentNames(view, code) : [];
  return [...(name === undefined ? [] : [name]), ...parents].some(
    (text) => list.withKey(LINKED_NAME, nameKey(text)).length > 0,
  );
}

/** 关联清单 rows by the stems of 对应事项. */
export const LINKED_STEM: RowKeys = {
  name: '对应主项',
  of: (row) => linkedCodes(row).map(stemOf),
};

/** 关联清单 rows by name, a trailing 审批 or 核发 aside. */
export const LINKED_NAME: RowKeys = {
  name: '对应名称',
  of: ({ item }) => (item.事项名称 === undefined ? [] : [nameKey(item.事项名称)]),
};

/** Names of the 主项 of a 子项, in the region's catalog and those above. */
export function parentNames(view: RegionView, code: string): string[] {
  return [view, ...viewsAbove(view)].flatMap(({ catalog }) =>
    catalog
      .withCode(parentCodeOf(code))
      .flatMap(({ item }) => (item.事项名称 === undefined ? [] : [item.事项名称])),
  );
}
