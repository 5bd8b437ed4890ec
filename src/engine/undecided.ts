import type { Row } from '../model/document.js';

/** Why rows could not be decided, with how many rows each, most first. */
export type UndecidedReasons = readonly { readonly reason: string; readonly rows: number }[];

/** Counts the rows that rules could not decide, region by region: a row once, and once for each reason. */
export class UndecidedRows {
  /** Rows of the region at hand, by reason: only of one region are rows held. */
  readonly #here = new Map<string, Set<Row>>();
  readonly #counts = new Map<string, number>();
  #total = 0;

  readonly add = (row: Row, reason: string): void => {
    const rows = this.#here.get(reason);
    if (rows === undefined) this.#here.set(reason, new Set([row]));
    else rows.add(row);
  };

  /** Ends a region. @returns how many of its rows could not be decided. */
  endRegion(): number {
    const all = new Set<Row>();
    for (const [reason, rows] of this.#here) {
      this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + rows.size);
      for (const row of rows) all.add(row);
    }
    this.#here.clear();
    this.#total += all.size;
    return all.size;
  }

  /** Rows of the regions that ended. */
  get total(): number {
    return this.#total;
  }

  reasons(): UndecidedReasons {
    return sortedReasons(this.#counts);
  }
}

/** Reasons with their rows, most first. */
export function sortedReasons(counts: ReadonlyMap<string, number>): UndecidedReasons {
  return [...counts]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}
