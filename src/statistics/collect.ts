import type { Watch } from '../engine/check.js';
import { JudgingDay } from '../model/judging-day.js';
import type { Region } from '../model/region-tree.js';
import type { RegionView } from '../model/region-view.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { LEVELS, type Level } from '../values/level.js';
import { ConformityTally } from './conformity.js';
import { addFigures, type Figures, noFigures, regionFigures } from './figures.js';
import type { RegionBefore } from './region-reductions.js';

/** The figures of one region, by itself and with all that were counted below it. */
export interface RegionFigures {
  readonly region: Region;
  readonly own: Figures;
  /** With all below; undefined where nothing was counted below. */
  readonly withBelow: Figures | undefined;
}

/** The figures of a run. */
export interface CollectedFigures {
  /** Upper first, depth first. */
  readonly regions: readonly RegionFigures[];
  /** Sums by level, from the top; levels without a region are left out. */
  readonly levels: readonly { readonly level: Level; readonly figures: Figures }[];
  readonly total: Figures;
}

export interface FiguresOptions {
  readonly asOf: string;
  /** The region in the revision before; undefined when none is given. */
  readonly before?: ((region: Region) => RegionBefore) | undefined;
}

/** Follows a check and makes the figures of each region while it is at hand: nothing of its rows is kept. */
export class FiguresTally implements Watch {
  readonly #options: FiguresOptions;
  readonly #asOf: JudgingDay;
  readonly #conformity: ConformityTally;
  readonly #figures = new Map<string, { readonly region: Region; readonly figures: Figures }>();

  constructor(options: FiguresOptions) {
    this.#options = options;
    this.#asOf = new JudgingDay(options.asOf);
    this.#conformity = new ConformityTally(this.#asOf);
  }

  readonly region = (view: RegionView): void => {
    const { before } = this.#options;
    this.#conformity.region(view);
    const { region } = view;
    const figures = regionFigures(view, this.#asOf, before?.(region));
    this.#figures.set(region.code, { region, figures });
  };

  readonly finding: Watch['finding'] = (finding, diagnostic) =>
    this.#conformity.finding(finding, diagnostic);

  /** Only that files were not read is asked for later. */
  readonly keeps: Watch['keeps'] = ({ rule }) => NEEDED_RULES.has(rule);

  /** The figures of all regions that were judged; asked for when the check is done. */
  result(): CollectedFigures {
    const own = new Map<string, Figures>();
    const below = new Map<string, Figures>();
    const levels = new Map<Level, Figures>();
    const total = noFigures();
    for (const { region, figures: counted } of this.#figures.values()) {
      const figures = { ...counted, conformity: this.#conformity.of(region.code) };
      own.set(region.code, figures);
      addFigures(total, figures);
      addFigures(sumOf(levels, region.level), figures);
      for (let at = region.parent; at !== undefined; at = at.parent)
        addFigures(sumOf(below, at.code), figures);
    }
    const regions = [...this.#figures.values()].map(({ region }): RegionFigures => {
      const figures = own.get(region.code) ?? noFigures();
      const rest = below.get(region.code);
      if (rest !== undefined) addFigures(rest, figures);
      return { region, own: figures, withBelow: rest };
    });
    return {
      regions,
      levels: LEVELS.flatMap((level) => {
        const figures = levels.get(level);
        return figures === undefined ? [] : [{ level, figures }];
      }),
      total,
    };
  }
}

function sumOf<K>(sums: Map<K, Figures>, key: K): Figures {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = noFigures();
    sums.set(key, sum);
  }
  return sum;
}
