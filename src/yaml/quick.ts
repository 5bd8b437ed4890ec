import { QuickReader, type RowStarts } from './quick-reader.js';
import { UNUSUAL } from './quick-text.js';

/**
 * Any character but those that catalogs have in the usual way of writing: with any of them in a text the
 * whole parser reads it. Tabs and carriage returns are among them, so that a line is blanks and text.
 */
const UNUSUAL_CHARACTER =
  /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** As above, and the halves of rare characters: most texts have none, and are looked over the fastest so. */
const RARE_CHARACTER = /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** The line that may stand in front of a document. */
const MARKER = /^--- *(?: #[^\n]*)?\n/;

export interface QuickValue {
  readonly value: unknown;
  /** Where the rows of a list of the document stand, by its key. */
  readonly rowsOf: (key: string) => RowStarts | undefined;
}

/**
 * The value of a YAML document that is written in the usual way of catalogs: block style, scalars and
 * brackets on one line, no anchors, tags or directives, no key twice. Many times as fast as the whole
 * parser, since it makes nothing but the values. Lines may end as on Windows.
 *
 * @returns undefined when the text is not of this kind, right or wrong: the whole parser has to say.
 */
export function quickValue(text: string): QuickValue | undefined {
  if (!text.includes('\r')) return plainValue(text);
  const quick = plainValue(text.replaceAll('\r\n', '\n'));
  if (quick === undefined) return undefined;
  const known = new Map<string, RowStarts | undefined>();
  const rowsOf = (key: string) => {
    if (!known.has(key)) known.set(key, withReturns(text, quick.rowsOf(key)));
    return known.get(key);
  };
  return { value: quick.value, rowsOf };
}

/** As {@link quickValue}, of a text in which a line feed alone ends a line. */
function plainValue(text: string): QuickValue | undefined {
  if (RARE_CHARACTER.test(text) && UNUSUAL_CHARACTER.test(text)) return undefined;
  const reader = new QuickReader(text);
  try {
    const value = reader.document(MARKER.exec(text)?.[0].length ?? 0);
    return { value, rowsOf: (key) => reader.rows.get(key) };
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

/** Where rows stand in a text, when it is known without the returns in front of its line feeds. */
function withReturns(text: string, rows: RowStarts | undefined): RowStarts | undefined {
  if (rows === undefined) return undefined;
  let returns = 0;
  let next = text.indexOf('\r\n');
  const place = (offset: number) => {
    for (; next >= 0 && next - returns < offset; next = text.indexOf('\r\n', next + 2)) returns++;
    return offset + returns;
  };
  return { starts: rows.starts.map(place), end: place(rows.end) };
}
