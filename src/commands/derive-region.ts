import { UsageError } from '../errors.js';
import { LEVELS, type Level } from '../values/level.js';
import { isRegionCode } from '../values/region-code.js';
import { parseYaml } from '../yaml/parse.js';
import type { Values } from '../yaml/value.js';
import { divisionChain } from './divisions.js';
import { declarationOf, type UpperSource } from './upper-chain.js';

/** How a region is named on the command line. */
export interface RegionOptions {
  readonly region: string;
  readonly name?: string;
  readonly parent?: string;
}

/** What is known of a region before any workspace is read. */
export interface RegionGuess {
  readonly code: string;
  readonly name: string | undefined;
  readonly level: Level;
  readonly exercises: readonly Level[];
  /** Codes of the regions above it, nearest first. */
  readonly uppers: readonly string[];
}

/**
 * A region by its code, from the list of administrative divisions and the options.
 *
 * @throws UsageError for a code that is none, or one that has no upper region.
 */
export function guessRegion({ region, name, parent }: RegionOptions): RegionGuess {
  if (!isRegionCode(region))
    throw new UsageError(`--region 应为六位行政区划代码，写的是“${region}”`);
  if (parent !== undefined && (!isRegionCode(parent) || parent === region))
    throw new UsageError(`--parent 应为上级地区的六位行政区划代码，写的是“${parent}”`);
  const chain = divisionChain(region, name) ?? divisionChain(region, region) ?? [];
  const own = chain.at(-1);
  if (own === undefined || chain.length < 2)
    throw new UsageError(`${region} 没有上级，它的目录不是从上级来的`);
  const uppers = chain.slice(0, -1).map(({ code }) => code);
  return {
    code: region,
    name: name ?? (own.name === region ? undefined : own.name),
    level: own.level,
    exercises: own.exercises,
    uppers: parent === undefined ? uppers.reverse() : [parent],
  };
}

/** How a region is declared, and where that comes from. */
export interface Declared {
  readonly declaration: Values;
  /** Set when the upper workspace itself declares it. */
  readonly above: boolean;
}

/**
 * The declaration of a region: as it stands in its derived folder, else as the upper workspace declares
 * it, else made of the list of administrative divisions.
 *
 * @param written 地区.yaml of the derived folder.
 * @param concentrated bodies of the table that exercise others' powers.
 * @throws UsageError when nothing says its name or its upper region.
 */
export function declareRegion(
  guess: RegionGuess,
  {
    source,
    written,
    concentrated,
  }: {
    readonly source: UpperSource;
    readonly written: string | undefined;
    readonly concentrated: readonly string[];
  },
): Declared {
  const origin = source.index.origins.get(guess.code);
  const above = origin === undefined ? undefined : withoutKind(declarationOf(origin));
  const own = written === undefined ? undefined : declarationIn(written);
  const known = own?.地区代码 === guess.code ? own : above;
  if (known !== undefined) return { declaration: known, above: above !== undefined };
  if (guess.name === undefined)
    throw new UsageError(`行政区划里没有 ${guess.code}；用 --name 写明名称`);
  // A region further up is no stand-in for a parent that is missing: whoever runs this has to say so.
  const [parent = ''] = guess.uppers;
  if (!source.index.regions.has(parent)) {
    throw new UsageError(
      `${source.name}里没有 ${guess.code} 的上级 ${parent}；上级是别的地区的，用 --parent 写明`,
    );
  }
  const upper = source.index.regions.get(parent)!;
  const level = levelBelow(guess, upper.level);
  return {
    above: false,
    declaration: {
      地区代码: guess.code,
      地区名称: guess.name,
      层级: level,
      上级: parent,
      ...(guess.exercises.length > 1 ? { 行使层级: [...guess.exercises] } : {}),
      ...(upper.partial ? { 目录范围: '部分' } : {}),
      ...(concentrated.length > 0 ? { 相对集中许可权: [...concentrated] } : {}),
    },
  };
}

/** The level that the code says, or the next one below the upper region. */
function levelBelow({ level, code }: RegionGuess, upper: Level): Level {
  if (LEVELS.indexOf(level) > LEVELS.indexOf(upper)) return level;
  const next = LEVELS[LEVELS.indexOf(upper) + 1];
  if (next === undefined) throw new UsageError(`${code} 的上级已经是${upper}，不能再有下级`);
  return next;
}

function declarationIn(text: string): Values | undefined {
  const value = parseYaml(text).documents[0]?.value as Values | null | undefined;
  return value === null || value === undefined ? undefined : withoutKind(value);
}

function withoutKind({ 类别: _kind, ...declaration }: Values): Values {
  return declaration;
}
