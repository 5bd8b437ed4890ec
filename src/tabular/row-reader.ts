import type { Value } from '../yaml/value.js';
import { type CellContent, cellValue } from './cell.js';
import type { LongTextsRead } from './long-texts.js';
import { listCell } from './read-lists.js';
import { put, type ReadSheet } from './read-sections.js';
import type { CellNote } from './read-table.js';
import type { ReadColumn, Titles } from './read-titles.js';
import { NOTE, SERIAL } from './titles.js';

/** A line of a sheet with the rest of its long texts. */
export interface Line {
  readonly sheet: ReadSheet;
  readonly line: number;
  readonly cells: readonly CellContent[];
}

/** Words that recur in many rows are kept once: so long, and so many of each shape. */
const SHARED_LENGTH = 40;
const SHARED_WORDS = 10_000;

/** Reads the cells of lines; what cannot be read is noted. */
export class LineReader {
  /** Shape → text → value. */
  readonly #shared = new Map<string, Map<string, Value>>();

  constructor(
    private readonly long: LongTextsRead,
    readonly refused: CellNote[],
  ) {}

  /** The line with whole texts; undefined where nothing is to be read: blank, or a note of ours. */
  line(sheet: ReadSheet, line: number, written: readonly CellContent[]): Line | undefined {
    const { titles } = sheet;
    if (isNote(titles, written)) return undefined;
    const cells = written.map((content, column) => this.#whole(sheet, { line, column, content }));
    for (const { index, reason } of titles.unread)
      if (!isBlank(cells[index])) this.refuse({ sheet, line, cells }, index, reason);
    return { sheet, line, cells };
  }

  /** Values of columns; undefined when all are blank. */
  values(columns: readonly ReadColumn[], { cells }: Line): Record<string, Value> | undefined {
    let values: Record<string, Value> | undefined;
    for (const { index, name, shape } of columns) {
      const content = cells[index];
      if (content === undefined || content === '') continue;
      const value = this.#value(content, shape);
      if (value === undefined) continue;
      values ??= {};
      put(values, name, value);
    }
    return values;
  }

  refuse({ sheet, line, cells }: Line, column: number, reason: string): void {
    const value = cellText(cells[column]);
    this.refused.push({ sheet: sheet.name, row: line, column, value, reason });
  }

  /**
   * The value of a cell, of a text as one of its own. Readers of files cut cells out of large texts, and a cut-out keeps the
   * whole in memory. Words that recur, and lists of them, are kept once.
   */
  #value(content: CellContent, shape: string): Value | undefined {
    if (typeof content !== 'string') return readCell(content, shape);
    let shared = this.#shared.get(shape);
    if (shared === undefined) {
      shared = new Map();
      this.#shared.set(shape, shared);
    }
    const known = shared.get(content);
    if (known !== undefined) return known;
    const own = copyOf(content);
    const value = readCell(own, shape);
    if (value !== undefined && own.length <= SHARED_LENGTH && shared.size < SHARED_WORDS)
      shared.set(own, value);
    return value;
  }

  #whole(
    sheet: ReadSheet,
    { line, column, content }: { line: number; column: number; content: CellContent },
  ): CellContent {
    const whole = this.long.whole(content);
    if (whole !== undefined) return whole.content;
    this.refused.push({
      sheet: sheet.name,
      row: line,
      column,
      value: cellText(content).slice(0, 80),
      reason: '“长文”表里没有这一格余下的文字',
    });
    return undefined;
  }
}

function readCell(content: CellContent, shape: string): Value | undefined {
  return shape === 'list' ? listCell(content) : cellValue(content, shape);
}

const ONE_BYTE = /^[\p{ASCII}]*$/u;

/** A copy that shares nothing with the text, lone surrogates kept. */
function copyOf(text: string): string {
  const encoding = ONE_BYTE.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}

/** Text of one of the columns that are no elements; '' when it is blank or not there. */
export function specialText({ sheet, cells }: Line, title: string, titles?: Titles): string {
  const index = (titles ?? sheet.titles).special.get(title);
  return index === undefined ? '' : cellText(cells[index]);
}

/** A number among the columns that are no elements. */
export function specialNumber(line: Line, title: string, titles?: Titles): number | undefined {
  const text = specialText(line, title, titles);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** What a cell shows, as a reader sees it; values of the escape are decoded. */
export function cellText(content: CellContent): string {
  const value: Value | undefined = cellValue(content, 'text');
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

export function isBlank(content: CellContent): boolean {
  return content === undefined || content === '';
}

/** Whether any of some columns has a content. */
export function hasContent(columns: Iterable<number>, { cells }: Line): boolean {
  for (const index of columns) if (!isBlank(cells[index])) return true;
  return false;
}

/** A note below the table: alone on its line, in the first column, which is not one of the data. */
function isNote(titles: Titles, cells: readonly CellContent[]): boolean {
  const [first] = cells;
  if (typeof first !== 'string' || !first.startsWith(NOTE)) return false;
  if (titles.values.some(({ index }) => index === 0) && !titles.special.has(SERIAL)) return false;
  return cells.every((content, index) => index === 0 || isBlank(content));
}
