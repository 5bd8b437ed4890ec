import { isDeepStrictEqual } from 'node:util';

/** Whether a value is as a schema says. */
export type Check = (value: unknown) => boolean;

/** Thrown where a schema says what only the whole validator knows. */
export const UNKNOWN = new Error('unknown keyword');

/** Whatever it is. */
export function yes(): boolean {
  return true;
}

/** Nothing is. */
export function no(): boolean {
  return false;
}

/** All of several checks. */
export function every(checks: readonly Check[]): Check {
  const [first = yes, second, ...more] = checks;
  if (second === undefined) return first;
  if (more.length === 0) return (value) => first(value) && second(value);
  return (value) => first(value) && second(value) && more.every((check) => check(value));
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TYPES: Readonly<Record<string, Check>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: isMapping,
};

/** Whether a value is of one of some types. Throws {@link UNKNOWN}. */
export function ofType(types: string | readonly string[]): Check {
  const checks = [types].flat().map((type) => {
    const check = TYPES[type];
    if (check === undefined) throw UNKNOWN;
    return check;
  });
  const [first = no] = checks;
  return checks.length === 1 ? first : (value) => checks.some((check) => check(value));
}

/** Whether a value is one of some texts and numbers. Throws {@link UNKNOWN}. */
export function oneOf(words: readonly unknown[]): Check {
  if (words.some((word) => typeof word === 'object')) throw UNKNOWN;
  const known = new Set(words);
  return (value) => known.has(value);
}

/** Whether no two entries of a list are equal. */
export function hasNoTwin(value: unknown): boolean {
  if (!Array.isArray(value)) return true;
  return value.every((one, i) =>
    value.slice(0, i).every((other) => !isDeepStrictEqual(one, other)),
  );
}

/** Whether a mapping has some keys, but for those that are excused. */
export function hasAll(names: readonly string[], excused: ReadonlySet<string>): Check {
  const needed = names.filter((name) => !excused.has(name));
  return (value) => !isMapping(value) || needed.every((name) => value[name] !== undefined);
}

/** Checks of the values of a mapping by key, and of the values of all other keys. */
export function mappingCheck(checks: ReadonlyMap<string, Check>, rest: Check): Check {
  return (value) => {
    if (!isMapping(value)) return true;
    for (const name in value) {
      if (!(checks.get(name) ?? rest)(value[name])) return false;
    }
    return true;
  };
}
