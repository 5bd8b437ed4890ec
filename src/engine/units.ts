import type { Region } from '../model/region-tree.js';
import type { CheckRequest, CheckResult } from './check.js';
import type { Judged } from './kept/record.js';
import { Run } from './run.js';
import type { Plan } from './scope.js';
import { ViewChain } from './view-chain.js';

/**
 * A part of a run that is judged by itself: a region with all below it (`whole`), or without them
 * (`head`), or what of it depends on those below (`tail`). Units in order give the run.
 */
export interface Unit {
  readonly part: 'whole' | 'head' | 'tail';
  readonly region: string;
  /** How much is read for it, in bytes. */
  readonly bytes: number;
  /** Units whose 子项 a `tail` is judged by: the place of its `head` among the units. */
  readonly head?: number;
}

/** What a unit gave. */
export interface UnitResult {
  readonly result: CheckResult;
  /** Stems that have a 子项 in the unit. */
  readonly stems: ReadonlySet<string>;
  /** What is kept of it, when anything is. */
  readonly kept?: Judged;
}

/**
 * Shares a run out into units of no more than `most` bytes each, as far as regions allow: what is
 * below a region is kept together as long as it is small enough.
 *
 * @param bytesOf how much is read to judge a region.
 */
export function unitsOf(plan: Plan, bytesOf: (region: Region) => number, most: number): Unit[] {
  const units: Unit[] = [];
  const sizes = subtreeSizes(plan, bytesOf);
  const visit = (region: Region) => {
    const part = plan.part(region.code);
    if (part === 'none') return;
    const { code } = region;
    const bytes = sizes.get(code) ?? 0;
    const below = plan.children(code).filter((child) => plan.part(child.code) !== 'none');
    if (bytes <= most || below.length === 0 || part === 'stems') {
      units.push({ part: 'whole', region: code, bytes });
      return;
    }
    const head = units.length;
    const own = bytes - below.reduce((sum, child) => sum + (sizes.get(child.code) ?? 0), 0);
    units.push({ part: 'head', region: code, bytes: own });
    for (const child of below) visit(child);
    if (part === 'judged') units.push({ part: 'tail', region: code, bytes: 0, head });
  };
  for (const region of plan.children(undefined)) visit(region);
  return units;
}

function subtreeSizes(plan: Plan, bytesOf: (region: Region) => number): Map<string, number> {
  const sizes = new Map<string, number>();
  const visit = (region: Region): number => {
    if (plan.part(region.code) === 'none') return 0;
    let bytes = bytesOf(region);
    for (const child of plan.children(region.code)) bytes += visit(child);
    sizes.set(region.code, bytes);
    return bytes;
  };
  for (const region of plan.children(undefined)) visit(region);
  return sizes;
}

/** Who judges units, one after another. */
export interface JudgesUnits {
  /**
   * Judges a unit.
   *
   * @param below stems that have a 子项 below the region, for a `tail`.
   * @throws WorkError when a file cannot be read.
   */
  readonly judge: (unit: Unit, below: ReadonlySet<string>) => UnitResult;
  /** The stems that `judge` of a unit gives, looked up in the 基本目录 alone. */
  readonly lookUp: (unit: Unit) => ReadonlySet<string>;
}

/** Judges units; of what was read only the upper chain of the last is kept. */
export class UnitJudge implements JudgesUnits {
  readonly #request: CheckRequest;
  readonly #plan: Plan;
  readonly #chain: ViewChain;

  constructor(request: CheckRequest) {
    this.#request = request;
    this.#plan = new Run(request).plan();
    this.#chain = new ViewChain(request.source);
  }

  judge({ part, region: code }: Unit, below: ReadonlySet<string>): UnitResult {
    const region = regionOf(this.#request, code);
    const run = new Run(this.#request);
    const stems = this.#stems(run, part, region, below);
    return { result: run.result(), stems };
  }

  lookUp({ part, region: code }: Unit): ReadonlySet<string> {
    const region = this.#request.source.regions.get(code);
    if (region === undefined || part === 'tail') return new Set();
    const run = new Run(this.#request);
    return part === 'head' ? run.ownStems(region) : run.stemsOf(region, this.#plan);
  }

  #stems(run: Run, part: Unit['part'], region: Region, below: ReadonlySet<string>) {
    if (part === 'whole') {
      // What is only looked up needs no upper chain.
      const bare = region.parent === undefined || this.#plan.part(region.code) === 'stems';
      const upper = bare ? undefined : this.#chain.of(region.parent).view;
      return run.visit(region, upper, this.#plan);
    }
    const { view, read } = this.#chain.of(region);
    if (part === 'head') return run.head(view, read, this.#plan);
    run.tail(view, below);
    return new Set<string>();
  }
}

/** The region of a code. */
export function regionOf({ source }: CheckRequest, code: string): Region {
  const region = source.regions.get(code);
  if (region === undefined) throw new Error(`没有地区 ${code}`);
  return region;
}
