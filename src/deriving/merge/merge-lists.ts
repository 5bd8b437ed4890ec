import { isEqual } from '../../diff/canonical.js';
import type { Value } from '../../yaml/value.js';
import { entryKeys, nameOf } from './entry-keys.js';
import {
  interleave,
  type MergedValue,
  type mergeValue,
  type ValueConflict,
} from './merge-values.js';

interface ListMerge {
  readonly path: readonly string[];
  readonly merge: typeof mergeValue;
}

type Keyed = ReadonlyMap<string, Value>;

/**
 * Three-way merge of two lists by entry: what one side added, removed or changed is carried out.
 * The whole list is in conflict when both sides put something else in the place of one entry, or both
 * put the entries in another order: whatever came out, nobody would have written it.
 */
export function mergeLists(
  base: readonly Value[],
  [ours, theirs]: readonly [readonly Value[], readonly Value[]],
  { path, merge }: ListMerge,
): MergedValue {
  const name = nameOf([base, theirs, ours]);
  const keyed = (list: readonly Value[]): Keyed => {
    const keys = entryKeys(list, name);
    return new Map(list.map((value, at) => [keys[at]!, value]));
  };
  const [b, o, t] = [keyed(base), keyed(ours), keyed(theirs)];
  const whole = (reason: ValueConflict['reason']): MergedValue => ({
    value: ours,
    conflicts: [{ base, ours, theirs, path, reason }],
  });
  if (isRewrittenTwice(b, o, t)) return whole('两边都改了');
  const order = orderOf([...b.keys()], [...o.keys()], [...t.keys()]);
  if (order === undefined) return whole('两边都调整了次序');
  const conflicts: ValueConflict[] = [];
  const merged = order.flatMap((key) => {
    const sides = { base: b.get(key), ours: o.get(key), theirs: t.get(key) };
    const one = merge(sides, [...path, key]);
    for (const conflict of one.conflicts) conflicts.push(conflict);
    return one.value === undefined ? [] : [one.value];
  });
  return { value: merged, conflicts };
}

/** The order of the side that changed it, with the other's new entries behind what they follow there. */
function orderOf(b: string[], o: string[], t: string[]): string[] | undefined {
  const common = commonOrder(o, t);
  if (common) return interleave(o, t);
  if (commonOrder(o, b)) return interleave(t, o);
  return commonOrder(t, b) ? interleave(o, t) : undefined;
}

/** Whether what two lists share stands in the same order in both. */
function commonOrder(one: readonly string[], other: readonly string[]): boolean {
  const [inOne, inOther] = [new Set(one), new Set(other)];
  const rest = other.filter((key) => inOne.has(key));
  return one.filter((key) => inOther.has(key)).every((key, at) => key === rest[at]);
}

/** Whether an entry is gone on both sides and one of them put something in its place that the other did not. */
function isRewrittenTwice(b: Keyed, o: Keyed, t: Keyed): boolean {
  const gone = [...b.keys()].filter((key) => !o.has(key) && !t.has(key));
  if (gone.length === 0) return false;
  const [inOurs, inTheirs] = [replacements(b, o), replacements(b, t)];
  return gone.some((key) => !isEqual(inOurs.get(key) ?? [], inTheirs.get(key) ?? []));
}

/** For each entry of the base that is gone, what stands in its place: new, behind the same kept entry. */
function replacements(b: Keyed, side: Keyed): Map<string, Value[]> {
  const added = new Map<string | undefined, Value[]>();
  let last: string | undefined;
  for (const [key, value] of side) {
    if (b.has(key)) last = key;
    else {
      const same = added.get(last);
      if (same === undefined) added.set(last, [value]);
      else same.push(value);
    }
  }
  const replaced = new Map<string, Value[]>();
  last = undefined;
  for (const key of b.keys()) {
    if (side.has(key)) last = key;
    else replaced.set(key, added.get(last) ?? []);
  }
  return replaced;
}
