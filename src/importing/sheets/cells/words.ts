import type { Element } from '../../../standard/element.js';
import { toHalfWidth } from '../../../values/full-width.js';
import { nearest } from '../../../values/nearest.js';
import { cellText, type SheetCell } from '../sheet-grid.js';
import { type Reading, refused, taken } from './reading.js';

const YES = new Set([
  '是',
  '√',
  '✓',
  '✔',
  '☑',
  'y',
  'yes',
  '1',
  'true',
  't',
  '有',
  '对',
  '可',
  '支持',
]);
const NO = new Set([
  '否',
  '×',
  '✗',
  '✘',
  '☒',
  'x',
  'n',
  'no',
  '0',
  'false',
  'f',
  '无',
  '没有',
  '错',
  '不',
  '不支持',
]);
const SEPARATORS = /[、,，;；^|/\s]+/u;

/** 是 or 否 in any of the ways that people write them. */
export function readBool(cell: SheetCell): Reading {
  if (typeof cell !== 'string' && cell.type === 'boolean') return taken(cell.value);
  const text = cellText(cell);
  if (text === '是') return taken(true);
  if (text === '否') return taken(false);
  const plain = toHalfWidth(text).trim().toLowerCase();
  if (YES.has(plain)) return taken(true, '按 是 取');
  if (NO.has(plain)) return taken(false, '按 否 取');
  return refused('看不出是或否；请改成 是 或 否');
}

/** One word of a dictionary. */
export function readWord(cell: SheetCell, element: Element): Reading {
  const text = cellText(cell);
  const word = wordOf(text, element);
  if (word === undefined) return unknown(text, element);
  return taken(word, word === text ? undefined : `按 ${word} 取`);
}

/** Words of a dictionary, however they are separated; each once. */
export function readWords(cell: SheetCell, element: Element): Reading {
  const text = cellText(cell);
  const whole = wordOf(text, element);
  if (whole !== undefined) return taken([whole], whole === text ? undefined : `按 ${whole} 取`);
  const found = new Set<string>();
  let changed = '';
  for (const part of partsOf(text, element)) {
    const word = wordOf(part, element);
    if (word === undefined) return unknown(part, element);
    if (word !== part) changed = '按词典取';
    found.add(word);
  }
  if (found.size === 0) return unknown(text, element);
  const words = [...found];
  return taken(words, changed === '' ? undefined : `按 ${words.join('、')} 取`);
}

/** 省市县 without separators names three levels. */
function partsOf(text: string, { words }: Element): string[] {
  const plain = text.trim();
  if (words?.includes('省级') === true && /^[国省市县乡村]{2,6}$/.test(plain)) return [...plain];
  return plain.split(SEPARATORS).filter((part) => part !== '');
}

/** Texts whose word is remembered, for each element: columns repeat a few texts over and over. */
const REMEMBERED = 1000;
const remembered = new WeakMap<Element, Map<string, string | undefined>>();

/** The word that a text means: itself, a synonym, a code, or the only word that contains it. */
function wordOf(text: string, element: Element): string | undefined {
  let known = remembered.get(element);
  if (known === undefined) {
    known = new Map();
    remembered.set(element, known);
  }
  if (known.has(text)) return known.get(text);
  const word = findWord(text, element);
  if (known.size < REMEMBERED) known.set(text, word);
  return word;
}

function findWord(text: string, element: Element): string | undefined {
  const { words = [], synonyms, codes, open } = element;
  if (words.includes(text)) return text;
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const same = (word: string) => word.normalize('NFKC') === plain;
  const exact = words.find(same);
  if (exact !== undefined) return exact;
  const synonym = Object.keys(synonyms).find(same);
  if (synonym !== undefined) return synonyms[synonym];
  if (/^\d+$/.test(plain)) return wordOfCode(plain, codes);
  if (words.includes(`${plain}级`)) return `${plain}级`;
  if (plain === '国' && words.includes('国家级')) return '国家级';
  const containing = plain.length < 2 ? [] : words.filter((word) => word.includes(plain));
  if (containing.length === 1) return containing[0];
  return open && text.trim() !== '' ? text.trim() : undefined;
}

/** Codes are compared as numbers: a number cell has lost the zero of 01. */
function wordOfCode(code: string, codes: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(codes).find((word) => Number(codes[word]) === Number(code));
}

function unknown(text: string, { words = [] }: Element): Reading {
  const near = nearest(text, words);
  if (near !== undefined) return refused(`“${text}”不是词典里的词，是不是“${near}”？`);
  const shown = words.length > 12 ? `${words.slice(0, 12).join('、')} 等` : words.join('、');
  return refused(`“${text}”不是词典里的词；请改成 ${shown} 之一`);
}
