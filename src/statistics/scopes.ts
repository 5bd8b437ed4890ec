import { UsageError } from '../errors.js';
import { byCodeUnit } from '../model/order.js';
import { LEVELS, type Level } from '../values/level.js';
import type { RegionFigures } from './collect.js';
import type { Figures } from './figures.js';
import type { Stats } from './report.js';

/** One line of the tables: a region, a region with all below it, a level, or all. */
export interface Scope {
  readonly label: string;
  readonly code: string;
  readonly level: string;
  /** Steps below the topmost region shown. */
  readonly depth: number;
  readonly sum: boolean;
  readonly figures: Figures;
}

export interface ScopeOptions {
  /** Show regions of this level only. */
  readonly level?: Level | undefined;
  /** Order of the regions. */
  readonly sort?: Sort | undefined;
}

/** By what regions are sorted; those of which it is unknown come last. */
export interface Sort {
  readonly of: (figures: Figures) => number | undefined;
  readonly descending: boolean;
}

const ratio = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);

/** What `--sort` may name. */
export const SORTS: Readonly<Record<string, Sort['of']>> = {
  行数: ({ conformity }) => conformity.rows,
  承接率: ({ claims }) => ratio(claims.claimed, claims.claimable),
  符合率: ({ conformity: { rows, faulty } }) => ratio(rows - faulty, rows),
  四同一致率: ({ conformity: { sameFour } }) => ratio(sameFour.same, sameFour.compared),
  减时限: ({ reductions: { standard } }) => ratio(standard.time.shares, standard.time.shareRows),
  减材料: ({ reductions: { standard } }) =>
    ratio(standard.materials.from - standard.materials.to, standard.materials.from),
  减环节: ({ reductions: { standard } }) =>
    ratio(standard.steps.from - standard.steps.to, standard.steps.from),
  零跑动率: ({ reductions: { visits } }) =>
    ratio(visits.none, visits.none + visits.once + visits.more),
  最多跑一次率: ({ reductions: { visits } }) =>
    ratio(visits.none + visits.once, visits.none + visits.once + visits.more),
  全程网办率: ({ rates }) => ratio(rates.fullyOnline.yes, rates.fullyOnline.known),
  网办率: ({ rates }) => ratio(rates.online.yes, rates.online.known),
  进驻率: ({ rates }) => ratio(rates.hall.yes, rates.hall.known),
  即办件率: ({ rates }) => ratio(rates.instant.yes, rates.instant.known),
};

/**
 * Reads `--sort`: a name of {@link SORTS}, low first; with `-` before it high first.
 *
 * @param meant ends the sentence about an unknown name.
 * @throws UsageError
 */
export function sortOf(
  text: string | undefined,
  meant: (word: string, known: Iterable<string>) => string,
): Sort | undefined {
  if (text === undefined) return undefined;
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const known = Object.keys(SORTS);
  if (!Object.hasOwn(SORTS, name))
    throw new UsageError(`--sort 没有“${name}”${meant(name, known)}`);
  return { of: SORTS[name]!, descending };
}

/** The lines of the tables, the sums at the end. Regions without any file are left to the notes. */
export function scopesOf(stats: Stats, { level, sort }: ScopeOptions): readonly Scope[] {
  const shown = stats.regions.filter(({ region }) => level === undefined || region.level === level);
  const regions = sort === undefined ? shown : sorted(shown, sort);
  const nested = level === undefined && sort === undefined;
  const top = regions.reduce<number>(
    (least, { region }) => Math.min(least, stepsAbove(region)),
    LEVELS.length,
  );
  const lines = regions.flatMap((one) =>
    regionScopes(one, nested ? stepsAbove(one.region) - top : 0),
  );
  return [...lines, ...sumScopes(stats, level)];
}

function regionScopes({ region, own, withBelow }: RegionFigures, depth: number): Scope[] {
  const base = { code: region.code, level: region.level, depth };
  const below = withBelow !== undefined && withBelow.withFiles > own.withFiles;
  return [
    ...(own.withFiles === 0
      ? []
      : [
          {
            ...base,
            label: below ? `${region.name}（本级）` : region.name,
            sum: false,
            figures: own,
          },
        ]),
    ...(below
      ? [{ ...base, label: `${region.name}（含下级）`, sum: true, figures: withBelow }]
      : []),
  ];
}

function sumScopes({ levels, total, regions }: Stats, only: Level | undefined): Scope[] {
  const base = { code: '', depth: 0, sum: true };
  const sums = levels.filter(
    ({ level, figures }) => figures.withFiles > 1 && (only === undefined || level === only),
  );
  const lines = sums.map(({ level, figures }) => ({
    ...base,
    label: `${level}合计`,
    level,
    figures,
  }));
  // Of one topmost region the sum stands there already.
  const top = regions[0]?.withBelow?.regions === total.regions;
  if (only !== undefined || total.withFiles < 2 || top) return lines;
  return [...lines, { ...base, label: '合计', level: '', figures: total }];
}

function stepsAbove(region: RegionFigures['region']): number {
  let steps = 0;
  for (let at = region.parent; at !== undefined; at = at.parent) steps++;
  return steps;
}

function sorted(regions: readonly RegionFigures[], { of, descending }: Sort): RegionFigures[] {
  const keyed = regions.map((one) => ({ one, key: of(one.own) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined) || byCode(a.one, b.one);
    const order = descending ? b.key - a.key : a.key - b.key;
    return order || byCode(a.one, b.one);
  });
  return keyed.map(({ one }) => one);
}

function byCode(a: RegionFigures, b: RegionFigures): number {
  return byCodeUnit(a.region.code, b.region.code);
}
