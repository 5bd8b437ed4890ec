import type { ElementChange, EntryChange } from '../../model/change.js';
import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { show } from '../../standard/schema-fault.js';
import { compareTimeLimits, formatTimeLimit } from '../../values/time-limit.js';
import { neutralKey } from '../list/entries.js';
import type { ChangeCase } from '../rule.js';
import { plain } from '../same/canonical.js';
import { limitOf, subjectOf } from './agreement.js';
import { spotOf } from './spot.js';
import { uppersOf } from './upper.js';

/** Elements of which more is a burden on the applicant (domain §4.2 G4). */
const BURDENS: ReadonlySet<string> = new Set([
  '法定办结时限',
  '承诺办结时限',
  '受理条件',
  '申请材料',
  '办理流程',
  '中介服务',
  '特别程序',
  '是否收费',
  '收费项目',
  '到办事现场次数',
  '年检要求',
  '年报要求',
]);

/** An element that became a heavier burden, and what is to be said of it. */
export interface Burden {
  readonly element: string;
  readonly finding: Finding;
}

/** A changed row with the rows its element is held against, after and before the revision. */
interface Held {
  readonly prior: Row;
  readonly row: Row;
  readonly view: RegionView;
  readonly uppers: readonly Row[];
  readonly uppersBefore: readonly Row[];
}

/**
 * The elements in which a change asks more of the applicant than the revision before, without what the upper
 * chain asks too. One for each element: a unit belongs to its number, 是否收费 to 收费项目.
 */
export function burdensOf({ change, view, beforeView }: ChangeCase): readonly Burden[] {
  const [prior, secondBefore] = change.before;
  const [row, secondAfter] = change.after;
  if (view === undefined || prior === undefined || row === undefined) return [];
  if (secondBefore !== undefined || secondAfter !== undefined) return [];
  if (!['基本目录', '实施清单', '办事指南'].includes(row.document.kind)) return [];
  const heavier = new Map<string, ElementChange>();
  for (const element of change.elements) {
    const subject = subjectOf(element.element);
    if (!BURDENS.has(subject) || !isHeavier(element)) continue;
    if (!heavier.has(subject) || element.element === subject) heavier.set(subject, element);
  }
  if (heavier.has('收费项目')) heavier.delete('是否收费');
  return [...heavier].flatMap(([element, heavy]) => {
    const uppers = uppersOf(row, element, view);
    const uppersBefore = beforeView === undefined ? [] : uppersOf(prior, element, beforeView);
    const said = sayBurden(element, heavy, { prior, row, view, uppers, uppersBefore });
    if (said === undefined) return [];
    // What comes with something that goes cannot be weighed: a person must look.
    const severity = heavy.applicant === '待判断' ? { severity: 'warning' as const } : {};
    return [{ element, finding: { spot: spotOf(row, element), element, ...said, ...severity } }];
  });
}

/** More for the applicant, be it that something else became less. */
function isHeavier({ applicant, notation, entries }: ElementChange): boolean {
  if (notation === true) return false;
  return applicant === '增加' || (entries ?? []).some((entry) => entry.applicant === '增加');
}

type Said = Pick<Finding, 'message' | 'actual' | 'expected'>;

function sayBurden(element: string, change: ElementChange, held: Held): Said | undefined {
  if (element.endsWith('时限')) return sayLimit(element, held);
  if (change.entries === undefined) return sayScalar(element, change, held);
  const heavier = change.entries.filter(
    (entry) => entry.applicant === '增加' && !isAskedAbove(element, entry, held),
  );
  if (heavier.length === 0) return undefined;
  return {
    message: `“${element}”比变更前加重：${heavier.map((entry) => sayEntry(entry)).join('；')}`,
    actual: heavier.map(({ after, before }) => after?.text ?? before?.text ?? '').join('、'),
  };
}

function sayEntry({ kind, before, after, parts }: EntryChange): string {
  const name = `“${show(after?.text ?? before?.text ?? '')}”`;
  if (kind === '增加') return `增加${name}`;
  const heavier = (parts ?? []).filter(({ applicant }) => applicant === '增加');
  if (heavier.length === 0) return `“${show(before?.text ?? '')}”改为${name}`;
  const said = heavier.map(
    (part) => `${part.element}由${worded(part.before)}改为${worded(part.after)}`,
  );
  return `${name}的${said.join('、')}`;
}

function worded(value: unknown): string {
  if (value === undefined) return '没有写';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return plain(value);
}

/** Whether the upper chain has an entry too, or what became heavier in it. */
function isAskedAbove(element: string, entry: EntryChange, held: Held): boolean {
  const { view, row, uppers, uppersBefore } = held;
  const key = neutralKey(view);
  const name = key(entry.after?.text ?? '');
  const own = entryAt(row, element, entry.after?.index);
  const ownName = key(nameOf(own) ?? entry.after?.text ?? '');
  const find = (rows: readonly Row[]) =>
    rows
      .flatMap((upper) => entriesOf(upper, element))
      .filter((candidate) => {
        const theirs = key(nameOf(candidate) ?? '');
        return theirs === name || theirs === ownName;
      });
  const theirs = find(uppers).filter((candidate) => asksAsMuch(candidate, entry));
  if (theirs.length === 0) return false;
  // A guide may only reduce what its list asks: it follows only what the list has come to ask.
  if (row.document.kind !== '办事指南') return true;
  return !find(uppersBefore).some((candidate) => asksAsMuch(candidate, entry));
}

function asksAsMuch(candidate: unknown, { kind, parts }: EntryChange): boolean {
  if (kind === '增加') return true;
  const heavier = (parts ?? []).filter(({ applicant }) => applicant === '增加');
  return heavier.every(
    ({ element, after }) =>
      typeof candidate === 'object' &&
      candidate !== null &&
      (candidate as Readonly<Record<string, unknown>>)[element] === after,
  );
}

function entriesOf(row: Row, element: string): readonly unknown[] {
  const value = row.item[element];
  return Array.isArray(value) ? value : [];
}

function entryAt(row: Row, element: string, index: number | undefined): unknown {
  return index === undefined ? undefined : entriesOf(row, element)[index];
}

const NAMES = ['材料名称', '环节', '名称', '收费项目名称'] as const;

function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const values = entry as Readonly<Record<string, unknown>>;
  const name = NAMES.map((key) => values[key]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : undefined;
}

/** 法定 may be as long as the upper chain's; 承诺 only as a standard's, or as an upper one that changed too. */
function sayLimit(element: string, held: Held): Said | undefined {
  const { prior, row, uppers, uppersBefore } = held;
  const own = limitOf(row, element);
  const was = limitOf(prior, element);
  if (own === undefined || was === undefined) return undefined;
  const notLonger = (upper: Row) => {
    const limit = limitOf(upper, element);
    return (
      limit !== undefined && ['equal', 'shorter', 'at-most'].includes(compareTimeLimits(own, limit))
    );
  };
  const follows = uppers.some(
    (upper) => notLonger(upper) && (bindsBelow(upper, element) || !uppersBefore.some(notLonger)),
  );
  if (follows) return undefined;
  return {
    message: `“${element}”由 ${formatTimeLimit(was)}延长为 ${formatTimeLimit(own)}`,
    actual: formatTimeLimit(own),
    expected: formatTimeLimit(was),
  };
}

/** Whether an upper row's value is what those below have to have: not what each place promises itself. */
function bindsBelow(upper: Row, element: string): boolean {
  return upper.document.variant.standard === true || !OF_PLACE.has(element);
}

const OF_PLACE: ReadonlySet<string> = new Set(['承诺办结时限', '到办事现场次数']);

function sayScalar(element: string, change: ElementChange, held: Held): Said | undefined {
  const after = held.row.item[element];
  const equal = (upper: Row) => upper.item[element] !== undefined && upper.item[element] === after;
  const follows = held.uppers.some(
    (upper) => equal(upper) && (bindsBelow(upper, element) || !held.uppersBefore.some(equal)),
  );
  if (follows) return undefined;
  return {
    message: `“${element}”由 ${worded(change.before)} 改为 ${worded(after)}，加重了申请人的负担`,
    actual: worded(after),
    ...(change.before === undefined ? {} : { expected: worded(change.before) }),
  };
}
