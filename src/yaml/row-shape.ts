import { ownText } from '../values/own-text.js';
import { keyOf, unusual } from './quick-text.js';
import { RepeatedWords } from './repeated-words.js';

/** So many keys in a row are told apart, in all shapes of rows together. */
const MOST_SHAPES = 20_000;
/** So many shapes have a maker: property look-ups get slow when objects are of too many kinds. */
const MOST_MAKERS = 16;
/** So often a shape must come before it is worth a maker. */
const WORTH_A_MAKER = 32;
/** What may stand in the text of a maker: names of elements, and nothing that could be code. */
const HAN = /^\p{Script=Han}+$/u;

type Row = Record<string, unknown>;
type Maker = (values: readonly unknown[]) => Row;

let shapes = 0;
let makers = 0;

/** The keys of rows down to one key: rows of one catalog have the same keys in the same order. */
export class RowShape {
  readonly key: string;
  /** What stands in the text: the key and its colon. */
  readonly source: string;
  /** The values behind the key that come again and again. */
  readonly words = new RepeatedWords();
  readonly #upper: RowShape | undefined;
  readonly #below = new Map<string, RowShape>();
  /** The key that followed last. */
  next: RowShape | undefined;
  #keys: readonly string[] | undefined;
  #made = 0;
  #maker: Maker | undefined;

  constructor(upper?: RowShape, raw = '') {
    this.#upper = upper;
    this.key = upper === undefined ? '' : upper.#newKey(raw);
    this.source = `${raw}:`;
  }

  /** The shape with one key more, as it is written. Throws UNUSUAL when the row has the key. */
  with(raw: string): RowShape {
    let below = this.#below.get(raw);
    if (below === undefined) {
      const own = ownText(raw);
      below = new RowShape(this, own);
      if (shapes < MOST_SHAPES) {
        shapes++;
        this.#below.set(own, below);
      }
    }
    this.next = below;
    return below;
  }

  #newKey(raw: string): string {
    const key = keyOf(raw);
    for (let at: RowShape | undefined = this; at !== undefined; at = at.#upper)
      if (at.key === key) unusual();
    return key;
  }

  /** The row with a value for each of the keys. */
  row(values: readonly unknown[]): Row {
    if (this.#maker !== undefined) return this.#maker(values);
    this.#keys ??= this.#allKeys();
    if (++this.#made === WORTH_A_MAKER && makers < MOST_MAKERS) {
      this.#maker = makerOf(this.#keys);
      if (this.#maker !== undefined) makers++;
    }
    const row: Row = {};
    let i = 0;
    for (const key of this.#keys) row[key] = values[i++];
    return row;
  }

  #allKeys(): string[] {
    const keys: string[] = [];
    for (let at: RowShape = this; at.#upper !== undefined; at = at.#upper) keys.unshift(at.key);
    return keys;
  }
}

/**
 * Makes rows at once, many times as fast as key by key, and of a fraction of the size. Undefined when a
 * key is not of Chinese characters alone: text of a file is never made into code.
 */
function makerOf(keys: readonly string[]): Maker | undefined {
  if (!keys.every((key) => HAN.test(key))) return undefined;
  const entries = keys.map((key, i) => `${JSON.stringify(key)}:values[${i}]`);
  return new Function('values', `return {${entries.join(',')}}`) as Maker;
}
