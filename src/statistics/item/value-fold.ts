import { byCodeUnit } from '../../model/order.js';
import { valueLines, type Written } from './compared-elements.js';

/** Values whose text is kept, of an element; of further ones only how many regions have them. */
export const MOST_VALUES = 64;
/** Characters of a value that are kept. */
const MOST_TEXT = 20_000;

/** One value of an element, with the places that have it. */
export interface ValueSeen {
  readonly digest: string;
  /** As it was first seen, a line an entry. */
  readonly lines: readonly string[];
  readonly places: string[];
}

/** The values of one element over the places of a region after another: only distinct ones are kept. */
export class ValueFold {
  readonly #values = new Map<string, ValueSeen>();
  readonly #lacking = new Map<string, string[]>();
  readonly #further = new Set<string>();
  readonly #furtherPlaces: string[] = [];
  #reference: string | undefined;

  /** @param place number of a row among those of all regions. */
  add(place: string, written: Written): void {
    if ('lacks' in written) {
      push(this.#lacking, written.lacks, place);
      return;
    }
    const { digest, value } = written;
    const seen = this.#values.get(digest);
    if (seen !== undefined) seen.places.push(place);
    else if (this.#values.size < MOST_VALUES)
      this.#values.set(digest, { digest, lines: clipped(valueLines(value)), places: [place] });
    else {
      this.#further.add(digest);
      this.#furtherPlaces.push(place);
    }
  }

  /** Takes what the reference row says, before any place: what it does not write is a value too. */
  refer(written: Written): void {
    if (this.#reference !== undefined) return;
    if ('lacks' in written) {
      if (written.lacks === '缺') this.#reference = '';
      return;
    }
    const { digest, value } = written;
    this.#reference = digest;
    if (!this.#values.has(digest))
      this.#values.set(digest, { digest, lines: clipped(valueLines(value)), places: [] });
  }

  /** All that was seen, the reference value first, then the values that most places have. */
  result(): FoldedValues {
    const reference = this.#reference;
    const values = [...this.#values.values()].sort(
      (a, b) =>
        Number(b.digest === reference) - Number(a.digest === reference) ||
        b.places.length - a.places.length ||
        byCodeUnit(a.places[0] ?? '', b.places[0] ?? ''),
    );
    return {
      values,
      reference,
      lacking: this.#lacking,
      further: { values: this.#further.size, places: this.#furtherPlaces },
    };
  }
}

export interface FoldedValues {
  readonly values: readonly ValueSeen[];
  /** Digest of the reference value; '' when the reference leaves the element out, undefined without one. */
  readonly reference: string | undefined;
  /** 缺, 未载, 待填, 有误 → places. */
  readonly lacking: ReadonlyMap<string, readonly string[]>;
  /** Values beyond those that are kept. */
  readonly further: { readonly values: number; readonly places: readonly string[] };
}

function clipped(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  let left = MOST_TEXT;
  for (const line of lines) {
    if (left <= 0) return [...out, '……（以下略）'];
    out.push(line.length > left ? `${line.slice(0, left)}……` : line);
    left -= line.length;
  }
  return out;
}

function push(into: Map<string, string[]>, key: string, place: string): void {
  const places = into.get(key);
  if (places === undefined) into.set(key, [place]);
  else places.push(place);
}
