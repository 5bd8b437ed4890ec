// Numbers of several runs, and how they are written.

/** The middle one; of an even number of values the mean of the two in the middle. NaN of none. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** Three significant digits, or whole: 0.0123, 4.56, 78.9, 1,234; `—` for what is no number. */
export function figure(value) {
  if (!Number.isFinite(value)) return '—';
  const isWhole = Number.isInteger(value) || Math.abs(value) >= 100;
  return isWhole ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}

/** The median, and the least and the greatest where they are not the same: `4.56（4.50–4.70）`. */
export function spread(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(figure);
  const middle = figure(median(values));
  return least === most ? middle : `${middle}（${least}–${most}）`;
}

/** A share as a percentage: 0.0456 → `4.56%`. */
export function percent(share) {
  return Number.isFinite(share) ? `${figure(share * 100)}%` : '—';
}

/** How many times: 12.34 → `12.3 倍`. */
export function times(ratio) {
  return Number.isFinite(ratio) ? `${figure(ratio)} 倍` : '—';
}
