import { UsageError } from '../errors.js';
import type { Region } from '../model/region-tree.js';
import { isLevel, LEVELS, type Level } from '../values/level.js';
import { nearest } from '../values/nearest.js';
import { meant } from './outputs.js';

/** Options of `sitong stats`, as the command line gives them. */
export interface StatsOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly region?: readonly string[];
  readonly level?: string;
  readonly sort?: string;
  readonly asOf?: string;
  readonly against?: string;
  readonly item?: string;
  readonly items?: boolean;
  readonly all?: boolean;
  readonly max?: string;
  readonly registry?: string;
  readonly upper?: string;
  /** The workspace, in place of the path. */
  readonly workspace?: string;
  readonly color?: boolean;
}

/** @throws UsageError naming the level that was probably meant. */
export function levelOf(text: string | undefined): Level | undefined {
  if (text === undefined) return undefined;
  if (!isLevel(text)) throw new UsageError(`--level 没有“${text}”${meant(text, LEVELS)}`);
  return text;
}

/** The regions of `--region` with all below them; undefined is all. @throws UsageError naming the nearest. */
export function statsScope(
  regions: ReadonlyMap<string, Region>,
  asked: readonly string[] = [],
): ReadonlySet<string> | undefined {
  if (asked.length === 0) return undefined;
  const wanted = new Set(asked);
  for (const code of wanted) {
    if (regions.has(code)) continue;
    const near = nearest(code, regions.keys());
    throw new UsageError(
      `没有地区 ${code}${near === undefined ? '' : `，是不是 ${near}（${regions.get(near)?.name}）？`}`,
    );
  }
  const scope = new Set<string>();
  // An upper region stands before those below it.
  for (const { code, parent } of regions.values())
    if (wanted.has(code) || (parent !== undefined && scope.has(parent.code))) scope.add(code);
  return scope;
}
