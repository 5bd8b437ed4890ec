import type { Row } from '../../model/document.js';
import { whyNotInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import type { RegionView } from '../../model/region-view.js';
import { isSecret } from '../../model/secret.js';
import { BLANK } from '../../workspace/fill-out.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import type { Blank } from './part.js';

/** Why a row is not published on a day, in the words of the notes; undefined when it is. */
export function whyLeftOut(row: Row, view: RegionView, asOf: JudgingDay): string | undefined {
  const { 事项状态: state, 计划生效日期: from } = row.item;
  if (whyNotInForce(row, asOf) !== undefined) {
    if (state === '暂停') return '暂停';
    return from !== undefined && !asOf.isReached(from) ? '尚未生效' : '已取消';
  }
  return isSecret(row, view) ? '不公开' : undefined;
}

/** How a reader finds a row: its longest code and its name, and what tells it from others of the item. */
export function rowTitle(values: Values, second?: string): string {
  const parts = [
    values.业务办理项编码 ?? values.实施编码 ?? values.基本编码,
    values.事项名称,
    second,
  ];
  return (
    parts.filter((part) => part !== undefined && part !== null).join(' ') || '（没有名称的行）'
  );
}

/** The elements of a row that are 待填, with the place in a list of entries. */
export function blanksOf(values: Values): readonly string[] {
  return Object.entries(values).flatMap(([element, value]) => [...blankPlaces(value, element)]);
}

/** The blanks of rows. */
export function blankRows(rows: readonly Values[]): Blank[] {
  return rows.flatMap((row) => {
    const elements = blanksOf(row);
    return elements.length === 0 ? [] : [{ row: rowTitle(row), elements }];
  });
}

function* blankPlaces(value: Value, place: string): Generator<string> {
  if (value === BLANK) yield place;
  else if (isList(value)) {
    for (const [index, entry] of value.entries())
      yield* blankPlaces(entry, value.length === 1 ? place : `${place}第${index + 1}项`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value))
      yield* blankPlaces(entry, `${place}·${name}`);
  }
}
