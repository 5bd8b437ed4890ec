import { Reads } from '../../model/reads.js';
import type { Region } from '../../model/region-tree.js';
import { upperChain } from '../../model/region-tree.js';
import type { RegionView } from '../../model/region-view.js';
import { UPPER_KEYS } from '../../rules/upper-reads.js';
import type { CheckRequest, RegionDocumentsRead } from '../check.js';
import { Run } from '../run.js';
import type { Plan } from '../scope.js';
import { Waivers } from '../waivers.js';
import { digestOf } from './digest.js';
import { faceOf } from './face.js';
import type { FaceRecord, Judged, JudgedPart, Keeping, KeptPart } from './record.js';
import { Spots } from './spots.js';

/** The digest of stems by which a `tail` is judged. */
export function stemsDigest(stems: ReadonlySet<string>): string {
  return digestOf([...stems].sort());
}

/** Judges regions one part at a time, and takes down what each verdict rests on. */
export class Recorder {
  /** By which the views that are judged against must be made. */
  readonly reads = new Reads(UPPER_KEYS.map(({ name }) => name));
  #parts: JudgedPart[] = [];
  #faces: FaceRecord[] = [];
  readonly #request: CheckRequest;
  readonly #keeping: Keeping;
  readonly #uppers: ReadonlySet<string>;

  constructor(request: CheckRequest, keeping: Keeping) {
    this.#request = request;
    this.#keeping = keeping;
    const { regions } = request.source;
    this.#uppers = new Set(
      [...regions.values()].flatMap(({ parent }) => (parent === undefined ? [] : [parent.code])),
    );
  }

  /** Judges a region without those below it. @returns the stems of its own 子项. */
  head(view: RegionView, read: RegionDocumentsRead, plan: Plan): ReadonlySet<string> {
    const { region } = view;
    const stems = this.#record(view, 'head', '', (run) => run.head(view, read, plan));
    if (this.#uppers.has(region.code))
      this.#faces.push({
        region: region.code,
        state: this.#stateOf(region),
        face: faceOf(view),
      });
    return stems;
  }

  /** Judges what of a region depends on those below it. */
  tail(view: RegionView, below: ReadonlySet<string>): void {
    this.#record(view, 'tail', stemsDigest(below), (run) => {
      run.tail(view, below);
      return new Set<string>();
    });
  }

  /** Stems of the own 子项 of a region whose verdicts still hold. */
  stems(region: string): ReadonlySet<string> {
    return new Set(this.#keeping.stems.get(region));
  }

  /** What was judged since the last time it was taken. */
  take(): Judged {
    const judged = { parts: this.#parts, faces: this.#faces };
    this.#parts = [];
    this.#faces = [];
    return judged;
  }

  #record(
    view: RegionView,
    part: KeptPart,
    below: string,
    judge: (run: Run) => ReadonlySet<string>,
  ): ReadonlySet<string> {
    const { region } = view;
    const waivers = new Waivers(this.#request.waivers.all, this.#request.asOf);
    const spots = new Spots(region.code, this.reads);
    const run = new Run({ ...this.#request, waivers }, (finding) => spots.add(finding));
    this.reads.begin(region.code);
    this.#request.asOf.forget();
    const stems = judge(run);
    const places = spots.all();
    const hits = waivers.hits();
    this.#request.waivers.addHits(hits);
    this.#parts.push({
      region: region.code,
      part,
      own: this.#stateOf(region),
      upper: upperChain(region).map((upper) => [upper.code, this.#stateOf(upper)]),
      rests: { reads: this.reads.end(), spots: places },
      below,
      days: this.#request.asOf.bounds,
      result: run.result(),
      stems: [...stems],
      hits,
    });
    return stems;
  }

  #stateOf({ code }: Region): string {
    const state = this.#keeping.states.get(code);
    if (state === undefined) throw new Error(`地区 ${code} 没有状态`);
    return state;
  }
}
