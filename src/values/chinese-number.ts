const DIGITS = '零一二三四五六七八九';
const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...DIGITS].map((digit, value) => [digit, value] as const),
  ...[...'〇○Ｏ'].map((zero) => [zero, 0] as const),
  ['两', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
]);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const MYRIADS: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

/** Greatest number that `toChineseNumber` writes. */
const GREATEST = 999_999_999_999;

/**
 * The value of a whole number written in Chinese (四十一, 一百零一, 两千, 三万五千), digit by digit (二〇二二), or in
 * Arabic digits of either width; undefined for anything else.
 */
export function chineseNumber(text: string): number | undefined {
  if (text === '') return undefined;
  if (/^[0-9０-９]+$/.test(text)) return Number(text.normalize('NFKC'));
  if (text.length > 1 && [...text].every((character) => VALUES.has(character))) {
    return [...text].reduce((sum, character) => sum * 10 + (VALUES.get(character) ?? 0), 0);
  }
  return inWords(text);
}

/** Reads 十, 百, 千 within a section of four digits, and 万 and 亿 after one; units must fall within a section. */
function inWords(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let lastUnit = Number.POSITIVE_INFINITY;
  let digit: number | undefined;
  for (const character of text) {
    const value = VALUES.get(character);
    const unit = UNITS.get(character);
    const myriad = MYRIADS.get(character);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
    } else if (unit !== undefined) {
      if (unit >= lastUnit) return undefined;
      lastUnit = unit;
      section += (digit || 1) * unit;
      digit = undefined;
    } else if (myriad !== undefined) {
      const before = section + (digit ?? 0);
      total = myriad === 1e8 ? (total + before) * myriad : total + before * myriad;
      section = 0;
      lastUnit = Number.POSITIVE_INFINITY;
      digit = undefined;
    } else {
      return undefined;
    }
  }
  return total + section + (digit ?? 0);
}

/**
 * A whole number from 0 to 999,999,999,999 in Chinese, as acts write it: 10 is 十, 41 is 四十一, 101 is
 * 一百零一, 110 is 一百一十. Throws a RangeError for any other number.
 */
export function toChineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > GREATEST) {
    throw new RangeError(`not a whole number from 0 to ${GREATEST}: ${n}`);
  }
  if (n === 0) return '零';
  const words = grouped(n);
  return words.startsWith('一十') ? words.slice(1) : words;
}

function grouped(n: number): string {
  let words = '';
  let rest = n;
  for (const [value, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const section = Math.floor(rest / value);
    rest %= value;
    if (section === 0) continue;
    const gap = words !== '' && section < 1000;
    words += `${gap ? '零' : ''}${sectionWords(section)}${name}`;
  }
  return words;
}

/** 1 to 9999, without a leading zero: 8021 is 八千零二十一. */
function sectionWords(section: number): string {
  let words = '';
  let gap = false;
  let rest = section;
  for (const [value, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(rest / value);
    rest %= value;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += `${gap ? '零' : ''}${DIGITS.charAt(digit)}${name}`;
    gap = false;
  }
  return words;
}
