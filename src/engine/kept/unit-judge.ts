import type { Region } from '../../model/region-tree.js';
import type { CheckRequest } from '../check.js';
import { joinResults } from '../join.js';
import { Run } from '../run.js';
import type { Plan } from '../scope.js';
import { type JudgesUnits, regionOf, type Unit, UnitJudge, type UnitResult } from '../units.js';
import { ViewChain } from '../view-chain.js';
import type { Keeping } from './record.js';
import { Recorder } from './recorder.js';

/** Who judges units, and keeps what is found when that is asked for. */
export function unitJudge(request: CheckRequest, keeping: Keeping | undefined): JudgesUnits {
  return keeping === undefined ? new UnitJudge(request) : new KeptUnitJudge(request, keeping);
}

/**
 * Judges units, and keeps of each region what was found and what it rests on. Regions that are not
 * judged are those whose verdicts still hold: nothing is said of them again, and their stems are known.
 */
class KeptUnitJudge implements JudgesUnits {
  readonly #request: CheckRequest;
  readonly #plan: Plan;
  readonly #chain: ViewChain;
  readonly #recorder: Recorder;

  constructor(request: CheckRequest, keeping: Keeping) {
    this.#request = request;
    this.#plan = new Run(request).plan();
    this.#recorder = new Recorder(request, keeping);
    this.#chain = new ViewChain(request.source, this.#recorder.reads);
  }

  judge({ part, region: code }: Unit, below: ReadonlySet<string>): UnitResult {
    const region = regionOf(this.#request, code);
    const stems = this.#stems(part, region, below);
    const kept = this.#recorder.take();
    return { result: joinResults(kept.parts.map(({ result }) => result)), stems, kept };
  }

  lookUp({ region }: Unit): ReadonlySet<string> {
    return this.#recorder.stems(region);
  }

  #stems(part: Unit['part'], region: Region, below: ReadonlySet<string>): ReadonlySet<string> {
    if (part === 'whole') return this.#visit(region);
    if (part === 'head') return this.#head(region);
    this.#recorder.tail(this.#chain.of(region).view, below);
    return new Set();
  }

  /** The stems of a region and all below it. */
  #visit(region: Region): ReadonlySet<string> {
    const { code } = region;
    if (this.#plan.part(code) === 'none') return new Set();
    const own = this.#head(region);
    const below = new Set<string>();
    for (const child of this.#plan.children(code))
      for (const stem of this.#visit(child)) below.add(stem);
    if (this.#plan.part(code) === 'judged') this.#recorder.tail(this.#chain.of(region).view, below);
    for (const stem of own) below.add(stem);
    return below;
  }

  /** The stems of a region's own 子项; it is judged if it is to be. */
  #head(region: Region): ReadonlySet<string> {
    if (this.#plan.part(region.code) !== 'judged') return this.#recorder.stems(region.code);
    const { view, read } = this.#chain.of(region);
    return this.#recorder.head(view, read, this.#plan);
  }
}
