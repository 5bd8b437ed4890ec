import { isList, type Value } from '../yaml/value.js';

/** What a cell of a table holds: text, a number, a day (YYYY-MM-DD), or nothing. */
export type CellContent = string | number | { readonly day: string } | undefined;

/** Begins what only sitong writes into a cell; a sign that stands in no text of an office. */
export const ESCAPE = '\u241b';
/** A line break within one entry of a list: the entries themselves stand on lines of their own. */
const INNER_BREAK = '\u23ce';
/** What follows {@link ESCAPE} where nothing plainer says the same: JSON of the value. */
export const AS_JSON = `${ESCAPE}=`;
/** Stands for an empty list of entries in the column of a child table. */
export const NO_ENTRIES = '无';

/** Units that XML, CSV or a spreadsheet program changes, and those that mean something in our cells. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff\u241b]/u;
const UNSAFE_ALL = new RegExp(UNSAFE.source, 'gu');
const ESCAPED = /\u241bu([0-9a-f]{4})/g;
/** Signs between the words or codes of one cell. */
const SEPARATORS = /[、,，;；^|\n]/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INTEGER = /^(0|-?[1-9]\d{0,14})$/;

const LIST_SHAPES: ReadonlySet<string> = new Set(['texts', 'citations']);
const WORD_LIST_SHAPES: ReadonlySet<string> = new Set(['words', 'codes']);
const ONE_OR_MORE_WORDS: ReadonlySet<string> = new Set(['wordOrWords', 'regions']);

/**
 * Writes a value into a cell so that a clerk can read it and {@link cellValue} gives the same value
 * again, whatever it is: entries of 设定依据 or 受理条件 on lines of their own, words joined by 、,
 * 是 and 否, days as days. What has no such form is JSON behind a sign of our own. Nothing is
 * undefined; the caller writes lists of entries (shape `list`) into child tables.
 */
export function cellContent(value: Value | undefined, shape: string): CellContent {
  if (value === undefined) return undefined;
  const plain = plainContent(value, shape);
  return plain !== undefined && same(cellValue(plain, shape), value) ? plain : jsonContent(value);
}

/** A value as JSON behind the sign that {@link cellValue} knows: for whatever has no plainer form. */
export function jsonContent(value: Value): string {
  return `${AS_JSON}${escapeUnits(JSON.stringify(value), UNSAFE_ALL)}`;
}

/** Text without the units that a file or a program changes; {@link cellValue} restores them. */
export function safeText(text: string): string {
  return safe(text);
}

/**
 * Reads a cell that {@link cellContent} wrote, or a clerk in the same manner. What does not fit the
 * shape stays the text or number that it is, for the check to judge; undefined for an empty cell.
 */
export function cellValue(content: CellContent, shape: string): Value | undefined {
  if (content === undefined || content === '') return undefined;
  if (typeof content === 'object') return content.day;
  if (typeof content === 'number') return content;
  if (content.startsWith(AS_JSON)) return jsonValue(content);
  if (shape === 'bool')
    return content === '是' ? true : content === '否' ? false : unescapeUnits(content);
  if ((shape === 'int' || shape === 'version') && INTEGER.test(content)) return Number(content);
  if (content === BLANK) return BLANK;
  if (LIST_SHAPES.has(shape)) return content.split('\n').map(entryText);
  if (WORD_LIST_SHAPES.has(shape)) return words(content);
  if (ONE_OR_MORE_WORDS.has(shape))
    return SEPARATORS.test(content) ? words(content) : unescapeUnits(content);
  if (shape === 'textOrTexts')
    return content.includes('\n') ? content.split('\n').map(entryText) : entryText(content);
  return unescapeUnits(content);
}

/** The word of an element that its body still has to fill in (contract §2). */
export const BLANK = '待填';

function plainContent(value: Value, shape: string): CellContent {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    if (shape === 'date' && DAY.test(value)) return isDay(value) ? { day: value } : value;
    return shape === 'textOrTexts' ? entryContent(value) : safe(value);
  }
  if (!isList(value) || value.length === 0 || !value.every((entry) => typeof entry === 'string'))
    return undefined;
  const entries = value as readonly string[];
  if (LIST_SHAPES.has(shape) || shape === 'textOrTexts')
    return entries.map(entryContent).join('\n');
  return entries.map((word) => safe(word).replace(/[、,，;；^|\n]/g, escapeUnit)).join('、');
}

function entryContent(entry: string): string {
  return safe(entry).replaceAll(INNER_BREAK, escapeUnit).replaceAll('\n', INNER_BREAK);
}

function entryText(line: string): string {
  return unescapeUnits(line.replaceAll(INNER_BREAK, '\n'));
}

function words(content: string): string[] {
  return content
    .split(SEPARATORS)
    .filter((word) => word !== '')
    .map(unescapeUnits);
}

function safe(text: string): string {
  return UNSAFE.test(text) ? escapeUnits(text, UNSAFE_ALL) : text;
}

function escapeUnits(text: string, units: RegExp): string {
  return text.replace(units, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `${ESCAPE}u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function unescapeUnits(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** JSON of ours; what a clerk made of it stays text. */
function jsonValue(content: string): Value {
  try {
    return JSON.parse(unescapeUnits(content.slice(AS_JSON.length))) as Value;
  } catch {
    return content;
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function same(a: Value | undefined, b: Value): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
