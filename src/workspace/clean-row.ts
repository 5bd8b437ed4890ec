import type { CatalogKind } from '../model/kinds.js';
import type { Element } from '../standard/element.js';
import type { Check } from '../standard/schema-check.js';
import type { RowChecks, RowVariant, Standard } from '../standard/standard.js';
import { isFilledOut, isTold } from './fill-out.js';
import { hasOpenWord } from './open-words.js';

type Mapping = Record<string, unknown>;

/** Quick looks at rows, by the checks they rest on and the elements that the rows may lack. */
const looks = new WeakMap<RowChecks, Map<string, CleanRows>>();

/**
 * A quick look at the rows of a document: true for a row that is valid and in which there is nothing to
 * fill out, to leave out or to remark. Of any other it says nothing.
 *
 * @param absent elements that the document's source does not carry.
 */
export function cleanRow(
  standard: Standard,
  kind: CatalogKind,
  variant: RowVariant,
  absent: ReadonlySet<string>,
): (row: Mapping) => boolean {
  const checks = standard.rowChecks(kind, variant);
  if (checks === undefined) return () => false;
  const excused = [...absent].sort().join(' ');
  let byAbsent = looks.get(checks);
  if (byAbsent === undefined) {
    byAbsent = new Map();
    looks.set(checks, byAbsent);
  }
  let rows = byAbsent.get(excused);
  if (rows === undefined) {
    rows = new CleanRows(cleanContents(standard.elements(kind, variant), checks), checks, absent);
    byAbsent.set(excused, rows);
  }
  const look = rows;
  return (row) => look.isClean(row);
}

/** Rows that have the same keys in the same order, as far as a key: what is known of them. */
interface Keys {
  readonly name: string;
  readonly isClean: Check;
  readonly below: Map<string, Keys>;
  /** The key that followed last. */
  next: Keys | undefined;
  /** Whether rows with these keys have all that they have to have, by what decides on it. */
  readonly whole: Map<unknown, boolean>;
}

/** So many rows of different keys are told apart. */
const MOST_KEYS = 20_000;

class CleanRows {
  readonly #contents: ReadonlyMap<string, Check>;
  readonly #whole: Check;
  readonly #decisive: readonly string[];
  readonly #top = keys('', () => false);
  #known = 0;

  constructor(
    contents: ReadonlyMap<string, Check>,
    { whole, decisive }: RowChecks,
    absent: ReadonlySet<string>,
  ) {
    this.#contents = contents;
    this.#whole = whole(absent);
    this.#decisive = decisive;
  }

  isClean(row: Mapping): boolean {
    let at = this.#top;
    for (const name in row) {
      const next = at.next?.name === name ? at.next : this.#below(at, name);
      if (next === undefined || !next.isClean(row[name])) return false;
      at = next;
    }
    return this.#isWhole(row, at);
  }

  #below(at: Keys, name: string): Keys | undefined {
    let next = at.below.get(name);
    if (next === undefined) {
      const isClean = this.#contents.get(name);
      if (isClean === undefined) return undefined;
      next = keys(name, isClean);
      if (this.#known++ < MOST_KEYS) at.below.set(name, next);
    }
    at.next = next;
    return next;
  }

  /** What a row has to have depends on its keys and on the words of a few elements. */
  #isWhole(row: Mapping, { whole }: Keys): boolean {
    const decisive = this.#decisive.map((name) => told(row[name])).join(' ');
    let isWhole = whole.get(decisive);
    if (isWhole === undefined) {
      isWhole = this.#whole(row);
      whole.set(decisive, isWhole);
    }
    return isWhole;
  }
}

function told(value: unknown): string {
  return typeof value === 'string' ? value : `\0${JSON.stringify(value)}`;
}

function keys(name: string, isClean: Check): Keys {
  return { name, isClean, below: new Map(), next: undefined, whole: new Map() };
}

function cleanContents(
  elements: ReadonlyMap<string, Element>,
  { properties }: RowChecks,
): ReadonlyMap<string, Check> {
  const contents = new Map<string, Check>();
  for (const [name, element] of elements) {
    const isValid = properties.get(name);
    if (isValid === undefined) continue;
    contents.set(name, remembered(cleanContent(isValid, element), element));
  }
  return contents;
}

function cleanContent(isValid: Check, element: Element): Check {
  const { open, parts, synonyms } = element;
  if (!open && parts === undefined && Object.keys(synonyms).length === 0)
    return (content) => isValid(content) && isTold(content);
  return (content) =>
    isValid(content) && isFilledOut(content, element) && !hasOpenWord(content, element);
}

/** A check that looks but once at a word of a dictionary, and at a list of entries that rows share. */
function remembered(check: Check, { words, parts }: Element): Check {
  if (words !== undefined) return rememberedWords(check);
  if (parts === undefined) return check;
  const clean = new WeakSet<readonly unknown[]>();
  return (content) => {
    if (!Array.isArray(content)) return check(content);
    if (clean.has(content)) return true;
    if (!check(content)) return false;
    clean.add(content);
    return true;
  };
}

/** So many lists of words are remembered: rows that follow each other have the same. */
const LISTS = 4;

function rememberedWords(check: Check): Check {
  const clean = new Set<unknown>();
  const lists: unknown[] = new Array(LISTS).fill(undefined);
  let at = 0;
  return (content) => {
    if (typeof content === 'string' ? clean.has(content) : isAmong(lists, content)) return true;
    if (!check(content)) return false;
    if (typeof content === 'string') clean.add(content);
    else if (Array.isArray(content)) lists[at++ % LISTS] = content;
    return true;
  };
}

function isAmong(lists: readonly unknown[], content: unknown): boolean {
  for (const list of lists) if (list === content && list !== undefined) return true;
  return false;
}
