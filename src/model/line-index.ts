/** A 1-based position; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LF = 10;
const CR = 13;

/**
 * Where the lines of a text start. Built once per text, and only for texts that
 * something is reported of: a position is derived late, from an offset.
 */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === LF) this.#starts.push(i + 1);
      else if (unit === CR && text.charCodeAt(i + 1) !== LF) this.#starts.push(i + 1);
    }
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  at(offset: number): Position {
    const target = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: target - this.#starts[low]! + 1 };
  }
}
