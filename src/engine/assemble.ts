import type { CheckResult } from './check.js';
import { joinResults } from './join.js';
import type { Unit, UnitResult } from './units.js';

/** Takes the results of units as they come in, and puts the run together of them. */
export class Assembly {
  readonly #units: readonly Unit[];
  readonly #results = new Map<number, CheckResult>();
  readonly #stems = new Map<number, ReadonlySet<string>>();

  constructor(units: readonly Unit[]) {
    this.#units = units;
  }

  add(place: number, { result, stems }: UnitResult): void {
    this.#results.set(place, result);
    this.#stems.set(place, stems);
  }

  /** Takes the stems of a unit that is judged elsewhere. */
  addStems(place: number, stems: ReadonlySet<string>): void {
    this.#stems.set(place, stems);
  }

  /** Whether everything that a unit is judged by is there. */
  isReady(place: number): boolean {
    return this.below(place).every((one) => this.#stems.has(one));
  }

  /** The units below a `tail`, by whose 子项 it is judged. */
  below(place: number): number[] {
    const { head } = this.#units[place]!;
    // Its own head is no part of what is below it.
    return head === undefined
      ? []
      : Array.from({ length: place - head - 1 }, (_, i) => head + 1 + i);
  }

  /** The stems that have a 子项 below the region of a `tail`. */
  stemsBelow(place: number): ReadonlySet<string> {
    const stems = new Set<string>();
    for (const one of this.below(place))
      for (const stem of this.#stems.get(one) ?? []) stems.add(stem);
    return stems;
  }

  /** What units gave, by their place. */
  get results(): ReadonlyMap<number, CheckResult> {
    return this.#results;
  }
}

/** The whole run: what was found before any unit, and then by each of them in order. */
export function wholeRun(
  before: CheckResult,
  results: ReadonlyMap<number, CheckResult>,
): CheckResult {
  const places = [...results.keys()].sort((a, b) => a - b);
  return joinResults([before, ...places.map((place) => results.get(place)!)]);
}
