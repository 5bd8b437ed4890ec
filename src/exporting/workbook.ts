import {
  type CellStyle,
  type CellValue,
  colToLetter,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { readZip, type ZipEntry, zipPieces } from '../io/zip.js';
import {
  cellStyle,
  dayValue,
  escapeCell,
  frameSheet,
  HEAD_ROWS,
  NOTE_STYLE,
  rowHeight,
  type SheetFrame,
  shownText,
} from '../report/sheet-frame.js';
import type { CellContent } from '../tabular/cell.js';

/** A sheet whose rows are made while they are written. */
export interface SheetContent {
  readonly frame: Omit<SheetFrame, 'notes'>;
  readonly rows: Iterable<readonly CellContent[]>;
  readonly count: number;
  readonly notes: readonly string[];
}

const EPOCH = new Date(0);
const DAY_MS = 86_400_000;
/** Days from Excel's first day to 1970-01-01, and the first day that all programs count alike. */
const SERIAL_OF_1970 = 25_569;
const FIRST_SERIAL = 61;

/** Rows that are written only to learn the numbers of their styles. */
const SAMPLES = ['text', 'number', 'day', 'note'] as const;

/** Style numbers of the cells of a column by what they hold. */
type Styles = Readonly<Record<(typeof SAMPLES)[number], readonly string[]>>;

/**
 * A workbook piece by piece. The library writes all that is small (styles, frames, print settings)
 * with a few sample rows; the rows themselves are streamed into its sheets, so that memory does not
 * grow with them. The same content gives the same bytes.
 */
export async function workbookPieces(
  sheets: readonly SheetContent[],
  day: string,
): Promise<Iterable<Uint8Array>> {
  const dated = dayValue(day);
  const written = typeof dated === 'string' ? EPOCH : dated;
  const skeleton = await writeXlsx({
    properties: { creator: '四同 sitong', created: written, modified: written },
    sheets: sheets.map(skeletonSheet),
  });
  return zipPieces(entriesOf(skeleton, sheets));
}

function* entriesOf(skeleton: Uint8Array, sheets: readonly SheetContent[]): Generator<ZipEntry> {
  for (const { path, data } of readZip(skeleton)) {
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
    const sheet = sheets[Number(number) - 1];
    yield sheet === undefined
      ? { path, data }
      : { path, data: sheetXml(Buffer.from(data).toString('utf8'), sheet) };
  }
}

function skeletonSheet({ frame, count, notes }: SheetContent): WriteSheet {
  const sheet = frameSheet({ ...frame, notes: notes.length }, count);
  const { columns } = frame;
  const cells = new Map(sheet.cells);
  const samples: CellValue[][] = SAMPLES.map((sample, row) =>
    columns.map(({ align }, column) => {
      const style: CellStyle = sample === 'note' ? NOTE_STYLE : cellStyle(sample, align);
      cells.set(`${HEAD_ROWS + row},${column}`, { style });
      return sample === 'number' ? 1 : 'x';
    }),
  );
  return { ...sheet, cells, rows: [...sheet.rows, ...samples] };
}

/** The XML of a sheet: what the library wrote, the sample rows replaced by those of the content. */
function* sheetXml(xml: string, { frame, rows, notes }: SheetContent): Generator<string> {
  const from = xml.indexOf(`<row r="${HEAD_ROWS + 1}"`);
  const to = xml.indexOf('</sheetData>');
  const styles = stylesOf(xml.slice(from, to));
  const printed = frame.printed ?? frame.columns.length;
  const widths = frame.columns.slice(0, printed).map(({ width }) => width);
  const letters = frame.columns.map((_, column) => colToLetter(column));
  yield xml.slice(0, from);
  let row = HEAD_ROWS;
  for (const cells of rows) {
    row += 1;
    yield rowXml({ row, cells, printed, letters, height: rowHeight(cells, widths) }, styles);
  }
  const width = widths.reduce((sum, one) => sum + one, 0);
  for (const note of notes) {
    row += 1;
    const text = shownText(note);
    const style = styles.note[0] ?? '0';
    yield `<row r="${row}" ht="${rowHeight([text], [width])}" customHeight="1">${textXml(`A${row}`, style, text)}</row>`;
  }
  yield xml.slice(to);
}

function stylesOf(xml: string): Styles {
  const rows = xml.split('</row>');
  const of = (sample: (typeof SAMPLES)[number]) =>
    Array.from(
      (rows[SAMPLES.indexOf(sample)] ?? '').matchAll(/<c [^>]*?\bs="(\d+)"/g),
      ([, id]) => id ?? '0',
    );
  return { text: of('text'), number: of('number'), day: of('day'), note: of('note') };
}

interface RowContent {
  readonly row: number;
  readonly cells: readonly CellContent[];
  readonly printed: number;
  readonly letters: readonly string[];
  readonly height: number;
}

function rowXml({ row, cells, printed, letters, height }: RowContent, styles: Styles): string {
  let xml = `<row r="${row}" ht="${height}" customHeight="1">`;
  for (const [column, content] of cells.entries()) {
    const at = `${letters[column]}${row}`;
    if (content === undefined || content === '') {
      if (column < printed) xml += `<c r="${at}" s="${styles.text[column]}"/>`;
    } else if (typeof content === 'number')
      xml += `<c r="${at}" s="${styles.number[column]}"><v>${content}</v></c>`;
    else if (typeof content === 'string')
      xml += textXml(at, styles.text[column] ?? '0', escapeCell(content));
    else xml += dayXml(at, content.day, { column, styles });
  }
  return `${xml}</row>`;
}

/** A day as a date; one that programs count differently (before March 1900) as text. */
function dayXml(
  at: string,
  day: string,
  { column, styles }: { readonly column: number; readonly styles: Styles },
): string {
  const serial = Date.parse(`${day}T00:00:00Z`) / DAY_MS + SERIAL_OF_1970;
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL)
    return textXml(at, styles.text[column] ?? '0', day);
  return `<c r="${at}" s="${styles.day[column]}"><v>${serial}</v></c>`;
}

function textXml(at: string, style: string, text: string): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

const MARKUP = /[&<>]/;

function xmlText(text: string): string {
  if (!MARKUP.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
