import type { Diagnostic } from '../engine/diagnostic.js';
import type { Region } from '../model/region-tree.js';
import { stemOf } from '../values/code.js';
import { bareName, normalizeText } from '../values/text.js';
import type { ReportedChange, ReportedSide } from './report.js';

/** The lines of a file that a row after the change takes, first and last, 1-based. */
export interface Extent {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** What of a change tells which findings it caused. */
export interface Cause extends Pick<ReportedChange, 'id' | 'region' | 'before' | 'after'> {
  readonly extents: readonly Extent[];
  /** Days on which the rows after the change begin or end, as far as the change says so; sorted. */
  readonly planned: readonly string[];
}

/** The 基本编码 within a code of 12, 31 or 33 characters. */
export function basicCodeIn(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (code.length === 12) return code;
  return code.length >= 31 ? code.slice(19, 31) : undefined;
}

/** Changes by their region and a key. */
class Keyed {
  readonly #ids = new Map<string, string>();

  add(region: string, key: string | undefined, id: string): void {
    if (key === undefined) return;
    const at = `${region} ${key}`;
    if (!this.#ids.has(at)) this.#ids.set(at, id);
  }

  of(region: string, key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.#ids.get(`${region} ${key}`);
  }
}

/** Stands for all regions: the last resort, for what a change below does to a row above it. */
const ANYWHERE = '';

/**
 * Which change of a revision caused a finding that was not there before: the one whose row the finding
 * names as its other side, else the nearest change of the region itself and its upper chain with the
 * same code, the same stem, the same name, else a change elsewhere of the same stem.
 */
export class Causes {
  readonly #places = new Map<string, { from: number; to: number; id: string }[]>();
  readonly #sorted = new Set<string>();
  readonly #rows = new Keyed();
  readonly #codes = new Keyed();
  readonly #stems = new Keyed();
  readonly #names = new Keyed();
  readonly #regions: ReadonlyMap<string, Region>;

  constructor(changes: readonly Cause[], regions: ReadonlyMap<string, Region>) {
    this.#regions = regions;
    for (const change of changes) {
      for (const extent of change.extents) this.#place(extent, change.id);
      for (const side of [...change.before, ...change.after]) this.#add(change, side);
    }
  }

  #place({ file, from, to }: Extent, id: string): void {
    const rows = this.#places.get(file);
    if (rows === undefined) this.#places.set(file, [{ from, to, id }]);
    else rows.push({ from, to, id });
  }

  /** The change whose row holds a line of a file. */
  #at(file: string, line: number): string | undefined {
    const rows = this.#places.get(file);
    if (rows === undefined) return undefined;
    if (!this.#sorted.has(file)) {
      rows.sort((a, b) => a.from - b.from);
      this.#sorted.add(file);
    }
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle]!.from <= line) low = middle + 1;
      else high = middle;
    }
    const row = rows[low - 1];
    return row !== undefined && line <= row.to ? row.id : undefined;
  }

  #add({ id, region }: Cause, { code, name }: ReportedSide): void {
    const basic = basicCodeIn(code);
    const stem = basic === undefined ? undefined : stemOf(basic);
    this.#rows.add(region, code, id);
    this.#codes.add(region, basic, id);
    this.#stems.add(region, stem, id);
    this.#stems.add(ANYWHERE, stem, id);
    this.#names.add(region, nameKey(name), id);
  }

  /** The id of the change, or undefined when none of the items' changes explains the finding. */
  of(finding: Diagnostic): string | undefined {
    for (const { file, line } of finding.related) {
      const id = this.#at(file, line);
      if (id !== undefined) return id;
    }
    const basic = basicCodeIn(finding.code);
    const stem = basic === undefined ? undefined : stemOf(basic);
    const name = nameKey(finding.name);
    const chain = this.#chainOf(finding.region);
    const own = chain[0] === undefined ? undefined : this.#rows.of(chain[0], finding.code);
    return (
      own ??
      firstOf(chain, (region) => this.#codes.of(region, basic)) ??
      firstOf(chain, (region) => this.#stems.of(region, stem)) ??
      firstOf(chain, (region) => this.#names.of(region, name)) ??
      this.#stems.of(ANYWHERE, stem)
    );
  }

  /** The region and those above it, nearest first. */
  #chainOf(region: string | undefined): readonly string[] {
    const chain: string[] = [];
    let at = region === undefined ? undefined : this.#regions.get(region);
    for (; at !== undefined; at = at.parent) chain.push(at.code);
    return chain;
  }
}

function firstOf(
  chain: readonly string[],
  idIn: (region: string) => string | undefined,
): string | undefined {
  for (const region of chain) {
    const id = idIn(region);
    if (id !== undefined) return id;
  }
  return undefined;
}

function nameKey(name: string | undefined): string | undefined {
  return name === undefined ? undefined : normalizeText(bareName(name));
}
