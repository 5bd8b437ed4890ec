import { Assembly } from '../../engine/assemble.js';
import type { CheckRequest } from '../../engine/check.js';
import { type Unit, UnitJudge } from '../../engine/units.js';
import { regionProgress } from '../run-check.js';
import { Schedule } from './schedule.js';
import type { ThreadTask } from './task.js';
import { runThreads } from './threads.js';

/** Units of a run that are to be judged. */
export interface UnitWork {
  readonly request: CheckRequest;
  readonly units: readonly Unit[];
  /** Places of the units that are judged here. */
  readonly places: readonly number[];
  /** How many threads, and what they are told; in this thread without it. */
  readonly threads?: { readonly count: number; readonly task: ThreadTask };
  readonly onProgress?: ((text: string) => void) | undefined;
  /** How many regions are judged, for progress. */
  readonly total: number;
}

/** Judges units; which waivers hit something is taken down in those of the request. @throws WorkError */
export async function judgeUnits(work: UnitWork): Promise<Assembly> {
  const { request, units, places, onProgress, total } = work;
  const assembly = new Assembly(units);
  let begun = 0;
  const region = (name: string) => onProgress?.(regionProgress(name, begun++, total));
  const judge = new UnitJudge({ ...request, onRegion: ({ name }) => region(name) });
  lookUpOthers(work, assembly, judge);
  if (work.threads === undefined) {
    for (const place of places)
      assembly.add(place, judge.judge(units[place]!, assembly.stemsBelow(place)));
    return assembly;
  }
  const { regions } = request.source;
  const schedule = new Schedule(units, places, (code) => regions.get(code)?.parent?.code);
  let left = places.length;
  await runThreads(work.threads.task, work.threads.count, {
    next: (thread) => {
      const place = schedule.next(thread, (one) => assembly.isReady(one));
      if (place === undefined) return undefined;
      return { place, unit: units[place]!, below: assembly.stemsBelow(place) };
    },
    done: (place, { hits, ...result }) => {
      assembly.add(place, result);
      request.waivers.addHits(hits);
      left--;
    },
    region,
    isDone: () => left === 0,
  });
  return assembly;
}

/** What stands below a region and is judged elsewhere is looked up. */
function lookUpOthers({ units, places }: UnitWork, assembly: Assembly, judge: UnitJudge): void {
  const own = new Set(places);
  const wanted = new Set(places.flatMap((place) => assembly.below(place)));
  for (const place of wanted)
    if (!own.has(place)) assembly.addStems(place, judge.lookUp(units[place]!));
}
