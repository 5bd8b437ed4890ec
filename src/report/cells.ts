import stringWidth from 'string-width';
import { visible } from './visible.js';

/** One character as a reader sees it: a grapheme, or the sign that stands for an unseen one. */
export interface Cell {
  /** Where it begins and ends in the original text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns of a terminal: a Chinese character takes two. */
  readonly width: number;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Splits text into what a terminal shows side by side. */
export function cellsOf(text: string): readonly Cell[] {
  return Array.from(graphemes.segment(text), ({ segment, index }) => {
    const shown = visible(segment);
    return { start: index, end: index + segment.length, text: shown, width: stringWidth(shown) };
  });
}

/** The columns that cells take together. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** The text that cells show together. */
export function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}
