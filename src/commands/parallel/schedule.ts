import type { Unit } from '../../engine/units.js';

/** A unit that waits to be judged. */
interface Waiting {
  readonly place: number;
  readonly bytes: number;
}

/**
 * Which unit a free thread judges next: one beside its last, so that the upper chain is read once;
 * else of the group with most left to read. In a group the largest first.
 */
export class Schedule {
  readonly #groups = new Map<string, Waiting[]>();
  /** Units that wait for others: by then all else is given out. */
  readonly #tails: number[] = [];
  readonly #last = new Map<number, string>();
  readonly #parentOf: (region: string) => string | undefined;

  /** @param places of the units that are to be judged. */
  constructor(
    units: readonly Unit[],
    places: Iterable<number>,
    parentOf: (region: string) => string | undefined,
  ) {
    this.#parentOf = parentOf;
    for (const place of places) {
      const unit = units[place]!;
      if (unit.part === 'tail') this.#tails.push(place);
      else this.#add(unit, place);
    }
    for (const group of this.#groups.values())
      group.sort((a, b) => b.bytes - a.bytes || a.place - b.place);
  }

  /**
   * The next unit for a thread; undefined when there is none for it now.
   *
   * @param isReady whether all that a unit is judged by is there.
   */
  next(thread: number, isReady: (place: number) => boolean): number | undefined {
    const key = this.#groupFor(thread);
    if (key === undefined) {
      const at = this.#tails.findIndex(isReady);
      return at < 0 ? undefined : this.#tails.splice(at, 1)[0];
    }
    const group = this.#groups.get(key)!;
    const { place } = group.shift()!;
    if (group.length === 0) this.#groups.delete(key);
    this.#last.set(thread, key);
    return place;
  }

  /** A head is read with those below it. */
  #add(unit: Unit, place: number): void {
    const key = unit.part === 'head' ? unit.region : (this.#parentOf(unit.region) ?? '');
    const group = this.#groups.get(key);
    const waiting = { place, bytes: unit.bytes };
    if (group === undefined) this.#groups.set(key, [waiting]);
    else group.push(waiting);
  }

  #groupFor(thread: number): string | undefined {
    const last = this.#last.get(thread);
    if (last !== undefined && this.#groups.has(last)) return last;
    const others = new Set([...this.#last].flatMap(([one, key]) => (one === thread ? [] : [key])));
    let best: string | undefined;
    let most = -1;
    for (const [key, group] of this.#groups) {
      const left = group.reduce((sum, { bytes }) => sum + bytes, 0);
      // A group that another thread is at is shared only when there is much left of it.
      const weight = others.has(key) ? left / 2 : left;
      if (weight > most) [best, most] = [key, weight];
    }
    return best;
  }
}
