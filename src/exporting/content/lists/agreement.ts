import type { Row } from '../../../model/document.js';
import { type RegionView, viewsAbove } from '../../../model/region-view.js';
import { parentNames } from '../../../rules/lists/linked-items.js';
import { isChild, parentCodeOf } from '../../../values/code.js';
import { bareName, normalizeText, sameName } from '../../../values/text.js';
import type { SpecialList } from './special-list.js';

/** What a row of a maintained list says otherwise than the rows that call for it; Chinese clauses. */
export function disagreements(
  spec: SpecialList,
  listed: Row,
  rows: readonly Row[],
  view: RegionView,
): readonly string[] {
  return [
    ...nameDisagreement(listed, rows, view),
    ...codeDisagreement(listed, rows),
    ...(spec.body === undefined ? [] : bodyDisagreement(listed, spec.body, rows, view)),
    ...(spec.contradictions?.(listed, rows, view) ?? []),
  ];
}

function nameDisagreement(listed: Row, rows: readonly Row[], view: RegionView): string[] {
  const { 事项名称: name } = listed.item;
  if (name === undefined) return [];
  const names = new Set(rows.flatMap((row) => namesOf(row, view)));
  const agrees = [...names].some(
    (other) => sameName(bareName(name), bareName(other)) !== 'different',
  );
  const [expected] = names;
  return agrees || expected === undefined ? [] : [`清单的事项名称是“${name}”，目录是“${expected}”`];
}

/** Names under which an item may stand on a list: its own, those of its 办理项 and of its 主项. */
function namesOf({ item }: Row, view: RegionView): string[] {
  const { 基本编码: code, 事项名称: name, 业务办理项名称: handling } = item;
  const catalog = [view, ...viewsAbove(view)].flatMap((at) =>
    code === undefined ? [] : at.catalog.withCode(code).map((row) => row.item.事项名称),
  );
  const parents = code !== undefined && isChild(code) ? parentNames(view, code) : [];
  return [name, handling, ...catalog, ...parents].filter((text) => text !== undefined);
}

function codeDisagreement(listed: Row, rows: readonly Row[]): string[] {
  const own = listed.item.基本编码;
  const codes = rows.flatMap(({ item }) => (item.基本编码 === undefined ? [] : [item.基本编码]));
  const [expected] = codes;
  if (own === undefined || expected === undefined) return [];
  return codes.some((code) => code === own || parentCodeOf(code) === own)
    ? []
    : [`清单的基本编码是 ${own}，实施清单是 ${expected}`];
}

/** The body must be one that carries out the item here, or as the catalog words it. */
function bodyDisagreement(
  listed: Row,
  element: string,
  rows: readonly Row[],
  view: RegionView,
): string[] {
  const own = listed.item[element];
  const bodies = rows.flatMap(({ item }) => [item.实施主体 ?? [], item.委托部门 ?? []].flat());
  const [expected] = bodies;
  // Rows of a 标准 name no body.
  if (typeof own !== 'string' || expected === undefined) return [];
  const worded = rows.flatMap(({ item: { 基本编码: code } }) =>
    code === undefined
      ? []
      : view.catalog.withCode(code).flatMap(({ item }) => [item.实施机关, item.主管部门]),
  );
  const known = [...bodies, ...worded].map((body) => normalizeText(body ?? ''));
  return known.includes(normalizeText(own)) ||
    own.split('、').every((body) => known.includes(normalizeText(body)))
    ? []
    : [`清单的${element}是“${own}”，实施清单是“${expected}”`];
}
