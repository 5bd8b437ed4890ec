import { byCodeUnit } from '../model/order.js';
import { TIME_UNITS } from '../values/time-limit.js';
import { VERSION } from '../version.js';
import type { CollectedFigures } from './collect.js';
import type { Figures } from './figures.js';
import type { Rate } from './rates.js';
import type {
  CountTotal,
  MaterialTotal,
  Reasons,
  ReductionTotals,
  RowTotal,
  TimeTotal,
} from './totals.js';

/** What a run of `sitong stats` covered and rests on. */
export interface StatsCoverage {
  readonly files: number;
  /** Regions counted. */
  readonly regions: number;
  /** Rows of all documents of these. */
  readonly items: number;
  readonly missingUpper: readonly string[];
  readonly uncovered: readonly string[];
  readonly rulesOff: readonly string[];
  /** Findings that a 豁免 silences: they do not count as errors. */
  readonly waived: number;
  /** Files that could not be read: their rows are not counted. */
  readonly unread: readonly string[];
}

/** The figures of a run, before a format is chosen. */
export interface Stats extends CollectedFigures {
  readonly asOf: string;
  /** How the revision before was named; undefined when none was given. */
  readonly before: string | undefined;
  readonly coverage: StatsCoverage;
}

/** Reasons as a list, most rows first. */
export function reasonList(reasons: Reasons): readonly { reason: string; rows: number }[] {
  return [...reasons]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || byCodeUnit(a.reason, b.reason));
}

/** A share to four places; undefined of nothing. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part / whole) * 10_000) / 10_000;
}

/** The content of `--format json` (schemas/stats.schema.json): what has no value is left out. */
export function statsJson(stats: Stats): unknown {
  const { asOf, before, coverage, regions, levels, total } = stats;
  return {
    tool: { name: 'sitong', version: VERSION },
    asOf,
    ...(before === undefined ? {} : { before }),
    coverage,
    regions: regions.map(({ region, own, withBelow }) => ({
      region: region.code,
      name: region.name,
      level: region.level,
      ...(region.parent === undefined ? {} : { parent: region.parent.code }),
      figures: figuresJson(own, stats),
      ...(withBelow === undefined ? {} : { withBelow: figuresJson(withBelow, stats) }),
    })),
    levels: levels.map(({ level, figures }) => ({ level, figures: figuresJson(figures, stats) })),
    total: figuresJson(total, stats),
  };
}

function figuresJson(figures: Figures, { before }: Pick<Stats, 'before'>) {
  const { claims, conformity, rates, reductions } = figures;
  const { sameFour } = conformity;
  return {
    regions: figures.regions,
    withFiles: figures.withFiles,
    rows: figures.rows,
    claims: {
      ...claims,
      declined: reasonList(claims.declined),
      unknown: reasonList(claims.unknown),
      ...rated(claims.claimed, claims.claimable),
    },
    conformity: {
      ...conformity,
      ...rated(conformity.rows - conformity.faulty, conformity.rows),
      groups: [...conformity.groups]
        .map(([group, found]) => ({ group, ...found }))
        .sort((a, b) => byCodeUnit(a.group, b.group)),
      sameFour: {
        ...sameFour,
        undecided: reasonList(sameFour.undecided),
        ...rated(sameFour.same, sameFour.compared),
      },
    },
    served: figures.served,
    notInForce: figures.notInForce,
    notServed: figures.notServed,
    reductions: {
      visits: { ...reductions.visits, unknown: reasonList(reductions.visits.unknown) },
      standard: reductionsJson(reductions.standard),
      list: reductionsJson(reductions.list),
      ...(before === undefined ? {} : { before: reductionsJson(reductions.before) }),
    },
    service: {
      fullyOnline: rateJson(rates.fullyOnline),
      online: rateJson(rates.online),
      hall: rateJson(rates.hall),
      instant: rateJson(rates.instant),
      depth: { ...rateJson(rates.depth), words: reasonList(rates.depth.words).map(word) },
    },
  };
}

function word({ reason, rows }: { reason: string; rows: number }) {
  return { word: reason, rows };
}

function rated(part: number, whole: number): { rate?: number } {
  const rate = share(part, whole);
  return rate === undefined ? {} : { rate };
}

function rateJson({ yes, known, unknown }: Rate) {
  return { yes, known, unknown: reasonList(unknown), ...rated(yes, known) };
}

function reductionsJson({ time, materials, steps, visits }: ReductionTotals) {
  return {
    time: timeJson(time),
    materials: materialsJson(materials),
    steps: countJson(steps),
    visits: countJson(visits),
  };
}

function rowsJson({ rows, less, same, more, undecided }: RowTotal) {
  return { rows, less, same, more, undecided: reasonList(undecided) };
}

function countJson(total: CountTotal) {
  const { from, to } = total;
  return { ...rowsJson(total), from, to, ...rated(from - to, from) };
}

function materialsJson(total: MaterialTotal) {
  const { exemptFrom, exemptTo, deferredFrom, deferredTo } = total;
  return { ...countJson(total), exemptFrom, exemptTo, deferredFrom, deferredTo };
}

function timeJson(total: TimeTotal) {
  const { orderOnly, units, shareRows, shares } = total;
  return {
    ...rowsJson(total),
    orderOnly,
    units: TIME_UNITS.flatMap((unit) => {
      const sum = units.get(unit);
      return sum === undefined ? [] : [{ unit, ...sum, ...rated(sum.from - sum.to, sum.from) }];
    }),
    shareRows,
    ...rated(shares, shareRows),
  };
}
