import type { Row } from '../model/document.js';
import { sameName, similarity } from '../values/text.js';
import { type Features, featuresOf } from './features.js';

/** From here on two names may be one name reworded; texts with another word in one place get no more. */
const LIKE = 0.5;

/** Shorter names stand in too many others to prove anything. */
const SHORTEST_CONTAINED = 4;

/** Without any act on one side, so little else in common is another item. */
const LEAST_CONTENT = 0.3;

/** How alike the names of two rows are, 0 to 1: 事项名称, with 业务办理项名称 and the like where written. */
export function nameLikeness(before: Row, after: Row): number {
  const [b, a] = [featuresOf(before), featuresOf(after)];
  const name = textLikeness(b.name, a.name);
  if (b.handling === '' && a.handling === '') return name;
  return (name + textLikeness(b.handling, a.handling)) / 2;
}

function textLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  if (sameName(a, b) === 'affix') return 0.95;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (coreOf(a, b) === coreOf(b, a)) return 0.9;
  const contained = short.length >= SHORTEST_CONTAINED && long.includes(short) ? 0.7 : 0;
  return Math.max(contained, similarity(a, b));
}

const REMARKS = /\([^()]*\)/g;
const ENDING = /(?:许可)?证?(?:核发|审批|审核|核准|许可)$/;

/** A name without what renewed lists add or drop: the last word, and a remark that the other lacks. */
function coreOf(name: string, other: string): string {
  const plain = other.includes('(') ? name : name.replace(REMARKS, '');
  return plain.replace(ENDING, '') || name;
}

/**
 * How likely two rows are one item whatever their codes say, 0 to 1, symmetric: names weigh half, then the
 * acts of the basis, materials, body, conditions, office, levels and the serial of the 业务办理项, as far as
 * both rows tell them. Another 事项类型 halves it.
 *
 * @param named the likeness of their names.
 */
export function likeness(before: Row, after: Row, named = nameLikeness(before, after)): number {
  const [b, a] = [featuresOf(before), featuresOf(after)];
  const parts = [...contentParts(b, a), [0.5, named] as const];
  const score = weigh(parts) ?? 0;
  return isOtherType(b, a) ? score / 2 : score;
}

export function isOtherType(b: Features, a: Features): boolean {
  return b.type !== undefined && a.type !== undefined && b.type !== a.type;
}

function* contentParts(b: Features, a: Features): Generator<readonly [number, number]> {
  if (b.acts.size > 0 && a.acts.size > 0) yield [0.2, overlap(b.acts, a.acts)];
  if (b.materials.size > 0 && a.materials.size > 0) yield [0.15, overlap(b.materials, a.materials)];
  if (b.conditions.size > 0 && a.conditions.size > 0) {
    yield [0.1, overlap(b.conditions, a.conditions)];
  }
  if (b.body !== undefined && a.body !== undefined) yield [0.15, b.body === a.body ? 1 : 0];
  if (b.office !== undefined && a.office !== undefined) {
    yield [0.1, b.office === a.office ? 1 : similarity(b.office, a.office)];
  }
  if (b.serial !== '' && a.serial !== '') yield [0.05, b.serial === a.serial ? 1 : 0];
  if (b.levels.size > 0 && a.levels.size > 0) yield [0.05, overlap(b.levels, a.levels)];
}

function weigh(parts: Iterable<readonly [number, number]>): number | undefined {
  let weights = 0;
  let sum = 0;
  for (const [weight, value] of parts) {
    weights += weight;
    sum += weight * value;
  }
  return weights === 0 ? undefined : sum / weights;
}

/** Dice coefficient of two sets. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const value of a) if (b.has(value)) common++;
  return (2 * common) / (a.size + b.size);
}

/**
 * Whether two rows of one code are clearly different items: the names unlike, and no act of the 设定依据 in
 * common. Where a side tells no acts, another type or nearly nothing else in common must show it.
 */
export function isOtherItem(before: Row, after: Row): boolean {
  const [b, a] = [featuresOf(before), featuresOf(after)];
  if (b.name === '' || a.name === '' || b.bareName === a.bareName) return false;
  if (textLikeness(b.name, a.name) > LIKE) return false;
  if (b.acts.size > 0 && a.acts.size > 0) return overlap(b.acts, a.acts) === 0;
  const content = weigh(contentParts(b, a));
  if (isOtherType(b, a)) return true;
  return content !== undefined && content < LEAST_CONTENT;
}
