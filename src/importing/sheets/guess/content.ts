import type { Element } from '../../../standard/element.js';
import { toHalfWidth } from '../../../values/full-width.js';
import type { SheetIndex } from '../merges.js';
import { cellText } from '../sheet-grid.js';

/** Values of a column that a guess looks at. */
const SAMPLE = 200;
/** Share of the values that must look alike; headers may stand among them again. */
const MOST = 0.6;
/** Share of the values that shows what a column may hold. */
const SOME = 0.2;

/** Codes by their shape; shorter 12-digit codes have lost their zeros. */
const CODES: readonly (readonly [string, RegExp])[] = [
  ['code33', /^[0-9A-Z]{18}\d\d{2}\d{2}[0-9A-Z]{5}(?:\d{3})\d{2}$/],
  ['code31', /^[0-9A-Z]{18}\d\d{4}[0-9A-Z]{5}\d{3}$/],
  ['credit18', /^[0-9A-Z]{18}$/],
  ['code12', /^(?:(?:00|[1-9]\d)\d{2}[0-9A-Z]{5}(?:\d{3}|00Y)|[12]?\d{9}|\d{7}00[Yy])$/],
];

/** Texts of a column below the header, at most {@link SAMPLE}. */
export function sampleOf(index: SheetIndex, column: number, from: number): string[] {
  const sample: string[] = [];
  for (const { index: row, cells } of index.grid.rows) {
    if (row < from) continue;
    const text = cellText(cells[column]).trim();
    if (text !== '') sample.push(toHalfWidth(text));
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

/** The shape of code that most values of a column have. */
export function codeShapeOf(sample: readonly string[]): string | undefined {
  return CODES.find(([, pattern]) => mostly(sample, (text) => pattern.test(text)))?.[0];
}

/** The one element all values of a column are words of. */
export function elementOfWords(
  sample: readonly string[],
  elements: Iterable<Element>,
): Element | undefined {
  if (sample.length < 3) return undefined;
  const distinct = new Set(sample.flatMap((text) => text.split(/[、,，;；^|\s]+/)));
  if (distinct.size < 2) return undefined;
  const fitting = [...elements].filter(
    ({ words }) => words !== undefined && [...distinct].every((word) => words.includes(word)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether cells of a column often hold several words or codes: 省级、市级 or 2^3. */
export function holdsSeveral(sample: readonly string[]): boolean {
  return share(sample, SOME, (text) => /[^、,，;；^|\s][、,，;；^|]+[^、,，;；^|\s]/u.test(text));
}

function mostly(sample: readonly string[], test: (text: string) => boolean): boolean {
  return share(sample, MOST, test);
}

function share(sample: readonly string[], least: number, test: (text: string) => boolean): boolean {
  return sample.length > 0 && sample.filter(test).length >= sample.length * least;
}
