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
