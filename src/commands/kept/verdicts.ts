import type { PartRecord, RegionState } from '../../engine/kept/record.js';
import type { Region } from '../../model/region-tree.js';

/** Verdicts of regions that hold, by region and part. */
export class Verdicts {
  readonly #regions: ReadonlyMap<string, Region>;
  readonly #heads = new Map<string, PartRecord>();
  readonly #tails = new Map<string, PartRecord>();

  /** @param regions by code, an upper one before those below it. */
  constructor(regions: ReadonlyMap<string, Region>) {
    this.#regions = regions;
  }

  add(record: PartRecord): void {
    this.#of(record).set(record.region, record);
  }

  /** Whether it is this very verdict that holds. */
  holds(record: PartRecord): boolean {
    return this.#of(record).get(record.region) === record;
  }

  /** Regions of which nothing is known by themselves. */
  unjudged(): Set<string> {
    return new Set([...this.#regions.keys()].filter((code) => !this.#heads.has(code)));
  }

  /** By what stems below a region it was judged, as a digest; undefined when it was not. */
  judgedBy(region: string): string | undefined {
    return this.#tails.get(region)?.below;
  }

  /** Stems of each region's own 子项. */
  stems(): Map<string, readonly string[]> {
    return new Map([...this.#heads].map(([code, { stems }]) => [code, stems]));
  }

  /** Stems that have a 子项 below each region. */
  stemsBelow(): Map<string, ReadonlySet<string>> {
    const below = new Map<string, Set<string>>();
    for (const code of this.#regions.keys()) below.set(code, new Set());
    for (const { code, parent } of [...this.#regions.values()].reverse()) {
      if (parent === undefined) continue;
      const above = below.get(parent.code)!;
      for (const stem of this.#heads.get(code)?.stems ?? []) above.add(stem);
      for (const stem of below.get(code)!) above.add(stem);
    }
    return below;
  }

  /** All of them, in the order of the regions. */
  all(): PartRecord[] {
    return [...this.#regions.keys()].flatMap((code) =>
      [this.#heads.get(code), this.#tails.get(code)].filter((one) => one !== undefined),
    );
  }

  #of({ part }: PartRecord): Map<string, PartRecord> {
    return part === 'head' ? this.#heads : this.#tails;
  }
}

/** A verdict that holds, with the regions above as they are now; the same where nothing changed there. */
export function upToDate(record: PartRecord, states: ReadonlyMap<string, RegionState>): PartRecord {
  if (record.upper.every(([region, state]) => states.get(region) === state)) return record;
  const upper = record.upper.map(([region, state]): [string, RegionState] => [
    region,
    states.get(region) ?? state,
  ]);
  return { ...record, upper };
}

/** Verdicts of the regions that there are, an upper region's before those below it. */
export function upperFirst(
  records: readonly PartRecord[],
  regions: ReadonlyMap<string, Region>,
): PartRecord[] {
  const places = new Map([...regions.keys()].map((code, place) => [code, place]));
  const placeOf = ({ region }: PartRecord) => places.get(region) ?? 0;
  return records
    .filter(({ region }) => regions.has(region))
    .sort((a, b) => placeOf(a) - placeOf(b));
}
