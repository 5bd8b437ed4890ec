import { Assembly } from '../../engine/assemble.js';
import type { CheckRequest } from '../../engine/check.js';
import type { Judged, Keeping } from '../../engine/kept/record.js';
import { unitJudge } from '../../engine/kept/unit-judge.js';
import type { JudgesUnits, Unit, UnitResult } from '../../engine/units.js';
import { regionProgress } from '../run-check.js';
import { Schedule } from './schedule.js';
import type { ThreadTask } from './task.js';
import { type Foreman, runThreads, ThreadTooSmall } from './threads.js';

/** Units of a run that are to be judged. */
export interface UnitWork {
  readonly request: CheckRequest;
  readonly units: readonly Unit[];
  /** Places of the units that are judged here. */
  readonly places: readonly number[];
  /** How many threads, and what they are told; in this thread without it. */
  readonly threads?: {
    readonly count: number;
    readonly task: ThreadTask;
    /** What of the heap may live long in a thread, in MB. */
    readonly heap?: number;
  };
  readonly onProgress?: ((text: string) => void) | undefined;
  /** How many regions are judged, for progress. */
  readonly total: number;
  /** Set when what is found is to be kept: told of it unit by unit. */
  readonly keep?: { readonly keeping: Keeping; readonly take: (judged: Judged) => void };
}

/** Judges units; which waivers hit something is taken down in those of the request. @throws WorkError */
export async function judgeUnits(work: UnitWork): Promise<Assembly> {
  const { request, units, places, onProgress, total } = work;
  const assembly = new Assembly(units);
  let begun = 0;
  const region = (name: string) =>
    onProgress?.(regionProgress(name, Math.min(begun++, total - 1), total));
  const { keeping } = work.keep ?? {};
  const judge = unitJudge({ ...request, onRegion: ({ name }) => region(name) }, keeping);
  lookUpOthers(work, assembly, judge);
  const add = (place: number, { kept, ...result }: UnitResult) => {
    assembly.add(place, result);
    if (kept !== undefined) work.keep?.take(kept);
  };
  const judgeHere = () => {
    for (const place of places)
      if (!assembly.results.has(place))
        add(place, judge.judge(units[place]!, assembly.stemsBelow(place)));
    return assembly;
  };
  if (work.threads === undefined) return judgeHere();
  const { regions } = request.source;
  const schedule = new Schedule(units, places, (code) => regions.get(code)?.parent?.code);
  let left = places.length;
  const { task, count, heap } = work.threads;
  const foreman: Foreman = {
    next: (thread) => {
      const place = schedule.next(thread, (one) => assembly.isReady(one));
      if (place === undefined) return undefined;
      return { place, unit: units[place]!, below: assembly.stemsBelow(place) };
    },
    done: (place, { hits, ...result }) => {
      add(place, result);
      request.waivers.addHits(hits);
      left--;
    },
    region,
    isDone: () => left === 0,
  };
  const told = { ...task, ...(keeping === undefined ? {} : { keeping }) };
  try {
    await runThreads(told, count, foreman, heap);
  } catch (error) {
    if (!(error instanceof ThreadTooSmall)) throw error;
    // This thread may have more memory than others: it judges what they left.
  }
  return judgeHere();
}

/** What stands below a region and is judged elsewhere is looked up. */
function lookUpOthers({ units, places }: UnitWork, assembly: Assembly, judge: JudgesUnits): void {
  const own = new Set(places);
  const wanted = new Set(places.flatMap((place) => assembly.below(place)));
  for (const place of wanted)
    if (!own.has(place)) assembly.addStems(place, judge.lookUp(units[place]!));
}
