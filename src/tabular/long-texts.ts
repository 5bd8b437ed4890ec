import { type CellContent, ESCAPE } from './cell.js';
import { LONG_SHEET } from './titles.js';

/** A cell of Excel holds 32,767 UTF-16 units. */
const MAX_UNITS = 32_000;
const MARK = `${ESCAPE}${LONG_SHEET}`;
const MARKED = new RegExp(`${MARK}(\\d+)$`, 'u');

/** Titles of the sheet of long texts. */
export const LONG_TITLES = ['编号', '序号', '文字'] as const;

/**
 * Texts that are longer than a cell: the cell holds their beginning and a number, the further pieces
 * stand on a sheet of their own, so that nothing is cut.
 */
export class LongTexts {
  readonly #pieces: (readonly [number, number, string])[] = [];
  #count = 0;

  /** The content itself, or its beginning with a reference to the rest. */
  fit(content: CellContent): CellContent {
    if (typeof content !== 'string' || content.length <= MAX_UNITS) return content;
    this.#count += 1;
    const first = cutAt(content, MAX_UNITS - 20);
    let piece = 1;
    for (let from = first; from < content.length; piece += 1) {
      const end = from + cutAt(content.slice(from, from + MAX_UNITS + 1), MAX_UNITS);
      this.#pieces.push([this.#count, piece, content.slice(from, end)]);
      from = end;
    }
    return `${content.slice(0, first)}${MARK}${this.#count}`;
  }

  /** Rows of the sheet of long texts; complete once all other sheets are written. */
  *rows(): Generator<readonly CellContent[]> {
    yield* this.#pieces;
  }
}

/** Where a text is cut so that no character is torn. */
function cutAt(text: string, units: number): number {
  if (text.length <= units) return text.length;
  const before = text.charCodeAt(units - 1);
  return before >= 0xd800 && before < 0xdc00 ? units - 1 : units;
}

/** Reads a cell whose text may go on on the sheet of long texts. */
export class LongTextsRead {
  readonly #rest = new Map<number, string[]>();

  /** Takes a row of the sheet of long texts; its header and blank rows are passed over. */
  add([id, piece, text]: readonly CellContent[]): void {
    const number = Number(id);
    const index = Number(piece);
    if (!Number.isInteger(number) || !Number.isInteger(index) || index < 1 || index > 1e5) return;
    const pieces = this.#rest.get(number) ?? [];
    pieces[index - 1] = typeof text === 'string' ? text : String(text ?? '');
    this.#rest.set(number, pieces);
  }

  /** The whole text of a cell; undefined when its rest is missing. */
  whole(content: CellContent): { readonly content: CellContent } | undefined {
    if (typeof content !== 'string' || !content.includes(MARK)) return { content };
    const found = MARKED.exec(content);
    if (found === null) return { content };
    const pieces = this.#rest.get(Number(found[1]));
    if (pieces === undefined || Object.keys(pieces).length !== pieces.length) return undefined;
    return { content: content.slice(0, found.index) + pieces.join('') };
  }
}
