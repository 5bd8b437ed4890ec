import { isEqual } from '../../diff/canonical.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { mergeLists } from './merge-lists.js';

/** One place on three sides; undefined where nothing is written. */
export interface Sides {
  /** What derive wrote last time. */
  readonly base: Value | undefined;
  /** What stands in the county's file. */
  readonly ours: Value | undefined;
  /** What derive gives today. */
  readonly theirs: Value | undefined;
}

/** Why two changes of one place cannot both be carried out. */
export type ConflictReason =
  | '两边都改了'
  | '本地删去，上级改了'
  | '上级删去，本地改了'
  | '两边都调整了次序'
  | '用了锚点或别名，不能自动改写';

/** Two changes of one place: ours stays until a clerk decides. */
export interface ValueConflict extends Sides {
  /** Element, entry, part: as far down as the changes meet. Empty: the row itself. */
  readonly path: readonly string[];
  readonly reason: ConflictReason;
}

export interface MergedValue {
  /** What to write; undefined for nothing. In conflict it is ours. */
  readonly value: Value | undefined;
  readonly conflicts: readonly ValueConflict[];
}

export interface MergedMap {
  readonly value: Values;
  readonly conflicts: readonly ValueConflict[];
}

/** Left to the county to fill in (contract §2): never a value that contradicts another. */
export const BLANK = '待填';

/** A mapping: not a list, not a scalar. */
export function isMap(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !isList(value);
}

/**
 * Three-way merge of one value: what only one side changed is taken from it, mappings key by key, lists
 * entry by entry. A blank gives way to what is filled in on the other side.
 */
export function mergeValue(sides: Sides, path: readonly string[]): MergedValue {
  const settled = settle(sides);
  if (settled !== undefined) return { value: settled.value, conflicts: [] };
  const { base, ours, theirs } = sides;
  if (isMap(ours) && isMap(theirs) && (base === undefined || isMap(base)))
    return mergeMaps(base ?? {}, [ours, theirs], path);
  if (isList(ours) && isList(theirs) && isList(base))
    return mergeLists(base, [ours, theirs], { path, merge: mergeValue });
  return conflict(sides, path);
}

/** The decision where one is possible without looking inside. */
function settle({ base, ours, theirs }: Sides): { value: Value | undefined } | undefined {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return { value: ours };
  if (isEqual(ours, base)) return { value: theirs };
  if (theirs === BLANK) return { value: ours };
  if (ours === BLANK) return { value: theirs };
  return undefined;
}

function conflict(sides: Sides, path: readonly string[]): MergedValue {
  const { ours, theirs } = sides;
  const reason: ConflictReason =
    ours === undefined
      ? '本地删去，上级改了'
      : theirs === undefined
        ? '上级删去，本地改了'
        : '两边都改了';
  return { value: ours, conflicts: [{ ...sides, path, reason }] };
}

/** The key of the unit that belongs to a number: the two are one value and change together. */
const UNIT = '单位';

/** Merges two mappings key by key; ours gives the order, what is new stands behind what it follows above. */
export function mergeMaps(
  base: Values,
  [ours, theirs]: readonly [Values, Values],
  path: readonly string[],
): MergedMap {
  const values = new Map<string, Value>();
  const conflicts: ValueConflict[] = [];
  const take = (key: string, merged: MergedValue) => {
    if (merged.value !== undefined) values.set(key, merged.value);
    for (const one of merged.conflicts) conflicts.push(one);
  };
  const keys = interleave(Object.keys(ours), Object.keys(theirs));
  const known = new Set(keys);
  for (const key of keys) {
    const sides = { base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) };
    const number = key.endsWith(UNIT) ? key.slice(0, -UNIT.length) : undefined;
    if (number !== undefined && known.has(number)) continue;
    const unit = `${key}${UNIT}`;
    if (!known.has(unit)) {
      take(key, mergeValue(sides, [...path, key]));
      continue;
    }
    const measure = mergeMeasure(sides, {
      base: own(base, unit),
      ours: own(ours, unit),
      theirs: own(theirs, unit),
    });
    take(key, { value: measure.value, conflicts: [] });
    take(unit, { value: measure.unit, conflicts: [] });
    if (measure.conflict !== undefined)
      conflicts.push({ ...measure.conflict, path: [...path, key] });
  }
  const ordered = keys.flatMap((key) => {
    const value = values.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return { value: Object.fromEntries(ordered), conflicts };
}

function own(map: Values, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

interface Measure {
  readonly value: Value | undefined;
  readonly unit: Value | undefined;
  readonly conflict?: Omit<ValueConflict, 'path'>;
}

/** A number with its unit, 20 工作日: taken from one side whole, or nobody's limit would come out. */
function mergeMeasure(number: Sides, unit: Sides): Measure {
  const pair = (side: keyof Sides) => [number[side] ?? null, unit[side] ?? null];
  const settled = settle({ base: pair('base'), ours: pair('ours'), theirs: pair('theirs') });
  const from = (side: 'ours' | 'theirs') => ({ value: number[side], unit: unit[side] });
  if (settled !== undefined)
    return isEqual(settled.value, pair('ours')) ? from('ours') : from('theirs');
  if (number.theirs === BLANK) return from('ours');
  if (number.ours === BLANK) return from('theirs');
  const one = unit.base === unit.ours && unit.ours === unit.theirs;
  const shown = (side: keyof Sides): Value | undefined =>
    one || number[side] === undefined
      ? number[side]
      : `${String(number[side])} ${String(unit[side] ?? '')}`.trim();
  const sides = { base: shown('base'), ours: shown('ours'), theirs: shown('theirs') };
  return {
    ...from('ours'),
    conflict: { ...sides, reason: conflict(sides, []).conflicts[0]!.reason },
  };
}

/** The first order, with what only the second has behind what it follows there. */
export function interleave(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(first);
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const key of second) {
    if (known.has(key)) last = key;
    else {
      const same = behind.get(last);
      if (same === undefined) behind.set(last, [key]);
      else same.push(key);
    }
  }
  return [
    ...(behind.get(undefined) ?? []),
    ...first.flatMap((key) => [key, ...(behind.get(key) ?? [])]),
  ];
}

/** Elements that differ between two rows. */
export function changedElements(one: Value | undefined, other: Value | undefined): string[] {
  const [a, b]: Values[] = [isMap(one) ? one : {}, isMap(other) ? other : {}];
  return [...new Set([...Object.keys(a!), ...Object.keys(b!)])].filter(
    (name) => !isEqual(a![name], b![name]),
  );
}
