import type { Row } from '../../../model/document.js';
import { isInForce } from '../../../model/force.js';
import type { JudgingDay } from '../../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../../model/region-view.js';
import { isSecret } from '../../../model/secret.js';
import { isChild, isParent, parentCodeOf } from '../../../values/code.js';
import type { Value, Values } from '../../../yaml/value.js';
import type { LeftOutCount } from '../part.js';

export const PERMIT = '行政许可';

/** One 行政许可 as the published list names it, with the catalog rows that it stands for. */
export interface PermitItem {
  readonly values: Values;
  readonly rows: readonly Row[];
}

/**
 * The 行政许可 of a region's 基本目录 in the published form of the national list, which names 主项: a
 * 主项 stands for its 子项, also where only the 子项 are in the region's own catalog and the 主项 is in
 * that of a region above. A 子项 whose 主项 is in no catalog stands for itself.
 */
export function permitItems(
  view: RegionView,
  asOf: JudgingDay,
  leftOut: LeftOutCount,
): readonly PermitItem[] {
  const groups = new Map<string, { parent: Row | undefined; rows: Row[] }>();
  for (const row of permitsOf(view, asOf, leftOut)) {
    const code = row.item.基本编码 ?? '';
    const parentCode = isChild(code) ? parentCodeOf(code) : code;
    const parent = isChild(code) ? parentOf(view, parentCode, asOf) : undefined;
    const key = isChild(code) && parent === undefined ? code : parentCode;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { parent, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()].map(({ parent, rows }) => itemOf(parent, rows));
}

function* permitsOf(view: RegionView, asOf: JudgingDay, leftOut: LeftOutCount): Generator<Row> {
  for (const row of view.catalog.rows) {
    if (row.item.事项类型 !== PERMIT) continue;
    if (!isInForce(row, asOf)) leftOut.add('未生效、已取消或暂停');
    else if (isSecret(row, view)) leftOut.add('不公开');
    else yield row;
  }
}

function parentOf(view: RegionView, code: string, asOf: JudgingDay): Row | undefined {
  for (const at of [view, ...viewsAbove(view)]) {
    const found = at.catalog.withCode(code).find((row) => isInForce(row, asOf));
    if (found !== undefined && !isSecret(found, at)) return found;
  }
  return undefined;
}

function itemOf(parent: Row | undefined, rows: readonly Row[]): PermitItem {
  const own = rows.find(({ item }) => isParent(item.基本编码 ?? ''));
  const speaking = own === undefined ? rows : [own];
  const name = (own ?? parent ?? rows[0])?.item.事项名称;
  const codes = speaking.flatMap(({ item }) => item.基本编码 ?? []);
  const basis = distinct(
    speaking.flatMap(({ item }) => [...(item.设定依据 ?? []), ...(item.实施依据 ?? [])]),
  );
  const said = (element: '主管部门' | '实施机关') =>
    distinct(speaking.flatMap(({ item }) => item[element] ?? [])).join('、');
  const entries: [string, Value | undefined][] = [
    ['事项名称', name],
    ['对应事项', codes],
    ['事项类型', PERMIT],
    ['主管部门', said('主管部门') || undefined],
    ['实施机关', said('实施机关') || undefined],
    ['设定和实施依据', basis.length === 0 ? undefined : basis],
  ];
  return {
    values: Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Values,
    rows,
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
