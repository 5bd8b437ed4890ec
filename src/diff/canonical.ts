import { byCodeUnit } from '../model/order.js';

/** A value as text that is equal for equal values, whatever the order of keys. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCodeUnit(a, b)))
        : inner,
    ) ?? ''
  );
}

/** Whether two values are equal, whatever the order of keys; what is undefined is as if not written. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, at) => isEqual(value, b[at]));
  }
  const [left, right] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  for (const key in left) if (!isEqual(left[key], right![key])) return false;
  for (const key in right) if (right[key] !== undefined && left![key] === undefined) return false;
  return true;
}
