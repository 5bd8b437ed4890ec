/** A 1-based position; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the lines of a text start. Looked for only in texts that something is reported of, and no
 * farther than the last place that was asked for: a position is derived late, from an offset.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** Whether a line may end with a return alone. */
  readonly #hasReturns: boolean;
  #isWhole = false;

  constructor(text: string) {
    this.#text = text;
    this.#hasReturns = text.includes('\r');
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  at(offset: number): Position {
    const target = Math.max(0, Math.min(offset, this.#text.length));
    this.#lookUpTo(target);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: target - this.#starts[low]! + 1 };
  }

  #lookUpTo(target: number): void {
    const starts = this.#starts;
    while (!this.#isWhole && starts[starts.length - 1]! <= target) {
      const next = this.#nextStart(starts[starts.length - 1]!);
      if (next === undefined) this.#isWhole = true;
      else starts.push(next);
    }
  }

  /** Where the line behind the one that starts at an offset starts. */
  #nextStart(start: number): number | undefined {
    const feed = this.#text.indexOf('\n', start);
    const end = feed < 0 ? this.#text.length : feed;
    if (this.#hasReturns) {
      const at = this.#text.slice(start, end).indexOf('\r');
      // A return in front of a line feed ends the line with it.
      if (at >= 0 && !(start + at + 1 === end && feed >= 0)) return start + at + 1;
    }
    return feed < 0 ? undefined : feed + 1;
  }
}
