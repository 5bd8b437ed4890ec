import { ownText } from '../values/own-text.js';

/** Characters of block texts that are remembered; what is made of them takes a few times as much memory. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Values of blocks of text that were read before. Catalogs of one province repeat one another: conditions,
 * materials and steps are those of the 标准. A block that is read again gives the very same value, so that
 * it is read, kept and judged once. Nothing may change a value that was read.
 *
 * Two generations: what was not asked for while half of the memory filled up anew is forgotten.
 */
export class SharedBlocks {
  #young = new Map<string, object>();
  #old: ReadonlyMap<string, object> = new Map();
  #characters = 0;
  readonly #most: number;

  constructor(most: number = MOST_CHARACTERS) {
    this.#most = most;
  }

  /** The value of a block; undefined when it is not known. */
  get(text: string): object | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.set(ownText(text), old);
    return old;
  }

  /**
   * Remembers a value.
   *
   * @param text a text of its own, so that no larger text is kept alive by it.
   */
  set(text: string, value: object): void {
    if (this.#characters + text.length > this.#most / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#characters = 0;
    }
    this.#young.set(text, value);
    this.#characters += text.length;
  }
}
