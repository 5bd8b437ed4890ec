import { bounded } from './bounded.js';
import { normalizeText } from './normalize.js';

export { nearest } from './nearest.js';
export { neutralText } from './neutral-text.js';
export { normalizeText } from './normalize.js';
export { REWORDED, similarity } from './similarity.js';

/**
 * Texts that say the same: clerks type brackets, digits, quotes and spaces in many widths, and copies of
 * one official name differ by little else (domain §7.11). Everything here is for comparing only; the
 * original is what a reader is shown.
 */

export type NameComparison = 'same' | 'width' | 'affix' | 'different';

/**
 * How two names agree: `same` to the character; `width` when they differ only by width, brackets, quotes or
 * spaces; `affix` when one only has a trailing 审批 or 核发 (also before a closing bracket group) or a
 * 中华人民共和国 at the head of the name or of a title in it; else `different`.
 */
export function sameName(a: string, b: string): NameComparison {
  if (a === b) return 'same';
  const left = normalizeText(a);
  const right = normalizeText(b);
  if (left === right) return 'width';
  return withoutAffixes(left) === withoutAffixes(right) ? 'affix' : 'different';
}

const STATE = /(^|[《"(])中华人民共和国(?=.)/g;
const ENDING = /(?:审批|核发)((?:\([^()]*\))*)$/;

function withoutAffixes(name: string): string {
  const local = name.replace(STATE, '$1');
  const short = local.replace(ENDING, '$1');
  return short === '' || short.startsWith('(') ? local : short;
}

const GROUP = /\(([^()]*)\)/g;
const LEVEL_WORD =
  /^(?:(?:国家|部|省|自治区|直辖市|设区的市|地级?市|市|自治?州|盟|县|区|旗|乡镇|乡|镇|街道|村|社区)(?:级|本级)?(?:[及和或与/、,]|以上|以下)*)+(?:级)?(?:权限|事权|实施)?$/;

/**
 * A name without its level suffixes, normalised: 商品房预售许可（设区的市级权限）核发 is 商品房预售许可核发 (domain §7.1,
 * §7.3). Any bracket group that says nothing but a level is one: （省级权限）, （县级）, （市级/县级）.
 */
export function bareName(name: string): string {
  return bare(name);
}

const bare = bounded((name: string): string => {
  const text = normalizeText(name);
  if (!text.includes('(')) return text;
  return normalizeText(
    text.replace(GROUP, (group, inner: string) => (isLevelSuffix(inner) ? '' : group)),
  );
});

/** The length bound keeps the pattern cheap on any input. */
function isLevelSuffix(inner: string): boolean {
  return inner.length <= 24 && /级|权限/.test(inner) && LEVEL_WORD.test(inner);
}

const NOTHING = new Set([
  '',
  '无',
  '暂无',
  '没有',
  '空',
  '/',
  '-',
  '\\',
  '~',
  '不涉及',
  '无要求',
  '无此项',
  '不适用',
  'N/A',
  'n/a',
  'NULL',
  'null',
  'None',
  'none',
]);

/** Whether a value says that there is nothing: 无, 暂无, /, -, an empty text (domain §7.13). */
export function isNothing(text: string): boolean {
  return text.length <= 12 && NOTHING.has(normalizeText(text));
}
