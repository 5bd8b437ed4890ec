import type { Value } from '../../../yaml/value.js';

/** What a cell gives for an element: a value (none where it says nothing), or why it cannot be taken. */
export type Reading =
  | {
      readonly value: Value | undefined;
      /** Goes into the element's unit. */
      readonly unit?: string | undefined;
      /** What was made of the cell, where the value is not what stands there; a Chinese clause. */
      readonly corrected?: string | undefined;
    }
  | { readonly refused: string };

/** The value as it stands. */
export function taken(value: Value | undefined, corrected?: string): Reading {
  return { value, corrected };
}

/** Why a cell cannot be taken and what to do. */
export function refused(reason: string): Reading {
  return { refused: reason };
}

/** The word of an element that its body still has to fill in (contract §2). */
export const BLANK = '待填';

const NOTHING = new Set([
  '无',
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '－',
  '／',
  '空',
  '不涉及',
  '无要求',
]);

/** Whether a text only says that there is nothing (domain §7.13). */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text.trim());
}
