import type { Row } from '../model/document.js';

/** What a comparison gave, or why it could not be made, in a few Chinese words. */
export type Compared<T> = { readonly value: T } | { readonly why: string };

/** Whether a comparison could be made. */
export function isKnown<T>(compared: Compared<T>): compared is { readonly value: T } {
  return 'value' in compared;
}

/** Puts two comparisons together; the first that failed says why. */
export function both<A, B, C>(
  a: Compared<A>,
  b: Compared<B>,
  join: (a: A, b: B) => Compared<C>,
): Compared<C> {
  if (!isKnown(a)) return a;
  return isKnown(b) ? join(a.value, b.value) : b;
}

/** What a row says of an element, or why it says nothing: nothing is concluded of what is not written. */
export function told(row: Row, element: string, whose = ''): Compared<unknown> {
  const value = row.item[element];
  if (value !== undefined && !row.faulty.has(element)) return { value };
  if (row.document.absent.has(element)) return { why: `${whose}${element}未载` };
  if (row.blank.has(element)) return { why: `${whose}${element}待填` };
  if (row.faulty.has(element)) return { why: `${whose}${element}写得不对` };
  return { why: `${whose}没有写${element}` };
}
