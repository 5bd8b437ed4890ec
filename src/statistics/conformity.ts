import type { Watch } from '../engine/check.js';
import { catalogReference, undecidedReason } from '../engine/references.js';
import type { CatalogDocument, Row } from '../model/document.js';
import { isInForce } from '../model/force.js';
import type { JudgingDay } from '../model/judging-day.js';
import type { RegionView } from '../model/region-view.js';
import { addReasons, countReason, type Reasons } from './totals.js';

/** What the check found in the rows of one rule group (same, within, list …). */
export interface GroupFindings {
  /** Rows with an error of the group. */
  rows: number;
  errors: number;
  warnings: number;
}

/** 四同 of the rows of 基本目录 and 实施清单 in force. */
export interface SameFour {
  /** Rows that were held against an upper catalog. */
  compared: number;
  /** Of these, rows whose 名称、编码、依据、类型 (and the province's further 同要素) are the same. */
  same: number;
  /** Rows that an upper catalog should hold and none does. */
  outside: number;
  /** Rows that need no reference: founded at this level. */
  founded: number;
  readonly undecided: Reasons;
}

/** How far a region's rows are as they should be, by the same check that `sitong check` makes. */
export interface Conformity {
  /** Rows of all documents. */
  rows: number;
  /** Rows with an error. */
  faulty: number;
  errors: number;
  warnings: number;
  notes: number;
  readonly groups: Map<string, GroupFindings>;
  readonly sameFour: SameFour;
}

/** Conformity of nothing. */
export function noConformity(): Conformity {
  return {
    rows: 0,
    faulty: 0,
    errors: 0,
    warnings: 0,
    notes: 0,
    groups: new Map(),
    sameFour: { compared: 0, same: 0, outside: 0, founded: 0, undecided: new Map() },
  };
}

/** Adds the conformity of another region. */
export function addConformity(into: Conformity, more: Conformity): void {
  into.rows += more.rows;
  into.faulty += more.faulty;
  into.errors += more.errors;
  into.warnings += more.warnings;
  into.notes += more.notes;
  for (const [group, found] of more.groups) {
    const sum = groupOf(into, group);
    sum.rows += found.rows;
    sum.errors += found.errors;
    sum.warnings += found.warnings;
  }
  const [a, b] = [into.sameFour, more.sameFour];
  a.compared += b.compared;
  a.same += b.same;
  a.outside += b.outside;
  a.founded += b.founded;
  addReasons(a.undecided, b.undecided);
}

function groupOf({ groups }: Conformity, group: string): GroupFindings {
  let found = groups.get(group);
  if (found === undefined) {
    found = { rows: 0, errors: 0, warnings: 0 };
    groups.set(group, found);
  }
  return found;
}

/** Rows by number, so that a region's rows are not kept: those of one region and one purpose. */
type RowNumbers = Set<number>;

interface Tally {
  readonly conformity: Conformity;
  readonly faulty: RowNumbers;
  readonly byGroup: Map<string, RowNumbers>;
  /** Rows that differ in 四同. */
  readonly differing: RowNumbers;
}

/** More rows than a document can hold. */
const ROWS = 2 ** 24;

/** Follows a check and sums what it finds by region: of rows only numbers are kept, and only of those with findings. */
export class ConformityTally implements Omit<Watch, 'keeps'> {
  readonly #tallies = new Map<string, Tally>();
  readonly #numbers = new WeakMap<CatalogDocument, number>();
  readonly #asOf: JudgingDay;
  #documents = 0;

  constructor(asOf: JudgingDay) {
    this.#asOf = asOf;
  }

  /** Takes down how the rows of a judged region stand to the catalogs above. */
  readonly region = (view: RegionView): void => {
    const { conformity, differing } = this.#of(view.region.code);
    for (const document of view.documents) conformity.rows += document.rows.length;
    const { sameFour } = conformity;
    for (const index of [view.catalog, view.standards, view.implementations]) {
      for (const row of index.rows) {
        if (!isInForce(row, this.#asOf)) continue;
        const found = catalogReference(row, view);
        if ('pair' in found) {
          sameFour.compared++;
          if (!differing.has(this.#number(row))) sameFour.same++;
        } else if (found.none === 'undecided')
          countReason(sameFour.undecided, undecidedReason(row, view));
        else sameFour[found.none]++;
      }
    }
  };

  readonly finding: Watch['finding'] = ({ spot }, { rule, severity, region }) => {
    if (region === undefined) return;
    const tally = this.#of(region);
    const { conformity } = tally;
    conformity[`${severity}s`]++;
    const group = rule.slice(0, rule.indexOf('/'));
    const number = 'row' in spot ? this.#number(spot.row) : undefined;
    if (severity === 'note') return;
    const found = groupOf(conformity, group);
    found[`${severity}s`]++;
    if (number === undefined) return;
    if (SAME_FOUR.has(rule)) tally.differing.add(number);
    if (severity !== 'error') return;
    if (isNew(tally.faulty, number)) conformity.faulty++;
    let rows = tally.byGroup.get(group);
    if (rows === undefined) {
      rows = new Set();
      tally.byGroup.set(group, rows);
    }
    if (isNew(rows, number)) found.rows++;
  };

  /** What was found in a region. */
  of(region: string): Conformity {
    return this.#of(region).conformity;
  }

  #of(region: string): Tally {
    let tally = this.#tallies.get(region);
    if (tally === undefined) {
      tally = {
        conformity: noConformity(),
        faulty: new Set(),
        byGroup: new Map(),
        differing: new Set(),
      };
      this.#tallies.set(region, tally);
    }
    return tally;
  }

  #number({ document, index }: Row): number {
    let number = this.#numbers.get(document);
    if (number === undefined) {
      number = this.#documents++;
      this.#numbers.set(document, number);
    }
    return number * ROWS + index;
  }
}

/** Rules of the elements that must be the same at all levels; all of them are judged before a region ends. */
const SAME_FOUR: ReadonlySet<string> = new Set([
  'same/name',
  'same/code',
  'same/type',
  'same/basis',
  'same/element',
]);

function isNew(numbers: RowNumbers, number: number): boolean {
  if (numbers.has(number)) return false;
  numbers.add(number);
  return true;
}
