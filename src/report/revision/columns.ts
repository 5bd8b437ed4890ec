import { Chalk, type ChalkInstance } from 'chalk';
import { columnsOf } from '../cells.js';
import { valueLines } from '../value-lines.js';
import { ADDED, markedCells, REMOVED, type Sides } from './marked.js';
import { ABSENT } from './words.js';

/** How two sides are laid out on a terminal. */
export interface ColumnStyle {
  readonly chalk: ChalkInstance;
  /** Columns of the terminal. */
  readonly width: number;
  /** What stands for a missing side; '' leaves it out. */
  readonly absent?: string;
}

/** Narrower terminals get one side below the other. */
const LEAST_WIDTH = 80;
const INDENT = '    ';
const SEPARATOR = ' │ ';
const LABEL_WIDTH = 4;
/** Valid for `valueLines`: marks by signs, not by a line of carets. */
const PLAIN = new Chalk({ level: 0 });

/** Whether before and after stand side by side. */
export function isWide({ width }: ColumnStyle): boolean {
  return width >= LEAST_WIDTH;
}

/** Lines of a change: before | after by display width, or 前 above 后 on a narrow terminal. */
export function sideLines(sides: Sides, style: ColumnStyle): readonly string[] {
  const { chalk, absent = ABSENT } = style;
  const columnWidth = isWide(style)
    ? Math.floor((style.width - INDENT.length - SEPARATOR.length) / 2)
    : Math.max(8, style.width - INDENT.length - LABEL_WIDTH);
  const hasColor = chalk.level > 0;
  const lines = (side: keyof Sides) => {
    const parts = sides[side];
    if (parts === undefined) return absent === '' ? [] : [chalk.dim(absent)];
    const isBefore = side === 'before';
    const signs = isBefore ? REMOVED : ADDED;
    const paint = isBefore ? chalk.red.underline : chalk.green.underline;
    return valueLines(markedCells(parts, hasColor ? undefined : signs), {
      width: columnWidth,
      paint: hasColor ? paint : PLAIN,
    });
  };
  const before = lines('before');
  const after = lines('after');
  return isWide(style) ? besides(before, after, columnWidth) : stacked(before, after);
}

/** A heading over the two columns. */
export function columnTitle(style: ColumnStyle): readonly string[] {
  if (!isWide(style)) return [];
  const columnWidth = Math.floor((style.width - INDENT.length - SEPARATOR.length) / 2);
  return [style.chalk.dim(`${INDENT}${pad('变更前', columnWidth)}${SEPARATOR}变更后`)];
}

function besides(
  before: readonly string[],
  after: readonly string[],
  width: number,
): readonly string[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
    `${INDENT}${pad(before[index] ?? '', width)}${SEPARATOR}${after[index] ?? ''}`.trimEnd(),
  );
}

function stacked(before: readonly string[], after: readonly string[]): readonly string[] {
  const labelled = (label: string, lines: readonly string[]) =>
    lines.map((line, index) => `${INDENT}${index === 0 ? `${label}  ` : '    '}${line}`);
  return [...labelled('前', before), ...labelled('后', after)];
}

function pad(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - columnsOf(text)))}`;
}
