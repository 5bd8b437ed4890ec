/** A run of digits, or a run of anything that is neither a digit nor a separator. */
const PART = /\d+|[^\d\s.\-_/年月日号]+/g;
const LEADING_MARK = /^\s*(?:v(?:er(?:sion)?)?\.?|版本|第)\s*(?=\d)/i;
const TRAILING_MARK = /版\s*$/;

/**
 * Orders two 版本: negative when `a` is older, 0 when they say the same, positive when newer. Integers and
 * dates go by value, everything else in natural order by its runs of digits: 9 < 10, v9 < v10,
 * 2026-01 < 2026-10, 1.2 < 1.10, 2026年1月 = 2026-01, 1 = 1.0. A word comes after any number: 2022 < 2022修订.
 */
export function compareVersions(a: string | number, b: string | number): number {
  if (a === b) return 0;
  const left = partsOf(a);
  const right = partsOf(b);
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const order = compareParts(left[at] ?? '0', right[at] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function partsOf(version: string | number): readonly string[] {
  const text = String(version).normalize('NFKC');
  return text.replace(LEADING_MARK, '').replace(TRAILING_MARK, '').match(PART) ?? [];
}

function compareParts(a: string, b: string): number {
  const numeric = isDigits(a);
  if (numeric !== isDigits(b)) return numeric ? -1 : 1;
  if (!numeric) return compareText(a, b);
  const left = withoutLeadingZeros(a);
  const right = withoutLeadingZeros(b);
  return left.length - right.length || compareText(left, right);
}

function isDigits(part: string): boolean {
  return part.charCodeAt(0) >= 48 && part.charCodeAt(0) <= 57;
}

/** Compared as text, so that a timestamp of twenty digits keeps its last ones. */
function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
