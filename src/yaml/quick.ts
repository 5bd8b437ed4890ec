import { QuickReader, type RowStarts } from './quick-reader.js';
import { UNUSUAL } from './quick-text.js';

/**
 * Characters that no catalog has in the usual way of writing: with any of them in a text the whole parser
 * reads it. Tabs and carriage returns are among them, so that a line is blanks and text.
 */
const UNUSUAL_CHARACTERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

export interface QuickValue {
  readonly value: unknown;
  /** The lists of the document by their keys. */
  readonly rows: ReadonlyMap<string, RowStarts>;
}

/**
 * The value of a YAML document that is written in the usual way of catalogs: block style, scalars and
 * brackets on one line, no anchors, tags or directives, no key twice. Many times as fast as the whole
 * parser, since it makes nothing but the values.
 *
 * @returns undefined when the text is not of this kind, right or wrong: the whole parser has to say.
 */
export function quickValue(text: string): QuickValue | undefined {
  if (UNUSUAL_CHARACTERS.test(text)) return undefined;
  try {
    const reader = new QuickReader(text);
    return { value: reader.document(), rows: reader.rows };
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}
