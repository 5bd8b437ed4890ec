import type { Element } from '../../standard/element.js';
import type { Profile } from '../../standard/profile.js';
import { isList, type Value, type Values } from '../../yaml/value.js';

/** What a field of the exchange holds. */
export type FieldValue = string | number;

/** Codes of the words of an element in one row. */
export type Codes = Readonly<Record<string, string>>;

/** Between several codes of one field (domain §2.5). */
const JOIN = '^';

/**
 * The value of a field, or undefined where it has none that {@link fieldToValue} would read back: the
 * value then stands in `extend_field`.
 */
export function valueToField(value: Value, element: Element, codes: Codes): FieldValue | undefined {
  const field = element.shape === 'list' ? undefined : rawField(value, element, codes);
  if (field === undefined) return undefined;
  return same(fieldToValue(field, element, codes), value) ? field : undefined;
}

/** The value that a field stands for. */
export function fieldToValue(field: FieldValue, { shape }: Element, codes: Codes): Value {
  if (typeof field === 'number') return field;
  switch (shape) {
    case 'bool':
      return field === '1' ? true : field === '0' ? false : field;
    case 'word':
      return wordOf(field, codes);
    case 'words':
    case 'codes':
      return field.split(JOIN).map((code) => wordOf(code, codes));
    case 'texts':
    case 'citations':
      return field.split('\n');
    case 'textOrTexts':
      return field.includes('\n') ? field.split('\n') : field;
    default:
      return field;
  }
}

/**
 * The codes of 事项类型 for a row: those of the profile, for a code that begins with 00 the national
 * ones; where the place numbers a type more than once, the digits of the code itself.
 */
export function typeCodes(
  row: Values,
  profile: Pick<Profile, 'typeDigits'>,
  element: Element,
): Codes {
  const code = typeof row.基本编码 === 'string' ? row.基本编码 : '';
  if (code.startsWith('00')) return element.codes;
  const digits = code.slice(2, 4);
  return Object.fromEntries(
    [...profile.typeDigits].flatMap(([word, all]) => {
      const own = all.includes(digits) ? digits : all[0];
      return own === undefined ? [] : [[word, own]];
    }),
  );
}

function rawField(value: Value, element: Element, codes: Codes): FieldValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return element.shape !== 'bool' ? undefined : value ? '1' : '0';
  if (typeof value === 'string') return codeOf(value, codes);
  if (!isList(value)) return undefined;
  const texts: string[] = [];
  for (const entry of value) {
    const text = typeof entry === 'string' ? codeOf(entry, codes) : undefined;
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join(element.shape === 'words' || element.shape === 'codes' ? JOIN : '\n');
}

/** The code of a word; a text that has no dictionary stands for itself. */
function codeOf(word: string, codes: Codes): string | undefined {
  if (Object.keys(codes).length === 0) return word;
  return Object.hasOwn(codes, word) ? codes[word] : undefined;
}

function wordOf(code: string, codes: Codes): string {
  for (const [word, own] of Object.entries(codes)) if (own === code) return word;
  return code;
}

function same(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
