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
  /** Of each set of rows, by its name. */
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
  const answers: [number, number, number][] = [];
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
        const digest = digests.ofAll(found);
        const at = readKey(region.code, name, keys.name, key);
        answers.push([at, half(digest, 0), half(digest, 8)]);
      }
  }
  const all = view.documents.flatMap(({ rows }) => rows);
  const headers = view.documents.map(({ source, header }) => [source.path, header]);
  wholes[ROWS.documents] = digestOf([headers, digests.ofAll(all)]);
  wholes[ROWS.guides] = digests.ofAll(view.guides);
  answers.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return {
    shape: digestOf([complete, hasCatalog, hasGuides, hasRows, [...kept].sort()]),
    facts: Object.fromEntries(UPPER_FACTS.map((fact) => [fact.name, digestOf(view.fact(fact))])),
    wholes,
    answers: Uint32Array.from(answers.flat()),
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

function half(digest: string, from: number): number {
  return Number.parseInt(digest.slice(from, from + 8), 16);
}

/** Digests of rows: all that a rule may see of one, but its place. */
class RowDigests {
  readonly #known = new Map<Row, string>();

  /** Of rows in order; of a single one its own. */
  ofAll(rows: readonly Row[]): string {
    const [first, ...others] = rows;
    if (first !== undefined && others.length === 0) return this.#of(first);
    return digestOf(rows.map((row) => this.#of(row)));
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
