import { isDate } from '../../values/date.js';
import type { Element } from '../element.js';

/** Values of every JSON type, right for some shapes and wrong for others. */
export const VALUES: readonly unknown[] = [
  null,
  '',
  '甲',
  '2025-02-29',
  '2024-02-29',
  '县级',
  '000131003000',
  '320583',
  0,
  5,
  -1,
  1.5,
  9999999,
  true,
  [],
  ['甲'],
  ['县级'],
  ['000131003000'],
  ['320583'],
  [''],
  [5],
  [null],
  [['甲']],
  {},
  { 甲: 1 },
];

const CODE12 = /^(00|[1-9]\d)\d{2}[0-9A-HJ-NP-RTUW-Y]{5}(\d{3}|00Y)$/;

/** Whether a value is right for an element, told from its shape and dictionary alone. */
export function fits(element: Element, value: unknown): boolean {
  const filled = (entry: unknown) => typeof entry === 'string' && entry !== '';
  const every = (test: (entry: unknown) => boolean) => Array.isArray(value) && value.every(test);
  const word = (entry: unknown) =>
    typeof entry === 'string' &&
    (element.open ||
      (element.words?.includes(entry) ?? false) ||
      Object.hasOwn(element.synonyms, entry));
  const region = (entry: unknown) => typeof entry === 'string' && /^\d{6}$/.test(entry);
  const distinct = () => Array.isArray(value) && new Set(value).size === value.length;
  switch (element.shape) {
    case 'text':
      return typeof value === 'string';
    case 'texts':
    case 'citations':
      return every(filled);
    case 'textOrTexts':
      return typeof value === 'string' || every(filled);
    case 'word':
      return word(value);
    case 'words':
      return every((entry) => word(entry) && entry !== '') && distinct();
    case 'wordOrWords':
      return word(value) || every(word);
    case 'int':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'version':
      return typeof value === 'string' || Number.isInteger(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDate(value);
    case 'codes':
      return every((entry) => typeof entry === 'string' && CODE12.test(entry)) && distinct();
    case 'region':
      return region(value);
    case 'regions':
      return region(value) || every(region);
    case 'list':
      return every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
    case 'locks':
      return (
        every((entry) => typeof entry === 'string') ||
        (typeof value === 'object' &&
          value !== null &&
          !Array.isArray(value) &&
          Object.keys(value).length === 0)
      );
    default:
      // Codes of a row: the code rules judge their structure.
      return typeof value === 'string';
  }
}
