import type { Row } from '../../model/document.js';
import { type RegionView, type RowIndex, viewsAbove } from '../../model/region-view.js';
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

/** 关联清单 rows by the stems of 对应事项 and by name. */
interface LinkIndex {
  readonly stems: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const indexes = new WeakMap<RowIndex, LinkIndex>();

function linkIndex(list: RowIndex): LinkIndex {
  let index = indexes.get(list);
  if (index === undefined) {
    const names = list.rows.flatMap(({ item }) =>
      item.事项名称 === undefined ? [] : [nameKey(item.事项名称)],
    );
    const stems = list.rows.flatMap((row) => linkedCodes(row).map(stemOf));
    index = { stems: new Set(stems), names: new Set(names) };
    indexes.set(list, index);
  }
  return index;
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
  const { stems, names } = linkIndex(list);
  const { 基本编码: code, 事项名称: name } = item.item;
  if (code !== undefined && stems.has(stemOf(code))) return true;
  const parents = code !== undefined && isChild(code) ? parentNames(view, code) : [];
  return [...(name === undefined ? [] : [name]), ...parents].some((text) =>
    names.has(nameKey(text)),
  );
}

/** Names of the 主项 of a 子项, in the region's catalog and those above. */
export function parentNames(view: RegionView, code: string): string[] {
  return [view, ...viewsAbove(view)].flatMap(({ catalog }) =>
    catalog
      .withCode(parentCodeOf(code))
      .flatMap(({ item }) => (item.事项名称 === undefined ? [] : [item.事项名称])),
  );
}
