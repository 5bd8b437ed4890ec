import { WorkError } from '../../../errors.js';
import {
  columnOfLetters,
  type MergedRange,
  type SheetCell,
  type SheetGrid,
  type SheetRow,
} from '../sheet-grid.js';
import { dayOfSerial, type NumberFormat } from './number-format.js';
import {
  attributeOf,
  attributesOf,
  decodeEscapes,
  isTrue,
  readXml,
  type XmlHandler,
  XmlReader,
} from './xml-events.js';

/** Largest row and column of a sheet (ECMA-376), and the cells that are read of one. */
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const MAX_CELLS = 20_000_000;
const MAX_MERGES = 1_000_000;
/** A cell without a format of its own shows a number as it is. */
const GENERAL: NumberFormat = { code: 'General', isDay: false };

/** What cells of all sheets refer to. */
export interface SheetContext {
  readonly file: string;
  readonly sharedStrings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  /** Called with the number of rows read so far. */
  readonly progress?: ((rows: number) => void) | undefined;
}

const PROGRESS_STEP = 1000;

/** Reads a worksheet part. @throws XmlFault, WorkError where it is too large */
export function readWorksheet(
  bytes: Uint8Array,
  { name, hidden }: { readonly name: string; readonly hidden: boolean },
  context: SheetContext,
): SheetGrid {
  const rows: SheetRow[] = [];
  const reader = new WorksheetReader(name, context, (row) => rows.push(row));
  readXml(bytes, reader);
  rows.sort((a, b) => a.index - b.index);
  const { merges, hiddenColumns, formulas } = reader;
  return { name, hidden, rows, merges, hiddenColumns, formulas, is1904: context.is1904 };
}

/** The rows of a worksheet part that comes piece by piece, some at a time, as they stand in it. */
export async function* worksheetRows(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  context: SheetContext,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  const xml = new XmlReader(new WorksheetReader(name, context, (row) => rows.push(row)));
  for await (const piece of pieces) {
    xml.push(piece);
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
  xml.end();
  if (rows.length > 0) yield rows;
}

interface OpenRow {
  readonly index: number;
  readonly hidden: boolean;
  readonly cells: (SheetCell | undefined)[];
}

class WorksheetReader implements XmlHandler {
  readonly merges: MergedRange[] = [];
  readonly hiddenColumns = new Set<number>();
  formulas = 0;

  #rows = 0;
  #cells = 0;
  #row: OpenRow = { index: -1, hidden: false, cells: [] };
  #column = -1;
  #within = '';
  /** Where text belongs: value, formula, text of the cell. */
  #target: 'v' | 'f' | 't' | undefined;
  #phonetic = false;
  #type = '';
  #style = 0;
  #value: string | undefined;
  #formula: string | undefined;
  #inline: string | undefined;

  constructor(
    private readonly name: string,
    private readonly context: SheetContext,
    private readonly onRow: (row: SheetRow) => void,
  ) {}

  open(name: string, raw: string): void {
    if (this.#within !== 'sheetData') this.#openOutside(name, raw);
    else if (name === 'c') this.#openCell(raw);
    else if (name === 'row') this.#openRow(raw);
    else if (name === 'v') {
      this.#target = 'v';
      this.#value = '';
    } else if (name === 'f') {
      this.#target = 'f';
      this.#formula = '';
    } else if (name === 't' && !this.#phonetic) {
      this.#target = 't';
      this.#inline ??= '';
    } else if (name === 'rPh') this.#phonetic = true;
  }

  close(name: string): void {
    if (name === this.#within) this.#within = '';
    if (name === 'v' || name === 'f' || name === 't') this.#target = undefined;
    else if (name === 'rPh') this.#phonetic = false;
    else if (this.#within !== 'sheetData') return;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  text(text: string): void {
    if (this.#target === 'v') this.#value += text;
    else if (this.#target === 't') this.#inline += text;
    else if (this.#target === 'f') this.#formula += text;
  }

  #openOutside(name: string, raw: string): void {
    if (name === 'sheetData') this.#within = name;
    else if (name === 'mergeCell') this.#merge(attributesOf(raw).get('ref') ?? '');
    else if (name === 'col') {
      const attributes = attributesOf(raw);
      if (!isTrue(attributes.get('hidden'))) return;
      const last = Math.min(Number(attributes.get('max')), MAX_COLUMN);
      for (let column = Number(attributes.get('min')); column <= last; column += 1)
        this.hiddenColumns.add(column - 1);
    }
  }

  #openRow(raw: string): void {
    const attributes = attributesOf(raw);
    const given = attributes.get('r');
    const index = given === undefined ? this.#row.index + 1 : Number(given) - 1;
    this.#refuseOutside(index, 0);
    this.#row = { index, hidden: isTrue(attributes.get('hidden')), cells: [] };
    this.#column = -1;
  }

  #openCell(raw: string): void {
    const reference = attributeOf(raw, 'r');
    this.#column = (reference === undefined ? undefined : columnIn(reference)) ?? this.#column + 1;
    this.#refuseOutside(this.#row.index, this.#column);
    this.#type = attributeOf(raw, 't') ?? 'n';
    this.#style = Number(attributeOf(raw, 's') ?? 0);
    this.#value = undefined;
    this.#formula = undefined;
    this.#inline = undefined;
  }

  #closeCell(): void {
    const cell = this.#content();
    if (cell === undefined || cell === '') return;
    this.#cells += 1;
    if (this.#cells > MAX_CELLS)
      throw new WorkError(
        `${this.context.file} 的“${this.name}”超过 ${MAX_CELLS} 格，请拆分后再导入。`,
      );
    this.#row.cells[this.#column] = cell;
  }

  #closeRow(): void {
    if (this.#row.cells.length === 0) return;
    this.#rows += 1;
    this.onRow(this.#row);
    if (this.#rows % PROGRESS_STEP === 0) this.context.progress?.(this.#rows);
  }

  /** What the cell that ends here holds. */
  #content(): SheetCell | undefined {
    const isFormula = this.#formula !== undefined;
    const value = this.#value;
    const isText = this.#type === 'str' || this.#type === 'inlineStr';
    if (isFormula && (value === undefined || (value === '' && !isText))) {
      return { type: 'uncached', formula: this.#formula ?? '' };
    }
    if (isFormula) this.formulas += 1;
    switch (this.#type) {
      case 's':
        return value === undefined
          ? undefined
          : (this.context.sharedStrings[Number(value)] ?? { type: 'error', value: '#没有文字' });
      case 'str':
        return decodeEscapes(value ?? '');
      case 'inlineStr':
        return decodeEscapes(this.#inline ?? value ?? '');
      case 'b':
        return value === undefined ? undefined : { type: 'boolean', value: isTrue(value) };
      case 'e':
        return { type: 'error', value: value ?? '#VALUE!' };
      case 'd':
        return isoDay(value ?? '');
      default:
        return this.#number(value);
    }
  }

  #number(text: string | undefined): SheetCell | undefined {
    if (text === undefined || text.trim() === '') return undefined;
    const value = Number(text);
    if (!Number.isFinite(value)) return { type: 'error', value: text };
    const format = this.context.formats[this.#style] ?? GENERAL;
    const day = format.isDay ? dayOfSerial(value, this.context.is1904) : undefined;
    return day === undefined
      ? { type: 'number', value, format: format.code }
      : { type: 'day', ...day };
  }

  #merge(reference: string): void {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(reference);
    if (match === null) return;
    const [, left = '', top, right = '', bottom] = match;
    const range = {
      startRow: Number(top) - 1,
      startColumn: columnOfLetters(left) ?? 0,
      endRow: Number(bottom) - 1,
      endColumn: columnOfLetters(right) ?? 0,
    };
    this.#refuseOutside(range.endRow, range.endColumn);
    if (this.merges.length >= MAX_MERGES)
      throw new WorkError(`${this.context.file} 的“${this.name}”合并单元格过多。`);
    this.merges.push(range);
  }

  #refuseOutside(row: number, column: number): void {
    if (row >= 0 && row < MAX_ROW && column >= 0 && column < MAX_COLUMN) return;
    throw new WorkError(`${this.context.file} 的“${this.name}”有单元格在工作表之外，文件已损坏。`);
  }
}

/** Column of a reference like AB12. */
function columnIn(reference: string): number | undefined {
  let end = 0;
  while (end < reference.length && reference.charCodeAt(end) >= 65) end += 1;
  return columnOfLetters(reference.slice(0, end));
}

function isoDay(text: string): SheetCell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(text);
  if (match?.[1] === undefined) return text;
  const [, day, time] = match;
  return time === undefined || time === '00:00:00'
    ? { type: 'day', day }
    : { type: 'day', day, time };
}
