import type { ElementChange } from '../model/change.js';
import { type Row, tells } from '../model/document.js';
import type { Element } from '../standard/element.js';
import { toHalfWidth } from '../values/code.js';
import { isNothing, normalizeText } from '../values/text.js';
import { canonical, isEqual } from './canonical.js';
import { directionOf, type Holder, isSameLimit, TO_JUDGE, UNCHANGED } from './direction.js';
import {
  citationDifference,
  type ListDifference,
  partsDifference,
  textDifference,
  wordDifference,
} from './entries.js';

/** What an element that is not written says. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  事项状态: '在用',
  公开: true,
  提交方式: '申请人提交',
};

type Elements = ReadonlyMap<string, Element>;

/**
 * The elements that differ between two rows of one item, in the order of the standard's table. An element
 * that one side writes malformed or as 待填 is a change that nobody can judge; one that a side's source does
 * not carry (未载要素) tells nothing of a change for applicant or region.
 */
export function elementChanges(before: Row, after: Row, elements: Elements): ElementChange[] {
  if (isSameRow(before, after)) return [];
  const changes: ElementChange[] = [];
  for (const name of namesOf(
    [before.item, after.item, ...marks(before), ...marks(after)],
    elements,
  )) {
    const change = compareElement(name, [before.item, after.item], elements.get(name));
    const [b, a] = [tells(before, name), tells(after, name)];
    if (b && a) {
      if (change !== undefined) changes.push(change);
    } else if (stateOf(before, name) !== stateOf(after, name) || change !== undefined) {
      changes.push(untold(name, before, after));
    }
  }
  return changes;
}

/** The common case, told fast: nothing differs and nothing is left untold. */
function isSameRow(before: Row, after: Row): boolean {
  const untold = before.faulty.size + before.blank.size + after.faulty.size + after.blank.size;
  return untold === 0 && isEqual(before.item, after.item);
}

function marks({ faulty, blank }: Row): Holder[] {
  if (faulty.size + blank.size === 0) return [];
  return [Object.fromEntries([...faulty, ...blank].map((name) => [name, true]))];
}

/** Why a row does not tell an element; '' when it does. */
function stateOf(row: Row, name: string): string {
  if (row.blank.has(name)) return '待填';
  if (row.faulty.has(name)) return '有误';
  return '';
}

function untold(element: string, before: Row, after: Row): ElementChange {
  const absent = before.document.absent.has(element) || after.document.absent.has(element);
  const value = (row: Row) => (row.blank.has(element) ? '待填' : row.item[element]);
  return {
    element,
    before: value(before),
    after: value(after),
    ...(absent ? UNCHANGED : TO_JUDGE),
  };
}

/** The elements that differ between two sets of values, such as the elements of two materials. */
export function valueChanges(before: Holder, after: Holder, elements: Elements): ElementChange[] {
  return namesOf([before, after], elements).flatMap((name) => {
    const change = compareElement(name, [before, after], elements.get(name));
    return change === undefined ? [] : [change];
  });
}

/** Names in the order of the table; those it does not know at the end, sorted. */
function namesOf(holders: readonly Holder[], elements: Elements): string[] {
  const written = new Set(holders.flatMap((holder) => Object.keys(holder)));
  const known = [...elements.keys()].filter((name) => written.has(name));
  return [...known, ...[...written].filter((name) => !elements.has(name)).sort()];
}

function compareElement(
  name: string,
  holders: readonly [Holder, Holder],
  element: Element | undefined,
): ElementChange | undefined {
  const before = holders[0][name];
  const after = holders[1][name];
  if (before === after) return undefined;
  if (Array.isArray(before) || Array.isArray(after)) {
    return compareLists(name, holders, element);
  }
  if (isEqual(before, after)) return undefined;
  const directions = directionOf(name, ...holders);
  const notation = isNotation(name, before, after) || isSameLimit(name, ...holders);
  return notation
    ? { element: name, before, after, notation: true, ...UNCHANGED }
    : { element: name, before, after, ...directions };
}

function isNotation(name: string, before: unknown, after: unknown): boolean {
  return plain(before ?? DEFAULTS[name]) === plain(after ?? DEFAULTS[name]);
}

function plain(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return canonical(value);
  return isNothing(value) ? '' : normalizeText(toHalfWidth(value));
}

function compareLists(
  name: string,
  holders: readonly [Holder, Holder],
  element: Element | undefined,
): ElementChange | undefined {
  const [before, after] = [holders[0][name], holders[1][name]];
  if (isEqual(before, after)) return undefined;
  const [b, a] = [listOf(before), listOf(after)];
  const { entries, directions } = listDifference(name, holders, element);
  if (entries.length > 0) return { element: name, before, after, entries, ...directions };
  if (isReordered(b, a) && (before === undefined) === (after === undefined)) return undefined;
  return { element: name, before, after, notation: true, ...UNCHANGED };
}

function listDifference(
  name: string,
  holders: readonly [Holder, Holder],
  element: Element | undefined,
): ListDifference {
  const [b, a] = [listOf(holders[0][name]), listOf(holders[1][name])];
  const { parts } = element ?? {};
  if (element !== undefined && parts !== undefined) {
    return partsDifference(element, [b as Holder[], a as Holder[]], (x, y) =>
      valueChanges(x, y, parts),
    );
  }
  if (isCitations(name, element)) return citationDifference(b.map(String), a.map(String));
  if (isWords(element)) {
    return { entries: wordDifference(b, a), directions: directionOf(name, ...holders) };
  }
  return textDifference(name, b, a);
}

/** A list, or the one entry that is written in its place. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isReordered(before: readonly unknown[], after: readonly unknown[]): boolean {
  const sorted = (list: readonly unknown[]) => list.map(canonical).sort().join('\n');
  return sorted(before) === sorted(after);
}

function isCitations(name: string, element: Element | undefined): boolean {
  return element?.shape === 'citations' || name.endsWith('依据');
}

const WORD_SHAPES = new Set(['word', 'words', 'wordOrWords', 'codes', 'regions']);

function isWords(element: Element | undefined): boolean {
  return element !== undefined && WORD_SHAPES.has(element.shape);
}
