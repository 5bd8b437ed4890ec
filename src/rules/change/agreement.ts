import type { ElementChange } from '../../model/change.js';
import { type Row, tells } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import { sameName } from '../../values/text.js';
import { compareTimeLimits, TIME_UNITS, type TimeLimit } from '../../values/time-limit.js';
import { actsOf, placesBeyond } from '../acts.js';
import { neutralKey } from '../list/entries.js';
import { isLocalLegislation } from '../own-setting.js';
import { canonical, writtenValue } from '../same/canonical.js';
import { uppersOf } from './upper.js';

/** The element that an element change is about: a unit belongs to its number. */
export function subjectOf(element: string): string {
  return element.replace(/时限(?:单位|说明)$/, '时限');
}

/**
 * Whether a change of an element only makes the row say what its upper chain says after the revision:
 * entries that come are there, entries that go are not, a single value is the same.
 */
export function agreesWithUpper(change: ElementChange, row: Row, view: RegionView): boolean {
  const element = subjectOf(change.element);
  return uppersOf(row, element, view).some(
    (upper) => tells(upper, element) && agrees(change, row, upper, view),
  );
}

function agrees(change: ElementChange, row: Row, upper: Row, view: RegionView): boolean {
  const element = subjectOf(change.element);
  const value = upper.item[element];
  if (element === '设定依据' || element === '实施依据')
    return agreesInActs(row, upper, { element, view });
  if (element === '事项名称') {
    const own = row.item.事项名称;
    const name = upper.item.事项名称;
    return own !== undefined && name !== undefined && isSameName(own, name);
  }
  if (element === '行使层级') return isWithin(row.item.行使层级, upper.item.行使层级);
  const key = neutralKey(view);
  if (Array.isArray(change.before ?? change.after) || Array.isArray(value)) {
    const entryKey = entryKeyOf(element, key);
    const theirs = keysOf(value, entryKey);
    const { came, went } = entriesMoved(change, entryKey);
    return came.every((entry) => theirs.has(entry)) && !went.some((entry) => theirs.has(entry));
  }
  const limits = [limitOf(row, element), limitOf(upper, element)] as const;
  if (limits[0] !== undefined && limits[1] !== undefined)
    return compareTimeLimits(limits[0], limits[1]) === 'equal';
  return (
    canonical(writtenValue(row, element), key) === canonical(writtenValue(upper, element), key)
  );
}

/** Names that differ in nothing but width, brackets or blanks. */
export function isSameName(a: string, b: string): boolean {
  const same = sameName(a, b);
  return same === 'same' || same === 'width';
}

/**
 * Whether a row cites the acts of the upper one, all and no other, nor any place beyond it; its own chain's
 * 地方性法规 may come besides (domain A5).
 */
function agreesInActs(
  row: Row,
  upper: Row,
  { element, view }: { readonly element: '设定依据' | '实施依据'; readonly view: RegionView },
): boolean {
  const own = actsOf(row.item[element] ?? []);
  const theirs = [...actsOf(upper.item.设定依据 ?? []), ...actsOf(upper.item.实施依据 ?? [])];
  const known = new Set(theirs.map((act) => act.key));
  const cited = new Set(
    [...actsOf(row.item.设定依据 ?? []), ...actsOf(row.item.实施依据 ?? [])].map((act) => act.key),
  );
  return (
    own.every((act) =>
      known.has(act.key) ? placesBeyond(act, theirs).length === 0 : isLocalLegislation(act, view),
    ) && actsOf(upper.item[element] ?? []).every((act) => cited.has(act.key))
  );
}

function isWithin(own: unknown, upper: unknown): boolean {
  const mine = typeof own === 'string' ? [own] : own;
  const theirs = typeof upper === 'string' ? [upper] : upper;
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return false;
  const known = new Set<unknown>(theirs);
  return mine.every((level) => known.has(level));
}

type EntryKey = (entry: unknown) => string;

/** Elements whose entries say which level or body has a power: no word of them is neutral or a place's own. */
const POWERS: ReadonlySet<string> = new Set(['行使层级', '下放', '委托']);

/** What must be the same of an entry of an element. */
function entryKeyOf(element: string, key: (text: string) => string): EntryKey {
  return POWERS.has(element)
    ? (entry) => JSON.stringify(entry) ?? ''
    : (entry) => canonical(entry, key);
}

/** Keys of the entries of a list that must be the same everywhere. */
function keysOf(value: unknown, key: EntryKey): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.map((entry: unknown) => key(entry)) : []);
}

/** Entries that a change of a list brings and takes away, by what must be the same of them. */
function entriesMoved(
  { before, after }: ElementChange,
  key: EntryKey,
): { readonly came: readonly string[]; readonly went: readonly string[] } {
  const old = keysOf(before, key);
  const now = keysOf(after, key);
  return {
    came: [...now].filter((entry) => !old.has(entry)),
    went: [...old].filter((entry) => !now.has(entry)),
  };
}

/** Whether a change of a list touches only what each place fills in itself: forms, notes, channels. */
export function isOwnDetail(change: ElementChange, view: RegionView): boolean {
  if (!Array.isArray(change.before) || !Array.isArray(change.after)) return false;
  const { came, went } = entriesMoved(change, entryKeyOf(change.element, neutralKey(view)));
  return came.length + went.length === 0;
}

/** A time limit of a row, when number and unit are written. */
export function limitOf(row: Row, element: string): TimeLimit | undefined {
  const value = row.item[element];
  const unit = TIME_UNITS.find((word) => word === row.item[`${element}单位`]);
  return typeof value === 'number' && unit !== undefined ? { value, unit } : undefined;
}
