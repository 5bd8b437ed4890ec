import { canonical } from '../../diff/canonical.js';
import { isList, type Value } from '../../yaml/value.js';

/**
 * By what the entries of a list are told apart: texts by themselves, entries with parts by their first
 * part as the standard orders them (材料名称, 环节, 名称 …). Equal ones are numbered, so no entry gets lost.
 *
 * @param name see {@link nameOf}.
 */
export function entryKeys(list: readonly Value[], name: string | undefined): string[] {
  const seen = new Map<string, number>();
  return list.map((entry) => {
    const text = entryText(entry, name);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text}（第${count}个）`;
  });
}

/** The first part of the first entry that has parts: lists are tried in order, derived ones first. */
export function nameOf(lists: readonly (readonly Value[])[]): string | undefined {
  for (const list of lists) {
    for (const entry of list) {
      if (typeof entry === 'object' && entry !== null && !isList(entry))
        return Object.keys(entry)[0];
    }
  }
  return undefined;
}

function entryText(entry: Value, name: string | undefined): string {
  if (typeof entry === 'string') return entry;
  if (typeof entry === 'object' && entry !== null && !isList(entry) && name !== undefined) {
    const value = Object.hasOwn(entry, name) ? entry[name] : undefined;
    if (typeof value === 'string') return value;
  }
  return canonical(entry);
}
