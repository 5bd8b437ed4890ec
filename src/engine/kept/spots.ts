import type { CatalogDocument, Row } from '../../model/document.js';
import type { Finding, Spot } from '../../model/finding.js';
import type { Reads } from '../../model/reads.js';
import { ROWS } from '../../model/region-view.js';
import { rowPlace, rowText } from '../sign.js';
import { digestOf } from './digest.js';
import type { SpotRead } from './record.js';

/** Takes down to which places of upper regions the findings of a region point. */
export class Spots {
  readonly #region: string;
  readonly #reads: Reads;
  readonly #rows = new Set<Row>();

  constructor(region: string, reads: Reads) {
    this.#region = region;
    this.#reads = reads;
  }

  add({ spot, about, related = [] }: Finding): void {
    for (const one of [spot, ...related.map(({ spot: at }) => at)]) this.#add(one);
    if (about !== undefined) this.#row(about);
  }

  all(): SpotRead[] {
    return [...this.#rows].map(spotOf);
  }

  #add(spot: Spot): void {
    if ('row' in spot) this.#row(spot.row);
    else if ('document' in spot) this.#document(spot.document);
  }

  #row(row: Row): void {
    if (row.document.region !== this.#region) this.#rows.add(row);
  }

  /** Of a place in a header nothing finer is known than that no row of the region may change. */
  #document({ region }: CatalogDocument): void {
    if (region !== this.#region) this.#reads.whole(region, ROWS.text);
  }
}

function spotOf(row: Row): SpotRead {
  const { region, source } = row.document;
  const { line, column } = rowPlace(row);
  return {
    region,
    path: source.path,
    index: row.index,
    line,
    column,
    digest: digestOf(rowText(row)),
  };
}

/** Whether a row still stands where a finding says, in the same words. */
export function isStillThere(spot: SpotRead, documents: readonly CatalogDocument[]): boolean {
  return documents.some(
    ({ source, rows }) =>
      source.path === spot.path &&
      rows.some((row) => row.index === spot.index && isSame(spotOf(row), spot)),
  );
}

function isSame(a: SpotRead, b: SpotRead): boolean {
  return a.line === b.line && a.column === b.column && a.digest === b.digest;
}
