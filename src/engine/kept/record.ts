import type { DayBounds } from '../../model/judging-day.js';
import type { RegionReads } from '../../model/reads.js';
import type { CheckResult } from '../check.js';
import type { RegionFace } from './face.js';

/** A part of judging a region: it alone (`head`), or what of it depends on those below (`tail`). */
export type KeptPart = 'head' | 'tail';

/** The state of a region's files: a digest of them. */
export type RegionState = string;

/** A row of an upper region that a finding points to, with its place: the finding says its line. */
export interface SpotRead {
  readonly region: string;
  readonly path: string;
  readonly index: number;
  readonly line: number;
  readonly column: number;
  /** Of the row's text. */
  readonly digest: string;
}

/** What a verdict rests on above its region. */
export interface Rests {
  readonly reads: RegionReads;
  readonly spots: readonly SpotRead[];
}

/** What a verdict is, and by what it is known whether it still holds, as plain data. */
export interface PartRecord {
  readonly region: string;
  readonly part: KeptPart;
  /** The region's files. */
  readonly own: RegionState;
  /** The regions above it, nearest first, as they were. */
  readonly upper: readonly (readonly [region: string, state: RegionState])[];
  /** For a `tail` a digest of the stems below. */
  readonly below: string;
  /** The days on which the verdict is the same. */
  readonly days: DayBounds;
  readonly result: CheckResult;
  /** Stems of the region's own 子项. */
  readonly stems: readonly string[];
  /** Waivers that hit something, by their place. */
  readonly hits: readonly number[];
}

/** A verdict as it was judged. */
export interface JudgedPart extends PartRecord {
  readonly rests: Rests;
}

/** A face with whose it is. */
export interface FaceRecord {
  readonly region: string;
  readonly state: RegionState;
  readonly face: RegionFace;
}

/** What was judged anew, to be kept. */
export interface Judged {
  readonly parts: readonly JudgedPart[];
  readonly faces: readonly FaceRecord[];
}

/** What judging needs to know to keep what it finds, as plain data. */
export interface Keeping {
  /** The state of each region's files. */
  readonly states: ReadonlyMap<string, RegionState>;
  /** Stems of the own 子项 of regions whose verdicts still hold: they are not read for them. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
}
