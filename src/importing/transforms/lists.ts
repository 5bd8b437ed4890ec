import { z } from 'zod';
import { isList, type Value } from '../../yaml/value.js';
import { Refusal, type Transform } from '../value.js';

const scalar = z.union([z.string().min(1), z.int(), z.boolean()]);

/** Arguments of the list transforms, by name. */
export const LIST_ARGUMENTS = {
  材料: z.record(z.string().min(1), scalar).optional(),
  条文: z.undefined(),
};

/** `材料`: names → rows of 申请材料; what every material of the source shares may be added. */
export function asMaterials(shared: Readonly<Record<string, string | number | boolean>> = {}) {
  return ((value) => {
    const names = isList(value) ? value : [value];
    const rows: Value[] = [];
    for (const name of names) {
      if (name === null || name === '') continue;
      if (typeof name !== 'string') return new Refusal('材料名称应为文字');
      if (name.trim() !== '') rows.push({ 材料名称: name.trim(), ...shared });
    }
    return rows;
  }) satisfies Transform;
}

/** `条文`: a text → list of texts, split where a numbering that runs 1, 2, 3 … is certain. */
export function asArticles(): Transform {
  return (value) => {
    const texts = isList(value) ? value : [value];
    const articles: string[] = [];
    for (const text of texts) {
      if (typeof text !== 'string') return new Refusal('应为文字');
      articles.push(...splitArticles(text));
    }
    return articles;
  };
}

const NUMERALS = '一二三四五六七八九十';

/** Ways of numbering; the group is the number. A marker may not run on as 第（一）项 does. */
const STYLES: readonly RegExp[] = [
  /[（(]([一二三四五六七八九十]{1,3})[）)](?![项款目条规])/gu,
  /([一二三四五六七八九十]{1,3})、/gu,
  /(\d{1,2})[、．.](?!\d)/gu,
  /[（(](\d{1,2})[）)](?![项款目条规])/gu,
  /([①-⑳])/gu,
];

/** What may stand before a marker: the beginning, a blank, the end of a clause. */
const BOUNDARY = /(?:^|[\s：:；;。，,、！!？?”》）)])$/u;

/**
 * Splits numbered text at its outermost numbering, keeping the numbers and every other character
 * but the blanks around a cut. Text whose numbering restarts, skips or has one number stays whole.
 */
export function splitArticles(text: string): string[] {
  const cuts = outermost(STYLES.map((style) => markers(text, style)));
  const edges = [0, ...cuts.filter((at) => at > 0), text.length];
  const parts: string[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const part = text.slice(edges[index], edges[index + 1]).trim();
    if (part !== '') parts.push(part);
  }
  return parts;
}

/** Places of 1, 2, 3 … in one style; empty unless the sequence is complete and stands once. */
function markers(text: string, style: RegExp): number[] {
  const places: number[] = [];
  for (const match of text.matchAll(style)) {
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    if (!BOUNDARY.test(before)) continue;
    if (numberOf(match[1] ?? '') !== places.length + 1) return [];
    places.push(match.index);
  }
  return places.length >= 2 ? places : [];
}

/** The numbering that begins first encloses the others. */
function outermost(found: readonly number[][]): number[] {
  let best: number[] = [];
  for (const places of found) {
    const [first] = places;
    if (first === undefined) continue;
    if (best[0] === undefined || first < best[0]) best = places;
  }
  return best;
}

function numberOf(mark: string): number {
  if (/^\d+$/.test(mark)) return Number(mark);
  const circled = mark.codePointAt(0) ?? 0;
  if (circled >= 0x2460 && circled <= 0x2473) return circled - 0x2460 + 1;
  const [tens, units] = mark.includes('十') ? mark.split('十') : ['', mark];
  const ten = mark.includes('十') ? (tens === '' ? 1 : digit(tens)) : 0;
  return ten * 10 + (units === '' ? 0 : digit(units));
}

function digit(numeral: string | undefined): number {
  const index = NUMERALS.indexOf(numeral ?? '');
  return index < 0 ? Number.NaN : index + 1;
}
