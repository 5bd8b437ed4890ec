import type { Figures } from './figures.js';
import { reasonList } from './report.js';
import type { FigureCell, FigureColumn } from './table.js';
import type { Reasons } from './totals.js';

/** A column of a table with what stands in it for a set of figures. */
export interface ColumnSpec extends FigureColumn {
  readonly value: (figures: Figures) => FigureCell;
}

/** One table of `sitong stats`. */
export interface TableSpec {
  readonly name: string;
  /** Shown only where a revision before was given. */
  readonly only?: 'before';
  readonly columns: readonly ColumnSpec[];
  /** Whether there is anything to show of a region. */
  readonly holds: (figures: Figures) => boolean;
  /** Whether any figure of all regions together says something: without one only the notes are shown. */
  readonly says?: (total: Figures) => boolean;
  /** What is said below the table, of all regions together. */
  readonly notes: (total: Figures) => readonly string[];
}

/** A share for a cell. */
export const ratio = (part: number, whole: number) => ({
  share: whole === 0 ? undefined : part / whole,
});
/** A column of shares, drawn as bars on a terminal. */
export const bar = (title: string, value: ColumnSpec['value']): ColumnSpec => ({
  title,
  bar: true,
  value,
});
/** A column of numbers. */
export const number = (title: string, value: ColumnSpec['value']): ColumnSpec => ({ title, value });
/** A column of text that a terminal leaves out. */
export const aside = (title: string, value: (figures: Figures) => string): ColumnSpec => ({
  title,
  value,
  text: true,
  fileOnly: true,
});

/** Reasons in a line: 没有标准实施清单 12 行，…. */
export function reasonsText(reasons: Reasons, unit = '行'): string {
  return reasonList(reasons)
    .map(({ reason, rows }) => `${reason} ${rows} ${unit}`)
    .join('，');
}

/** How many rows reasons name together. */
export const count = (reasons: Reasons) =>
  [...reasons.values()].reduce((sum, rows) => sum + rows, 0);

/** A note with the reasons, none without any. */
export function note(label: string, reasons: Reasons, unit = '行'): string[] {
  const sum = count(reasons);
  return sum === 0 ? [] : [`${label} ${sum} ${unit}：${reasonsText(reasons, unit)}`];
}

/** Whether there are rows that the four reductions speak of. */
export const hasServed = ({ served }: Figures) => served > 0;
