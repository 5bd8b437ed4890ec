import type { Row } from '../../model/document.js';
import { byCodeUnit } from '../../model/order.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { normalizeText } from '../../values/text.js';

/** Numbers of 业务办理项 that rows already have, so that they keep them, by {@link handlingKey}. */
export type Numbers = ReadonlyMap<string, number>;

/** The key of a 业务办理项 that outlives a change of its body or number. */
export function handlingKey(code: string, name: string | undefined): string {
  return `${code} ${normalizeText(name ?? '')}`;
}

/** 情形 in the order of a licence's life, as lists number them. */
const LIFE: readonly RegExp[] = [
  /新办|新设|设立|首次|初次|申请|核发|新/,
  /变更/,
  /延续|延期|换/,
  /补/,
  /注销|终止|撤销/,
];

/**
 * The last two digits of 业务办理项编码 for the 业务办理项 of an item: the number that one has already,
 * else the one that the nearest upper 实施清单 gives it, else the next free one by 新办、变更、延续、注销 and
 * by name. The order of rows in a file does not count: a registry does not keep it, and the same upper
 * level must give the same codes wherever it is read from.
 *
 * @returns undefined for each where the item has no 业务办理项.
 */
export function serialsOf(
  code: string,
  rows: readonly Row[],
  { view, numbers }: { readonly view: RegionView; readonly numbers: Numbers },
): (number | undefined)[] {
  if (rows.every(({ item }) => item.业务办理项名称 === undefined)) return rows.map(() => undefined);
  const keys = rows.map(({ item }) => handlingKey(code, item.业务办理项名称));
  const found = new Map<string, number>();
  const taken = new Set<number>();
  for (const known of [numbers, numbersAbove(code, view)]) {
    for (const key of keys) {
      const number = known.get(key);
      if (number === undefined || found.has(key) || taken.has(number)) continue;
      found.set(key, number);
      taken.add(number);
    }
  }
  let next = 1;
  for (const key of inLifeOrder(keys)) {
    if (found.has(key)) continue;
    while (taken.has(next)) next++;
    found.set(key, next);
    taken.add(next);
  }
  return keys.map((key) => found.get(key));
}

/** How the nearest upper region that does an item numbers its 业务办理项. */
function numbersAbove(code: string, view: RegionView): Numbers {
  for (const upper of viewsAbove(view)) {
    const numbers = new Map<string, number>();
    for (const { item } of upper.implementations.withCode(code)) {
      const serial = /^.{31}(\d\d)$/.exec(item.业务办理项编码 ?? '')?.[1];
      if (serial !== undefined) numbers.set(handlingKey(code, item.业务办理项名称), Number(serial));
    }
    if (numbers.size > 0) return numbers;
  }
  return new Map();
}

function inLifeOrder(keys: readonly string[]): string[] {
  const rank = (key: string) => {
    const situation = /\(([^()]*)\)$/.exec(key)?.[1] ?? '';
    const at = LIFE.findIndex((words) => words.test(situation));
    return at < 0 ? LIFE.length : at;
  };
  return [...keys].sort((a, b) => rank(a) - rank(b) || byCodeUnit(a, b));
}
