import type { Row } from '../model/document.js';
import type { Finding, Spot } from '../model/finding.js';
import type { Path } from '../model/locate.js';
import { show } from '../standard/schema-fault.js';

/** The place of an element of a row, or of the row itself when the element is not written. */
export function at(row: Row, ...path: Path): Spot {
  const element = path[0];
  if (typeof element === 'string' && row.item[element] === undefined && !row.faulty.has(element)) {
    return { row, path: [] };
  }
  return { row, path };
}

/** A related place: an element of another row, with what stands there. */
export function other(
  row: Row,
  message: string,
  ...path: Path
): NonNullable<Finding['related']>[number] {
  return { spot: at(row, ...path), message };
}

/** Several values for a message. */
export function list(values: readonly string[]): string {
  return values.map((value) => show(value)).join('、');
}

/** How much of what two texts share is shown before they part. */
const LEAD = 12;

/** Two texts for a message; of long ones the part where they begin to differ. */
export function contrast(a: string, b: string): readonly [string, string] {
  let same = 0;
  while (same < a.length && a.charAt(same) === b.charAt(same)) same++;
  const from = same - LEAD;
  if (from <= LEAD || a.length + b.length < 120) return [show(a), show(b)];
  return [`…${show(a.slice(from))}`, `…${show(b.slice(from))}`];
}
