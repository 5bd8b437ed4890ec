import { normalizeText, REWORDED, similarity } from '../../values/text.js';

/** Whether two names of a service, proof or paper mean one thing: equal, one within the other, or reworded. */
export function namesSame(a: string, b: string): boolean {
  const left = normalizeText(a);
  const right = normalizeText(b);
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return (short.length >= 4 && long.includes(short)) || similarity(left, right) >= REWORDED;
}
