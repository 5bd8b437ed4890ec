import type { JudgingDay } from '../model/judging-day.js';
import type { RegionView } from '../model/region-view.js';
import { claimsOf } from '../rules/life/claims.js';
import { addConformity, type Conformity, noConformity } from './conformity.js';
import { addRates, addServed, noRates, type ServiceRates } from './rates.js';
import { isServed } from './reductions.js';
import { type RegionBefore, regionReductions } from './region-reductions.js';
import {
  type AllReductions,
  addReasons,
  addTotals,
  countReason,
  noReductions,
  type Reasons,
} from './totals.js';

/** Rows of a region by what they are. */
export interface RowCounts {
  catalog: number;
  standard: number;
  implementation: number;
  guide: number;
  /** Rows of 关联清单 and 专项清单. */
  list: number;
}

/** What regions claimed of what they were to claim. */
export interface ClaimTotals {
  claimable: number;
  claimed: number;
  /** In 未承接, by 理由. */
  readonly declined: Reasons;
  unexplained: number;
  /** Regions of which nothing can be said, by reason. */
  readonly unknown: Reasons;
}

/** All figures of a region, or of several together. */
export interface Figures {
  /** Regions summed, and how many of them have any file. */
  regions: number;
  withFiles: number;
  readonly rows: RowCounts;
  readonly claims: ClaimTotals;
  readonly conformity: Conformity;
  /** 实施清单 rows that the reductions and the rates speak of, and those left out. */
  served: number;
  notInForce: number;
  notServed: number;
  readonly reductions: AllReductions;
  readonly rates: ServiceRates;
}

/** Figures of no region. */
export function noFigures(): Figures {
  return {
    regions: 0,
    withFiles: 0,
    rows: { catalog: 0, standard: 0, implementation: 0, guide: 0, list: 0 },
    claims: {
      claimable: 0,
      claimed: 0,
      declined: new Map(),
      unexplained: 0,
      unknown: new Map(),
    },
    conformity: noConformity(),
    served: 0,
    notInForce: 0,
    notServed: 0,
    reductions: noReductions(),
    rates: noRates(),
  };
}

/**
 * The figures of a region, whose conformity is summed apart (the findings of what is below it come later).
 * Nothing of the view is kept.
 */
export function regionFigures(view: RegionView, asOf: JudgingDay, before?: RegionBefore): Figures {
  const { totals, served, notInForce, notServed } = regionReductions(view, asOf, before);
  const rates = noRates();
  for (const row of view.implementations.rows) if (isServed(row, asOf)) addServed(rates, row);
  return {
    ...noFigures(),
    regions: 1,
    withFiles: view.documents.length > 0 ? 1 : 0,
    rows: rowCounts(view),
    claims: claimTotals(view, asOf),
    served,
    notInForce,
    notServed,
    reductions: totals,
    rates,
  };
}

function rowCounts({ documents, catalog, standards, implementations, guides }: RegionView) {
  return {
    catalog: catalog.rows.length,
    standard: standards.rows.length,
    implementation: implementations.rows.length,
    guide: guides.length,
    list: documents.reduce(
      (sum, { kind, rows }) => sum + (kind === '关联清单' || kind === '专项清单' ? rows.length : 0),
      0,
    ),
  };
}

function claimTotals(view: RegionView, asOf: JudgingDay): ClaimTotals {
  const { claims: totals } = noFigures();
  const claims = claimsOf(view, asOf);
  if ('why' in claims) {
    countReason(totals.unknown, claims.why);
    return totals;
  }
  for (const { state } of claims) {
    totals.claimable++;
    if (state.is === 'claimed') totals.claimed++;
    else if (state.is === 'unexplained') totals.unexplained++;
    else countReason(totals.declined, state.reason);
  }
  return totals;
}

/** Adds the figures of another region. */
export function addFigures(into: Figures, more: Figures): void {
  for (const name of ['regions', 'withFiles', 'served', 'notInForce', 'notServed'] as const)
    into[name] += more[name];
  for (const name of ['catalog', 'standard', 'implementation', 'guide', 'list'] as const)
    into.rows[name] += more.rows[name];
  for (const name of ['claimable', 'claimed', 'unexplained'] as const)
    into.claims[name] += more.claims[name];
  addReasons(into.claims.declined, more.claims.declined);
  addReasons(into.claims.unknown, more.claims.unknown);
  addConformity(into.conformity, more.conformity);
  addTotals(into.reductions, more.reductions);
  addRates(into.rates, more.rates);
}
