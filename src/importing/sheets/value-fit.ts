import type { Element } from '../../standard/element.js';
import { basicCodeFault } from '../../values/code.js';
import { isDate } from '../../values/date.js';
import { isList, type Value } from '../../yaml/value.js';
import { BLANK } from './cells/reading.js';

/** Whether a value has the shape of its element, as far as a repair of its cell could help. */
export function fits(value: Value, element: Element): boolean {
  if (value === BLANK) return true;
  const { shape, words, synonyms, open } = element;
  const isWord = (word: Value) =>
    words === undefined ||
    open ||
    (typeof word === 'string' && (words.includes(word) || Object.hasOwn(synonyms, word)));
  switch (shape) {
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDate(value);
    case 'code12':
      return typeof value === 'string' && basicCodeFault(value) === undefined;
    case 'code31':
    case 'code33':
    case 'credit18':
      return typeof value === 'string' && /^[0-9A-Z]+$/.test(value);
    case 'word':
      return isWord(value);
    case 'words':
      return isList(value) && value.every(isWord);
    case 'text':
      return typeof value === 'string';
    default:
      return true;
  }
}
