import type { Direction } from '../model/change.js';
import { type DirectionRule, RULES } from './direction-rules.js';

/** The values of a row, or of one entry of a list, by element. */
export type Holder = Readonly<Record<string, unknown>>;

/** Which way an element or an entry goes, for the applicant and for the region. */
export interface Directions {
  readonly applicant: Direction;
  readonly region: Direction;
}

export const UNCHANGED: Directions = { applicant: '不变', region: '不变' };
export const TO_JUDGE: Directions = { applicant: '待判断', region: '待判断' };

/**
 * Several directions as one. All one way, or 不变 besides, is that way; 增加 with 压减 is 待判断, and so is
 * anything with a 待判断: what cannot be ordered may outweigh the rest.
 */
export function combine(directions: Iterable<Direction>): Direction {
  let combined: Direction = '不变';
  for (const direction of directions) {
    if (direction === '不变' || direction === combined) continue;
    if (direction === '待判断' || combined !== '不变') return '待判断';
    combined = direction;
  }
  return combined;
}

/** The opposite way: what a reverted change means. */
export function inverse(direction: Direction): Direction {
  if (direction === '增加') return '压减';
  return direction === '压减' ? '增加' : direction;
}

/**
 * Which way a scalar or a set of words goes, by the table of {@link RULES}; an element without a rule
 * (names, places, telephone numbers, the basis) changes nothing for applicant and region.
 */
export function directionOf(element: string, before: Holder, after: Holder): Directions {
  const rule = ruleOf(element);
  if (rule === undefined) return UNCHANGED;
  return {
    applicant: rule.applicant?.(before, after, element) ?? '不变',
    region: rule.region?.(before, after, element) ?? '不变',
  };
}

/** What an entry more in a list element means; an entry less is the inverse. */
export function directionOfEntry(element: string, entry: unknown): Directions {
  const rule = ruleOf(element)?.entry;
  return rule === undefined ? UNCHANGED : { ...UNCHANGED, ...rule(entry) };
}

/** What an entry in other words means. */
export function directionOfRewording(element: string): Direction {
  return ruleOf(element)?.reworded ?? '不变';
}

/** Whether both values say the same in other units: 1年 and 12月. */
export function isSameLimit(element: string, before: Holder, after: Holder): boolean {
  return ruleOf(element)?.same?.(before, after, element) ?? false;
}

function ruleOf(element: string): DirectionRule | undefined {
  return Object.hasOwn(RULES, element) ? RULES[element] : undefined;
}
