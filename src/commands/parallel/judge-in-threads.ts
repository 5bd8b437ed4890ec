import { wholeRun } from '../../engine/assemble.js';
import type { CheckRequest } from '../../engine/check.js';
import { Run } from '../../engine/run.js';
import type { Plan } from '../../engine/scope.js';
import { type Unit, unitsOf } from '../../engine/units.js';
import { Waivers } from '../../engine/waivers.js';
import { JudgingDay } from '../../model/judging-day.js';
import type { Region } from '../../model/region-tree.js';
import type { WorkspaceIndex } from '../../workspace/workspace.js';
import {
  type Judge,
  judged,
  judgeWorkspace,
  type OpenedWorkspace,
  requestOf,
} from '../run-check.js';
import { judgeUnits, type UnitWork } from './judge-units.js';
import { type ThreadTask, taskOf } from './task.js';

/** How many threads: as asked for, else at most as many as there are cores. */
export interface Threads {
  readonly asked: number | undefined;
  readonly cores: number;
}

/** So much a thread must have to read before it is worth its start. */
const WORTH_BYTES = 80 * 1024 * 1024;
/** Into how many units the work of a thread is shared out: the last ones must not be long. */
const UNITS_PER_THREAD = 4;

/** Judges in as many threads as are asked for or worth it; what is found is the same with any number. */
export function judgeWith({ asked, cores }: Threads): Judge {
  return async (opened, options) => {
    const task = (asked ?? cores) < 2 ? undefined : taskOf(opened, options);
    if (task === undefined) return judgeWorkspace(opened, options);
    const waivers = new Waivers(opened.config.waivers, new JudgingDay(options.asOf));
    const request = requestOf(opened, options, waivers);
    const work = sharedOut(opened, request, { asked, cores }, task);
    if (work.threads === undefined) return judgeWorkspace(opened, options);
    const run = new Run(request);
    run.before();
    const done = await judgeUnits(work);
    return judged(opened, options, wholeRun(run.result(), done.results), waivers);
  };
}

/** The work of a run, shared out among as many threads as are asked for or worth it. */
export function sharedOut(
  { index, onProgress }: OpenedWorkspace,
  request: CheckRequest,
  threads: Threads,
  task: ThreadTask | undefined,
): UnitWork {
  const plan = new Run(request).plan();
  const bytesOf = bytesByRegion(index);
  const bytes = bytesIn(plan, index, bytesOf);
  const wanted = wantedThreads(threads, bytes);
  const units = unitsOf(plan, bytesOf, bytes / (wanted * UNITS_PER_THREAD));
  const places = [...units.keys()];
  const several = threadsFor(wanted, units, places, task);
  const total = plan.judged;
  return {
    request,
    units,
    places,
    onProgress,
    total,
    ...(several === undefined ? {} : { threads: several }),
  };
}

/** How many threads are asked for, or worth their start for so many bytes. */
export function wantedThreads({ asked, cores }: Threads, bytes: number): number {
  return asked ?? Math.max(1, Math.min(cores, Math.floor(bytes / WORTH_BYTES)));
}

/** The threads for some of the units; undefined when they are not worth more than this one. */
export function threadsFor(
  wanted: number,
  units: readonly Unit[],
  places: readonly number[],
  task: ThreadTask | undefined,
): NonNullable<UnitWork['threads']> | undefined {
  const count = Math.min(wanted, places.filter((one) => units[one]!.part !== 'tail').length);
  return task === undefined || count < 2 ? undefined : { count, task };
}

/** How much is read for all regions that are judged, in bytes. */
export function bytesIn(
  plan: Plan,
  { regions }: WorkspaceIndex,
  bytesOf: (region: Region) => number,
): number {
  let bytes = 0;
  for (const region of regions.values())
    if (plan.part(region.code) === 'judged') bytes += bytesOf(region);
  return bytes;
}

/** How much is read for a region, in bytes; a file of several regions is shared among them. */
export function bytesByRegion({ filesOf, sizes }: WorkspaceIndex): (region: Region) => number {
  const holders = new Map<string, number>();
  for (const files of filesOf.values())
    for (const { path } of files) holders.set(path, (holders.get(path) ?? 0) + 1);
  return ({ code }) =>
    (filesOf.get(code) ?? []).reduce(
      (sum, { path }) => sum + (sizes.get(path) ?? 0) / (holders.get(path) ?? 1),
      0,
    );
}
