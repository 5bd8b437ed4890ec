import type { Row } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { once } from '../../values/once.js';
import { isNothing, neutralText, REWORDED, similarity } from '../../values/text.js';

/** One entry of a list element: what is compared, what is shown, where it stands in its list. */
export interface Entry {
  readonly text: string;
  readonly index: number;
}

/** A list of a row against the lists of its references. */
export interface EntryDifference {
  /** Entries that no reference has. */
  readonly added: readonly Entry[];
  /** Entries that say nearly what a reference says, with that entry. */
  readonly reworded: readonly { readonly entry: Entry; readonly as: string }[];
  /** Entries that every reference has and the list lacks. */
  readonly missing: readonly string[];
}

/**
 * Compares the entries of a list with those of several references, of which any
 * may be right. Keys compare; level and place words are made neutral by `key`.
 */
export function compareEntries(
  own: readonly Entry[],
  references: readonly (readonly Entry[])[],
  key: (text: string) => string,
): EntryDifference {
  if (references.some((reference) => isSameTexts(own, reference))) return NO_DIFFERENCE;
  const known = new Map<string, string>();
  for (const reference of references) for (const { text } of reference) known.set(key(text), text);
  const ownKeys = new Set(own.map(({ text }) => key(text)));
  const strangers = own.filter(({ text }) => !known.has(key(text)));
  const unmatched = new Map([...known].filter(([known_]) => !ownKeys.has(known_)));
  const added: Entry[] = [];
  const reworded: { entry: Entry; as: string }[] = [];
  const taken = new Set<string>();
  for (const entry of strangers) {
    const match = mostSimilar(key(entry.text), unmatched, taken);
    if (match === undefined) added.push(entry);
    else {
      taken.add(match);
      reworded.push({ entry, as: unmatched.get(match) ?? '' });
    }
  }
  const lacking = references.map((reference) =>
    reference
      .filter(({ text }) => !ownKeys.has(key(text)) && !taken.has(key(text)))
      .map(({ text }) => text),
  );
  // Of several 办理项 only what each of them has is known to be missing.
  const [first = [], ...others] = lacking.map(
    (list) => new Map(list.map((text) => [key(text), text])),
  );
  const missing = [...first].flatMap(([at, text]) =>
    others.every((list) => list.has(at)) ? [text] : [],
  );
  return { added, reworded, missing };
}

const NO_DIFFERENCE: EntryDifference = { added: [], reworded: [], missing: [] };

function isSameTexts(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text);
}

function mostSimilar(
  text: string,
  among: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): string | undefined {
  let best: string | undefined;
  let score = REWORDED;
  for (const candidate of among.keys()) {
    if (taken.has(candidate)) continue;
    const value = similarity(text, candidate);
    if (value >= score && (best === undefined || value > score)) {
      best = candidate;
      score = value;
    }
  }
  return best;
}

/** Texts of a list element as entries; a lone 无 says that there is none (domain §7.13). */
export function entriesOf(texts: readonly (string | undefined)[]): Entry[] {
  return texts.flatMap((text, index) =>
    text === undefined || isNothing(text) ? [] : [{ text, index }],
  );
}

/** The names of the regions of a chain. */
const namesOf = once((view: RegionView): readonly string[] =>
  [view, ...viewsAbove(view)]
    .filter(({ region }) => region.level !== '国家级')
    .map(({ region }) => region.name),
);

/** A comparison key that makes level words and the names of the chain's regions neutral (contract §4). */
export function neutralKey(view: RegionView): (text: string) => string {
  const names = namesOf(view);
  return (text) => neutralText(text, names);
}

/** References that tell an element. */
export function telling(rows: readonly Row[], element: string): readonly Row[] {
  return rows.filter((row) => row.item[element] !== undefined);
}
