import type { ElementChange } from '../../model/change.js';
import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { show } from '../../standard/schema-fault.js';
import { sameName } from '../../values/text.js';
import { actName, actsOf, type CitedAct, placesBeyond } from '../acts.js';
import { list, other } from '../at.js';
import { wholeCatalogsAbove } from '../coverage.js';
import { isLocalLegislation } from '../own-setting.js';
import type { ChangeCase, RuleContext } from '../rule.js';
import { plain, writtenValue } from '../same/canonical.js';
import { agreesWithUpper, isOwnDetail, subjectOf } from './agreement.js';
import { isFounder } from './follows.js';
import { spotOf } from './spot.js';
import { catalogUppers, isOwnSetting, type UpperRow, uppersOf, uppersOfCode } from './upper.js';

/** An element of 同要素 that a change made differ from the upper chain, and what is to be said of it. */
export interface Deviation {
  readonly element: string;
  readonly finding: Finding;
}

/** A row after its change, with what it is held against. */
interface Held {
  readonly prior: Row;
  readonly row: Row;
  readonly view: RegionView;
  readonly uppers: readonly UpperRow[];
}

/**
 * The elements of 同要素 that a lower region changed by itself (domain §4.2 G1): they differ now from every
 * row of the item in the upper chain. Nothing for founders, lawful 自行设立 and changes of notation.
 */
export function deviationsOf(one: ChangeCase, context: RuleContext): readonly Deviation[] {
  const { change, view } = one;
  const [prior, secondBefore] = change.before;
  const [row, secondAfter] = change.after;
  if (view === undefined || prior === undefined || row === undefined) return [];
  if (secondBefore !== undefined || secondAfter !== undefined) return [];
  if (row.document.kind !== '基本目录' && row.document.kind !== '实施清单') return [];
  if (isFounder(view, row.item.基本编码) || isOwnSetting(row, view)) return [];
  const changed = change.elements.filter(
    (element) =>
      element.notation !== true &&
      context.sameElements.has(subjectOf(element.element)) &&
      !isOwnDetail(element, view),
  );
  const code = renumbering(prior, row);
  const recoded = code !== undefined && context.sameElements.has('基本编码');
  if (changed.length === 0 && !recoded) return [];
  return deviating({ held: heldOf(prior, row, view), changed, recoded }, context);
}

/** The old 基本编码, where it changed. */
function renumbering(prior: Row, row: Row): string | undefined {
  const { 基本编码: before } = prior.item;
  return before !== undefined && row.item.基本编码 !== undefined && before !== row.item.基本编码
    ? before
    : undefined;
}

function heldOf(prior: Row, row: Row, view: RegionView): Held {
  const now = catalogUppers(row, view);
  const old = renumbering(prior, row);
  if (old === undefined || now[0]?.via === 'same') return { prior, row, view, uppers: now };
  const kept = uppersOfCode(old, row, view);
  return { prior, row, view, uppers: kept.length > 0 ? kept : now };
}

function deviating(
  { held, changed, recoded }: { held: Held; changed: readonly ElementChange[]; recoded: boolean },
  context: RuleContext,
): Deviation[] {
  const { row, view, uppers } = held;
  if (uppers.length === 0) {
    const { 基本编码: code } = row.item;
    if (code === undefined || !wholeCatalogsAbove(view, code))
      context.undecided(row, '上级目录不在工作区，变更无从比较');
    return [];
  }
  const out: Deviation[] = recoded ? codeDeviation(held) : [];
  for (const element of changed) {
    const finding = elementFinding(element, held, context);
    if (finding !== undefined) out.push({ element: subjectOf(element.element), finding });
  }
  return out;
}

/** The chain still has the old code, or the same name under another, and nowhere the new one. */
function codeDeviation({ row, uppers }: Held): Deviation[] {
  const [upper] = uppers;
  const { 基本编码: actual } = row.item;
  const expected = upper?.row.item.基本编码;
  if (upper === undefined || actual === undefined || expected === undefined) return [];
  if (expected === actual || upper.via === 'kin') return [];
  return [
    {
      element: '基本编码',
      finding: {
        spot: spotOf(row, '基本编码'),
        message: `本次把基本编码改成 ${actual}，${upper.view.region.name}目录仍是 ${expected}，没有先作这一变更`,
        element: '基本编码',
        actual,
        expected,
        related: [other(upper.row, `${upper.view.region.name}目录：${expected}`, '基本编码')],
      },
    },
  ];
}

function elementFinding(
  change: ElementChange,
  held: Held,
  context: RuleContext,
): Finding | undefined {
  const element = subjectOf(change.element);
  if (element === '基本编码') return undefined;
  if (!tells(held.row, element)) return undefined;
  const same = held.uppers.filter(({ via }) => via === 'same' || isRenumbered(held));
  if (element === '事项类型') return plainFinding(element, held.uppers, held);
  if (element === '事项名称') return nameFinding(same, held);
  if (element === '设定依据') return basisFinding(same, held, context);
  if (agreesWithUpper(change, held.row, held.view)) return undefined;
  return otherFinding(element, held);
}

/** A renumbered row is held against the row that still has its old code. */
function isRenumbered({ prior, uppers }: Held): boolean {
  return uppers[0]?.row.item.基本编码 === prior.item.基本编码;
}

function plainFinding(
  element: string,
  uppers: readonly UpperRow[],
  { row }: Held,
): Finding | undefined {
  const actual = row.item[element];
  const known = uppers.filter((upper) => upper.row.item[element] !== undefined);
  const [upper] = known;
  if (upper === undefined || upper.via === 'named' || actual === undefined) return undefined;
  if (known.some((candidate) => candidate.row.item[element] === actual)) return undefined;
  return differs(element, row, upper.row, upper.view.region.name);
}

function nameFinding(uppers: readonly UpperRow[], { row }: Held): Finding | undefined {
  const { 事项名称: actual } = row.item;
  const known = uppers.filter((upper) => upper.row.item.事项名称 !== undefined);
  const [upper] = known;
  if (upper === undefined || actual === undefined) return undefined;
  const verdicts = known.map((candidate) => sameName(actual, candidate.row.item.事项名称 ?? ''));
  if (verdicts.some((verdict) => verdict === 'same' || verdict === 'width')) return undefined;
  const finding = differs('事项名称', row, upper.row, upper.view.region.name);
  return verdicts[0] === 'affix' ? { ...finding, severity: 'warning' } : finding;
}

/** Other elements of 同要素 (十二同 …), held against the rows that tell them. */
function otherFinding(element: string, { row, view }: Held): Finding | undefined {
  const upper = uppersOf(row, element, view).find(({ item }) => item[element] !== undefined);
  if (upper === undefined) return undefined;
  const place = [view, ...chain(view)].find(({ region }) => region.code === upper.document.region);
  const name = place?.region.name ?? upper.document.region;
  return differs(element, row, upper, name);
}

function* chain(view: RegionView): Generator<RegionView> {
  for (let at = view.upper; at !== undefined; at = at.upper) yield at;
}

function differs(element: string, row: Row, upper: Row, name: string): Finding {
  const actual = plain(writtenValue(row, element) ?? '没有写');
  const expected = plain(writtenValue(upper, element));
  const where = upper.document.variant.standard === true ? '标准' : DOCUMENTS[upper.document.kind];
  return {
    spot: spotOf(row, element),
    message: `本次把“${element}”改成“${show(actual)}”，${name}${where}是“${show(expected)}”，没有先作这一变更`,
    element,
    actual,
    expected,
    related: [other(upper, `${name}${where}：${show(expected)}`, element)],
  };
}

const DOCUMENTS: Readonly<Record<string, string>> = { 基本目录: '目录', 实施清单: '实施清单' };

/** Acts that came and no upper row cites, acts that went and every upper row still cites. */
function basisFinding(
  uppers: readonly UpperRow[],
  { prior, row, view }: Held,
  context: RuleContext,
): Finding | undefined {
  const telling = uppers.filter((upper) => tells(upper.row, '设定依据'));
  const [upper] = telling;
  if (upper === undefined) {
    if (uppers.length > 0) context.undecided(row, '设定依据未载');
    return undefined;
  }
  const theirs = telling.map((candidate) => allActs(candidate.row));
  const old = keysOf(allActs(prior));
  const now = keysOf(allActs(row));
  const cited = (key: string) => theirs.map((acts) => keysOf(acts).has(key));
  const came = actsOf(row.item.设定依据 ?? []).filter(
    ({ key }) => !old.has(key) && !cited(key).includes(true),
  );
  const foreign = came.filter((act) => !isLocalLegislation(act, view));
  const went = actsOf(prior.item.设定依据 ?? []).filter(
    ({ key }) => !now.has(key) && !cited(key).includes(false),
  );
  const beyond = newPlaces(prior, row, theirs.flat());
  if (foreign.length + went.length + beyond.length === 0) return undefined;
  const name = upper.view.region.name;
  const said = [
    ...(foreign.length > 0 ? [`增加了${name}目录没有的${names(foreign)}`] : []),
    ...(went.length > 0 ? [`删去了${name}目录引用的${names(went)}`] : []),
    ...(foreign.length + went.length > 0 ? [] : [`引用了${name}目录没有引用的${list(beyond)}`]),
  ];
  return {
    spot: spotOf(row, '设定依据'),
    message: `本次变更的设定依据${said.join('，')}`,
    element: '设定依据',
    actual: [...(row.item.设定依据 ?? [])].join('；'),
    expected: [...(upper.row.item.设定依据 ?? [])].join('；'),
    related: [other(upper.row, `${name}目录的设定依据`, '设定依据')],
    ...(foreign.length + went.length > 0 ? {} : { severity: 'warning' as const }),
  };
}

/** Articles that came with the change and lie beyond what the chain cites. */
function newPlaces(prior: Row, row: Row, theirs: readonly CitedAct[]): string[] {
  const known = keysOf(theirs);
  return actsOf(row.item.设定依据 ?? []).flatMap((act) => {
    if (!known.has(act.key)) return [];
    const before = allActs(prior).filter(({ key }) => key === act.key);
    const old = new Set(before.flatMap((one) => placesBeyond(one, theirs)));
    return placesBeyond(act, theirs)
      .filter((place) => !old.has(place))
      .map((place) => `${actName(act)}${place}`);
  });
}

function allActs(row: Row): readonly CitedAct[] {
  return [...actsOf(row.item.设定依据 ?? []), ...actsOf(row.item.实施依据 ?? [])];
}

function keysOf(acts: readonly CitedAct[]): ReadonlySet<string> {
  return new Set(acts.map(({ key }) => key));
}

function names(acts: readonly CitedAct[]): string {
  return [...new Set(acts.map(actName))].join('、');
}
