import { joinResults } from '../../engine/join.js';
import type { RegionFace } from '../../engine/kept/face.js';
import type {
  FaceRecord,
  Judged,
  JudgedPart,
  PartRecord,
  RegionState,
  Rests,
} from '../../engine/kept/record.js';
import { stemsDigest } from '../../engine/kept/recorder.js';
import { StillRight } from '../../engine/kept/still-right.js';
import { unitJudge } from '../../engine/kept/unit-judge.js';
import { Run } from '../../engine/run.js';
import type { Unit } from '../../engine/units.js';
import { Waivers } from '../../engine/waivers.js';
import { JudgingDay } from '../../model/judging-day.js';
import { sharedOut, type Threads } from '../parallel/judge-in-threads.js';
import { judgeUnits } from '../parallel/judge-units.js';
import { taskOf } from '../parallel/task.js';
import {
  type JudgeOptions,
  judged,
  type OpenedWorkspace,
  requestOf,
  type WorkspaceCheck,
} from '../run-check.js';
import { PresentFaces } from './present-faces.js';
import { upperFirst, upToDate, Verdicts } from './verdicts.js';

/** What earlier runs left. */
export interface Memory {
  readonly parts: () => readonly PartRecord[];
  readonly rests: (record: PartRecord) => Rests | undefined;
  readonly face: (region: string, state: RegionState) => RegionFace | undefined;
}

/** A check of which some verdicts are those of earlier runs. */
export interface KeptCheck {
  readonly check: WorkspaceCheck;
  readonly parts: readonly JudgedPart[];
  /** Verdicts that hold although something above them changed. */
  readonly moved: readonly PartRecord[];
  readonly faces: readonly FaceRecord[];
  /** 地区代码 of those that were judged, in whatever part. */
  readonly judged: ReadonlySet<string>;
}

/**
 * Judges a workspace as {@link judgeWorkspace} does, and takes over what of earlier verdicts still holds.
 *
 * @param states the state of each region's files.
 * @throws WorkError when a file cannot be read.
 */
export async function judgeKept(
  opened: OpenedWorkspace,
  options: JudgeOptions,
  states: ReadonlyMap<string, RegionState>,
  memory: Memory,
  threads: Threads,
): Promise<KeptCheck> {
  const waivers = new Waivers(opened.config.waivers, new JudgingDay(options.asOf));
  const whole = requestOf(opened, options, waivers);
  const { regions } = whole.source;
  const verdicts = new Verdicts(regions);
  const present = new PresentFaces(whole);
  const moved: PartRecord[] = [];
  const parts: JudgedPart[] = [];
  const faces: FaceRecord[] = [];
  const right = new StillRight({
    states,
    day: options.asOf,
    faceThen: memory.face,
    now: (region) => present.of(region),
    restsOf: memory.rests,
  });
  for (const record of upperFirst(memory.parts(), regions)) {
    if (!right.holds(record)) continue;
    const now = upToDate(record, states);
    verdicts.add(now);
    if (now !== record) moved.push(now);
  }
  const take = (judged: Judged) => {
    parts.push(...judged.parts);
    faces.push(...judged.faces);
    for (const part of judged.parts) verdicts.add(part);
  };
  const known = present.reads.size === 0 ? {} : { known: present.reads };
  const judging = { opened: { ...opened, ...known }, options, waivers, threads, states, take };
  await judgeHeads(judging, verdicts);
  if (whole.rules.some(({ checks }) => checks.subtree !== undefined)) judgeTails(judging, verdicts);
  const before = new Run(whole);
  before.before();
  for (const { hits } of verdicts.all()) waivers.addHits(hits);
  const results = [before.result(), ...verdicts.all().map(({ result }) => result)];
  return {
    check: judged(opened, options, joinResults(results), waivers),
    parts,
    moved: moved.filter((record) => verdicts.holds(record)),
    faces,
    judged: new Set(parts.map(({ region }) => region)),
  };
}

/** What is judged anew, and how. */
interface Judging {
  readonly opened: OpenedWorkspace;
  readonly options: JudgeOptions;
  readonly waivers: Waivers;
  readonly threads: Threads;
  readonly states: ReadonlyMap<string, RegionState>;
  readonly take: (judged: Judged) => void;
}

/** Judges the regions whose verdicts do not hold, with what of them depends on those below. */
async function judgeHeads(judging: Judging, verdicts: Verdicts): Promise<void> {
  const { opened, waivers, threads, states, take } = judging;
  const scope = verdicts.unjudged();
  if (scope.size === 0) return;
  const options = { ...judging.options, scope };
  const keeping = { states, stems: verdicts.stems() };
  const request = requestOf(opened, options, waivers);
  const work = sharedOut(opened, request, threads, taskOf(opened, options));
  await judgeUnits({ ...work, keep: { keeping, take } });
}

/** Judges what depends on regions below, where those changed or it does not hold. */
function judgeTails(judging: Judging, verdicts: Verdicts): void {
  const { opened, options, waivers, states, take } = judging;
  const request = requestOf(opened, options, waivers);
  const keeping = { states, stems: verdicts.stems() };
  const judge = unitJudge(request, keeping);
  for (const [region, stems] of verdicts.stemsBelow()) {
    if (verdicts.judgedBy(region) === stemsDigest(stems)) continue;
    const unit: Unit = { part: 'tail', region, bytes: 0 };
    const { kept } = judge.judge(unit, stems);
    if (kept !== undefined) take(kept);
  }
}
