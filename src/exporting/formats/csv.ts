import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import type { Standard } from '../../standard/standard.js';
import { ESCAPE, safeText } from '../../tabular/cell.js';
import { fieldOf } from '../../tabular/delimited.js';
import { layoutOf } from '../../tabular/layout.js';
import { subRowSheet } from '../../tabular/sub-rows.js';
import { NOTE } from '../../tabular/titles.js';
import { type ExportDocument, isReport, type ReportDocument } from '../export.js';

/** Encodings of delimited files that offices open. */
export type CsvEncoding = 'utf-8' | 'gb18030';

/** Lines that are written at once. */
const BLOCK = 500;

/**
 * One table with sub-rows for Excel and WPS: CRLF, no cell that is run as a formula, codes that keep
 * their zeros. UTF-8 begins with a byte order mark; characters that GB18030 does not carry back are
 * escaped as `␛uXXXX`. What a reader must know first stands above the header, the notes below the rows.
 */
export function* csv(
  document: ExportDocument | ReportDocument,
  {
    standard,
    encoding = 'utf-8',
  }: { readonly standard: Standard; readonly encoding?: CsvEncoding },
): Generator<Uint8Array> {
  if (encoding === 'utf-8') yield Buffer.from([0xef, 0xbb, 0xbf]);
  const bytes = encoding === 'utf-8' ? utf8 : new Gb18030().encode;
  for (const records of blocks(recordsOf(document, standard))) {
    yield bytes(stringify([...records], { record_delimiter: 'windows', quoted_match: /[\r\n]/ }));
  }
}

function recordsOf(
  document: ExportDocument | ReportDocument,
  standard: Standard,
): Generator<readonly string[]> {
  return isReport(document) ? reportRecords(document) : tableRecords(document, standard);
}

function* tableRecords(document: ExportDocument, standard: Standard): Generator<readonly string[]> {
  const layout = layoutOf(standard, document.table);
  const { columns, rows } = subRowSheet(document.table, layout, { form: document.form });
  yield* warning(document, columns.length);
  yield columns.map(({ title }) => fieldOf(title, 'text'));
  for (const row of rows) yield columns.map(({ shape }, column) => fieldOf(row[column], shape));
  yield* notes(document, columns.length);
}

function* reportRecords(document: ReportDocument): Generator<readonly string[]> {
  const { columns } = document;
  yield* warning(document, columns.length);
  yield columns.map(({ title }) => textField(title));
  for (const row of document.rows)
    yield row.map((cell) => (typeof cell === 'number' ? String(cell) : textField(cell)));
  yield* notes(document, columns.length);
}

function* warning({ title, marks }: ExportDocument | ReportDocument, width: number) {
  if (marks.length > 0) yield single(`${title}【${marks.join('；')}】`, width);
}

function* notes({ notes: lines }: ExportDocument | ReportDocument, width: number) {
  for (const line of lines) yield single(`${NOTE}${line}`, width);
}

/** A line with one field, as wide as the others. */
function single(text: string, width: number): readonly string[] {
  return [textField(text), ...Array.from({ length: width - 1 }, () => '')];
}

function textField(text: string): string {
  return fieldOf(safeText(text), 'text');
}

function* blocks<T>(items: Iterable<T>): Generator<readonly T[]> {
  let block: T[] = [];
  for (const item of items) {
    block.push(item);
    if (block.length < BLOCK) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** Characters of which every program has the same code. */
const COMMON = /^[\p{ASCII}\u3000-\u3002\u4e00-\u9fa5\uff01-\uff5e]*$/u;

/** Writes GB18030 and escapes what readers of it would not give back. */
class Gb18030 {
  readonly #decoder = new TextDecoder('gb18030');
  readonly #forms = new Map<string, string>();

  readonly encode = (text: string): Uint8Array => {
    let carried = '';
    if (COMMON.test(text)) carried = text;
    else for (const character of text) carried += this.#form(character);
    return iconv.encode(carried, 'gb18030');
  };

  #form(character: string): string {
    const known = this.#forms.get(character);
    if (known !== undefined) return known;
    const back = this.#decoder.decode(iconv.encode(character, 'gb18030'));
    const form = back === character ? character : escaped(character);
    this.#forms.set(character, form);
    return form;
  }
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `${ESCAPE}u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
