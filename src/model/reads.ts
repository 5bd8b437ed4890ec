/** What a region's verdicts rest on above it, as plain data: all that was looked up there, misses included. */
export interface RegionReads {
  /** {@link readKey} of each look-up by a key. */
  readonly keys: Uint32Array;
  /** Facts of upper regions that were asked for: 地区代码 and name. */
  readonly facts: readonly (readonly [region: string, fact: string])[];
  /** Sets of rows that were gone through as a whole: 地区代码 and name. */
  readonly wholes: readonly (readonly [region: string, rows: string])[];
}

/** 32 bits of a look-up. Two that share them make a region be judged once too often, never too seldom. */
export function readKey(region: string, rows: string, keys: string, key: string): number {
  const text = `${region} ${rows} ${keys} ${key}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/**
 * Takes down what is read of upper regions while a region is judged, so that its verdicts can be kept
 * until one of those answers changes. What is read of the region itself is not taken down.
 */
export class Reads {
  #reader: string | undefined;
  #turn = 0;
  #keys: number[] = [];
  #facts = new Map<string, readonly [string, string]>();
  #wholes = new Map<string, readonly [string, string]>();
  readonly #ways: ReadonlySet<string>;

  /** @param ways names of the ways of looking rows up whose answers can be told to have changed. */
  constructor(ways: readonly string[]) {
    this.#ways = new Set(ways);
  }

  /** Counts the regions that were judged: by it a look-up knows whether it was taken down already. */
  get turn(): number {
    return this.#turn;
  }

  /** Begins with a region. */
  begin(region: string): void {
    this.#reader = region;
    this.#turn++;
    this.#keys = [];
    this.#facts = new Map();
    this.#wholes = new Map();
  }

  /** Ends with the region; until the next {@link begin} nothing is taken down. */
  end(): RegionReads {
    this.#reader = undefined;
    return {
      keys: Uint32Array.from(this.#keys).sort(),
      facts: [...this.#facts.values()],
      wholes: [...this.#wholes.values()],
    };
  }

  /** Whether what is read of a region now is taken down. */
  follows(region: string): boolean {
    return this.#reader !== undefined && this.#reader !== region;
  }

  /** Takes down a look-up by its {@link readKey}; at most once a turn. */
  key(key: number): void {
    this.#keys.push(key);
  }

  /** Makes sure that a change of what is looked up in such a way would be seen. @throws Error: a bug of the rule. */
  expect(way: string): void {
    if (!this.#ways.has(way)) throw new Error(`查法“${way}”没有登记`);
  }

  fact(region: string, fact: string): void {
    this.#facts.set(`${region} ${fact}`, [region, fact]);
  }

  whole(region: string, rows: string): void {
    this.#wholes.set(`${region} ${rows}`, [region, rows]);
  }

  /** Does something of which nothing is taken down. */
  aside<T>(work: () => T): T {
    const reader = this.#reader;
    this.#reader = undefined;
    try {
      return work();
    } finally {
      this.#reader = reader;
    }
  }
}
