import type { Row } from '../../model/document.js';
import { readKey } from '../../model/reads.js';
import { type RegionView, ROWS } from '../../model/region-view.js';
import type { RowIndex } from '../../model/row-index.js';
import { UPPER_FACTS, UPPER_KEYS } from '../../rules/upper-reads.js';
import { digestOf } from './digest.js';

/**
 * What a region shows to those below it: digests of every answer that a look-up can give. Two faces
 * of a region say which look-ups are answered otherwise since.
 */
export interface RegionFace {
  /** What is known without looking at any row: which documents there are, and whether they are whole. */
  readonly shape: string;
  /** Of each fact, by its name. */
  readonly facts: Readonly<Record<string, string>>;
  /** Of each set of rows, by its name; of one that is not there nothing is known. */
  readonly wholes: Readonly<Record<string, string>>;
  /** Of each look-up that finds something: its {@link readKey} and 64 bits of what is found, in order of the keys. */
  readonly answers: Uint32Array;
}

/** Numbers of one answer of a face. */
const ANSWER = 3;

/** The face of a region. */
export function faceOf(view: RegionView): RegionFace {
  const { region, complete, hasCatalog, hasGuides, hasRows, kept } = view;
  const digests = new RowDigests();
  const answers = new Answers();
  const wholes: Record<string, string> = {};
  const sets: [string, RowIndex][] = [
    [ROWS.catalog, view.catalog],
    [ROWS.standards, view.standards],
    [ROWS.implementations, view.implementations],
    ...[...kept].map((list): [string, RowIndex] => [ROWS.list(list), view.lists(list)]),
  ];
  for (const [name, rows] of sets) {
    wholes[name] = digests.ofAll(rows.rows);
    for (const keys of UPPER_KEYS)
      for (const [key, found] of rows.keyed(keys)) {
        answers.add(readKey(region.code, name, keys.name, key), digests.ofAll(found));
      }
  }
  return {
    shape: digestOf([complete, hasCatalog, hasGuides, hasRows, [...kept].sort()]),
    facts: Object.fromEntries(UPPER_FACTS.map((fact) => [fact.name, digestOf(view.fact(fact))])),
    wholes,
    answers: answers.inOrder(),
  };
}

/** The look-ups that two faces of a region answer differently. */
export function changedKeys(before: RegionFace, now: RegionFace): Set<number> {
  const changed = new Set<number>();
  const [a, b] = [before.answers, now.answers];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const order = compare(a, i, b, j);
    // Keys that only one of them has, or with another answer, come up on one side alone.
    if (order < 0) changed.add(a[i]!);
    if (order > 0) changed.add(b[j]!);
    if (order <= 0) i += ANSWER;
    if (order >= 0) j += ANSWER;
  }
  return changed;
}

function compare(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  if (i >= a.length) return 1;
  if (j >= b.length) return -1;
  for (let k = 0; k < ANSWER; k++) {
    const order = a[i + k]! - b[j + k]!;
    if (order !== 0) return order;
  }
  return 0;
}

/** Answers as they are found. */
class Answers {
  readonly #keys: number[] = [];
  readonly #digests: number[] = [];

  /** @param digest hexadecimal, of which 64 bits are kept. */
  add(key: number, digest: string): void {
    this.#keys.push(key);
    this.#digests.push(half(digest, 0), half(digest, 8));
  }

  /** In order of the keys; those of one key as they were found. */
  inOrder(): Uint32Array {
    const answers = new Uint32Array(this.#keys.length * ANSWER);
    for (const [i, place] of placesByKey(this.#keys).entries()) {
      answers[i * ANSWER] = this.#keys[place]!;
      answers[i * ANSWER + 1] = this.#digests[place * 2]!;
      answers[i * ANSWER + 2] = this.#digests[place * 2 + 1]!;
    }
    return answers;
  }
}

/** With a key of 32 bits a place below it makes a whole number that is exact. */
const EXACT = 2 ** 21;

/** The places of keys in order of the keys, those of one key in their order. */
function placesByKey(keys: readonly number[]): Uint32Array {
  if (keys.length > EXACT)
    return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  // Key and place in one number: sorted many times as fast as by a function.
  const keyed = Float64Array.from(keys, (key, place) => key * EXACT + place).sort();
  return Uint32Array.from(keyed, (one) => one % EXACT);
}

function half(digest: string, from: number): number {
  return Number.parseInt(digest.slice(from, from + 8), 16);
}

/** Digests of rows: all that a rule may see of one, but its place. */
class RowDigests {
  readonly #known = new Map<Row, string>();

  /** Of rows in order; of a single one its own. */
  ofAll(rows: readonly Row[]): string {
    return rows.length === 1 ? this.#of(rows[0]!) : digestOf(rows.map((row) => this.#of(row)));
  }

  #of(row: Row): string {
    let digest = this.#known.get(row);
    if (digest === undefined) {
      const { item, faulty, blank, empty, document } = row;
      const { kind, variant, region, absent, source } = document;
      digest = digestOf([
        [source.path, kind, variant, region, [...absent]],
        [[...faulty], [...blank], [...empty]],
        item,
      ]);
      this.#known.set(row, digest);
    }
    return digest;
  }
}
