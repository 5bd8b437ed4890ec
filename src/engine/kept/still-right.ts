import type { CatalogDocument } from '../../model/document.js';
import { isWithin } from '../../model/judging-day.js';
import { changedKeys, type RegionFace } from './face.js';
import type { PartRecord, RegionState, Rests } from './record.js';
import { isStillThere } from './spots.js';

/** What is known of the regions now, and of what they were. */
export interface Present {
  /** The state of each region's files. */
  readonly states: ReadonlyMap<string, RegionState>;
  /** The day that is judged on, YYYY-MM-DD. */
  readonly day: string;
  /** The face of a region in a state that it was in; undefined when it is not known any more. */
  readonly faceThen: (region: string, state: RegionState) => RegionFace | undefined;
  /** The face of a region as it is, with its documents: they are read for it. */
  readonly now: (region: string) => {
    readonly face: RegionFace;
    readonly documents: readonly CatalogDocument[];
  };
  /** What a record rests on above its region, if that is still known; asked for only where something changed there. */
  readonly restsOf: (record: PartRecord) => Rests | undefined;
}

/** Tells which verdicts still hold. Never one that does not; a few that do may be taken for lost. */
export class StillRight {
  readonly #present: Present;
  readonly #changed = new Map<string, ReadonlySet<number>>();

  constructor(present: Present) {
    this.#present = present;
  }

  /** Whether judging that part of the region again would give the same. */
  holds(record: PartRecord): boolean {
    const { states, day } = this.#present;
    if (states.get(record.region) !== record.own || !isWithin(record.days, day)) return false;
    return record.upper.every(
      ([region, state]) =>
        states.get(region) === state || this.#answersTheSame(record, region, state),
    );
  }

  /** Whether all that was read of a region that changed is answered as it was. */
  #answersTheSame(record: PartRecord, region: string, state: RegionState): boolean {
    const then = this.#present.faceThen(region, state);
    if (then === undefined) return false;
    const { face, documents } = this.#present.now(region);
    if (then.shape !== face.shape) return false;
    const rests = this.#present.restsOf(record);
    if (rests === undefined) return false;
    const { reads, spots } = rests;
    const isSame = (
      of: 'facts' | 'wholes',
      [owner, name]: readonly [region: string, name: string],
    ) => owner !== region || (then[of][name] !== undefined && then[of][name] === face[of][name]);
    if (!reads.facts.every((one) => isSame('facts', one))) return false;
    if (!reads.wholes.every((one) => isSame('wholes', one))) return false;
    const changed = this.#changedOf(region, state, then, face);
    if (changed.size > 0 && reads.keys.some((key) => changed.has(key))) return false;
    return spots.every((spot) => spot.region !== region || isStillThere(spot, documents));
  }

  #changedOf(region: string, state: RegionState, then: RegionFace, now: RegionFace) {
    const key = `${region} ${state}`;
    let changed = this.#changed.get(key);
    if (changed === undefined) {
      changed = changedKeys(then, now);
      this.#changed.set(key, changed);
    }
    return changed;
  }
}
