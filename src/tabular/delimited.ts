import { type CellContent, cellValue, jsonContent } from './cell.js';

/** Digits and signs only: a spreadsheet would make a number or a date of it. */
const LOOKS_LIKE_NUMBER = /^(?=.*[\d０-９])[\s\d０-９.,:/+\-%¥￥$()eE年月日时分秒]*$/;
/** A count such as `20`, which loses nothing as a number. */
const PLAIN_COUNT = /^(0|[1-9]\d{0,10})$/;
/** What a spreadsheet runs as a formula, and the sign that keeps it from that. */
const FORMULA = /^['=+\-@＝＋－＠\t\r]/;
const GUARDED = /^'(?=['=+\-@＝＋－＠\t\r])/;

/**
 * A cell as a field of a delimited file. Excel and WPS turn `000131003000` into 131003000; a tab at
 * the end keeps it text, is not seen, and stands in no text of ours (`safeText` escapes tabs). What
 * would be run as a formula gets a `'` in front. {@link cellOfField} takes both away.
 */
export function fieldOf(content: CellContent, shape: string): string {
  if (content === undefined) return '';
  if (typeof content === 'object') return content.day;
  if (typeof content === 'number') {
    const digits = String(content);
    // A field has no type: where the shape does not make a number of digits, say that it is one.
    return Object.is(cellValue(digits, shape), content) ? digits : jsonContent(content);
  }
  if (LOOKS_LIKE_NUMBER.test(content) && !PLAIN_COUNT.test(content)) return `${content}\t`;
  return FORMULA.test(content) ? `'${content}` : content;
}

/** A field of a delimited file as a cell. */
export function cellOfField(field: string): CellContent {
  if (field === '') return undefined;
  const text = field.endsWith('\t') ? field.slice(0, -1) : field;
  return GUARDED.test(text) ? text.slice(1) : text;
}
