import type { ElementChange, EntryChange } from '../model/change.js';
import { actName, actsOf, type CitedAct } from '../rules/acts.js';
import type { Element } from '../standard/element.js';
import { formatArticle } from '../values/citation.js';
import { isNothing, normalizeText } from '../values/text.js';
import { canonical } from './canonical.js';
import {
  combine,
  type Directions,
  directionOfEntry,
  directionOfRewording,
  type Holder,
  inverse,
  UNCHANGED,
} from './direction.js';
import { type ListEntry, pairEntries } from './pair-entries.js';
import { valueText } from './value-text.js';

/** What differs between two lists. */
export interface ListDifference {
  readonly entries: readonly EntryChange[];
  readonly directions: Directions;
}

type CompareParts = (before: Holder, after: Holder) => readonly ElementChange[];

/** By what an entry with elements of its own is known; else by its first element. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  下放: ['层级', '地区'],
  委托: ['委托机关', '层级', '地区'],
};

/** Lists whose order says something. */
const ORDERED = new Set(['办理流程']);

/** Differences of a list of texts: conditions, materials of a list, offices that take part. */
export function textDifference(
  element: string,
  before: readonly unknown[],
  after: readonly unknown[],
): ListDifference {
  const read = (list: readonly unknown[]): ListEntry[] =>
    list.flatMap((value, index) => {
      const text = String(value);
      const key = normalizeText(text);
      return isNothing(text) ? [] : [{ index, value, text, key, content: key }];
    });
  const [b, a] = [read(before), read(after)];
  if (isSameText(b, a)) return { entries: [], directions: UNCHANGED };
  const paired = pairEntries(b, a, true);
  const changed = paired.pairs.flatMap(([b, a]): EntryChange[] =>
    b.key === a.key
      ? []
      : [{ kind: '变更', ...sides(b, a), applicant: directionOfRewording(element) }],
  );
  return withEnds(element, changed, paired);
}

/** What stands between entries that are written as one. */
const SEPARATORS = /[;；,，。、\s]/gu;

/** Whether two lists say the same in the same order, only cut into entries elsewhere. */
function isSameText(before: readonly ListEntry[], after: readonly ListEntry[]): boolean {
  const joined = (entries: readonly ListEntry[]) =>
    entries.map(({ key }) => key.replace(SEPARATORS, '')).join('');
  return before.length !== after.length && joined(before) === joined(after);
}

/** Differences of two sets of words or codes. */
export function wordDifference(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly EntryChange[] {
  const read = (list: readonly unknown[]): ListEntry[] =>
    list.map((value, index) => {
      const text = String(value);
      const key = normalizeText(text);
      return { index, value, text, key, content: key };
    });
  return withEnds('', [], pairEntries(read(before), read(after), false)).entries;
}

/** Differences of a list of entries that have elements of their own: materials, steps, fees. */
export function partsDifference(
  element: Element,
  [before, after]: readonly [readonly Holder[], readonly Holder[]],
  compareParts: CompareParts,
): ListDifference {
  const names = IDENTITY[element.name] ?? [...(element.parts?.keys() ?? [])].slice(0, 1);
  const read = (list: readonly Holder[]) =>
    list.map((value, index) => entryOf(value, index, names));
  const paired = pairEntries(read(before), read(after), !(element.name in IDENTITY));
  const moved = ORDERED.has(element.name) ? movedOf(paired.pairs) : new Set<ListEntry>();
  const changed: EntryChange[] = [];
  for (const [b, a] of paired.pairs) {
    const all = compareParts(b.value as Holder, a.value as Holder);
    const parts = all.filter((part) => part.notation !== true);
    if (parts.length === 0 && !moved.has(a)) continue;
    changed.push({
      kind: '变更',
      ...sides(b, a),
      ...(parts.length === 0 ? {} : { parts }),
      applicant: combine(parts.map((part) => part.applicant)),
    });
  }
  return withEnds(element.name, changed, paired);
}

function entryOf(value: Holder, index: number, names: readonly string[]): ListEntry {
  const identity = names.map((name) => valueText(value[name])).filter((text) => text !== '');
  const text = identity.join('，');
  const content = canonical(value);
  return { index, value, text, key: text === '' ? content : normalizeText(text), content };
}

/** Entries on both sides that stand at another place among those that both sides have. */
function movedOf(pairs: readonly (readonly [ListEntry, ListEntry])[]): Set<ListEntry> {
  const inBefore = [...pairs].sort(([a], [b]) => a.index - b.index).map(([, after]) => after);
  const inAfter = [...pairs].sort(([, a], [, b]) => a.index - b.index).map(([, after]) => after);
  return new Set(inAfter.filter((entry, at) => inBefore[at] !== entry));
}

/**
 * Differences of two lists of citations, act by act: an act that came or went, and one of which other
 * articles are cited. Texts that cite nothing are compared as texts.
 */
export function citationDifference(
  before: readonly string[],
  after: readonly string[],
): ListDifference {
  const [b, a] = [citedOf(before), citedOf(after)];
  const paired = pairEntries(b, a, false);
  const changed = paired.pairs.flatMap(([x, y]): EntryChange[] =>
    x.content === y.content ? [] : [{ kind: '变更', ...sides(x, y), applicant: '不变' }],
  );
  return withEnds('', changed, paired);
}

function citedOf(citations: readonly string[]): ListEntry[] {
  const acts = new Map<string, CitedAct[]>();
  const cited = new Set<number>();
  for (const act of actsOf(citations)) {
    cited.add(act.index);
    const same = acts.get(act.key);
    if (same === undefined) acts.set(act.key, [act]);
    else same.push(act);
  }
  const entries = [...acts].map(([key, same]): ListEntry => {
    const places = [
      ...new Set(same.flatMap((act) => [...act.articles.map(formatArticle), ...act.locators])),
    ].sort();
    const first = same[0]!;
    const text = `${actName(first)}${places.join('、')}`;
    return { index: first.index, value: same, text, key, content: `${key} ${places.join(' ')}` };
  });
  for (const [index, text] of citations.entries()) {
    const key = normalizeText(text);
    if (!cited.has(index) && key !== '')
      entries.push({ index, value: text, text, key, content: key });
  }
  return entries;
}

function sides(b: ListEntry, a: ListEntry) {
  return {
    before: { index: b.index, text: b.text },
    after: { index: a.index, text: a.text },
  };
}

/** Adds what came and went, in the order of the lists, and says which way it all goes. */
function withEnds(
  element: string,
  changed: readonly EntryChange[],
  { gone, come }: { gone: readonly ListEntry[]; come: readonly ListEntry[] },
): ListDifference {
  const entries = [...changed];
  const regions: Directions['region'][] = [];
  for (const { index, text, value } of gone) {
    const { applicant, region } = directionOfEntry(element, value);
    regions.push(inverse(region));
    entries.push({ kind: '减少', before: { index, text }, applicant: inverse(applicant) });
  }
  for (const { index, text, value } of come) {
    const { applicant, region } = directionOfEntry(element, value);
    regions.push(region);
    entries.push({ kind: '增加', after: { index, text }, applicant });
  }
  entries.sort((x, y) => placeOf(x) - placeOf(y) || ORDER.indexOf(x.kind) - ORDER.indexOf(y.kind));
  return {
    entries,
    directions: {
      ...UNCHANGED,
      applicant: combine(entries.map(({ applicant }) => applicant)),
      region: combine(regions),
    },
  };
}

const ORDER: readonly EntryChange['kind'][] = ['减少', '变更', '增加'];

function placeOf({ before, after }: EntryChange): number {
  return after?.index ?? before?.index ?? 0;
}
