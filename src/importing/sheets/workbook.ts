import { WorkError } from '../../errors.js';
import type { SheetGrid, SheetRow } from './sheet-grid.js';
import { readNumberFormats } from './xlsx/number-format.js';
import { readWorkbookPart, type SheetEntry } from './xlsx/package.js';
import { readSharedStrings } from './xlsx/shared-strings.js';
import { readWorksheet, type SheetContext, worksheetRows } from './xlsx/worksheet.js';
import { XmlFault } from './xlsx/xml-events.js';
import { ZipParts } from './xlsx/zip.js';

/** Called with the name of the sheet being read and the rows of it so far. */
export type SheetProgress = (sheet: string, rows: number) => void;

/** True for bytes that begin as a ZIP file or an old binary Office file does: no text. */
export function isWorkbookLike(bytes: Uint8Array): boolean {
  return isZip(bytes) || isOldBinary(bytes);
}

/**
 * The sheets of an .xlsx workbook (also strict, also .xlsm), hidden ones too. Every cell that holds
 * something is there: what a formula gave, what could not be worked out, numbers with their format.
 *
 * @param name of the file, for messages.
 * @throws WorkError saying in Chinese what the file is instead, or that it is broken or too large.
 */
export function readWorkbook(
  bytes: Uint8Array,
  name: string,
  progress?: SheetProgress,
): SheetGrid[] {
  return new Workbook(bytes, name).grids(progress);
}

/** An .xlsx workbook whose sheets are read when asked for, whole or row by row. */
export class Workbook {
  /** In their order, hidden ones too. */
  readonly sheets: readonly SheetEntry[];
  readonly is1904: boolean;
  readonly #zip: ZipParts;
  readonly #context: SheetContext;

  /** @throws WorkError as {@link readWorkbook} does. */
  constructor(
    bytes: Uint8Array,
    private readonly name: string,
  ) {
    refuseOther(bytes, name);
    this.#zip = new ZipParts(bytes, name);
    refuseOtherPackage(this.#zip, name);
    try {
      const workbook = readWorkbookPart(this.#zip);
      if (workbook === undefined) throw new WorkError(`${name} 不是 Excel 工作簿。`);
      this.sheets = workbook.sheets;
      this.is1904 = workbook.is1904;
      this.#context = {
        file: name,
        is1904: workbook.is1904,
        sharedStrings: readSharedStrings(part(this.#zip, workbook.sharedStrings)),
        formats: readNumberFormats(part(this.#zip, workbook.styles)),
      };
    } catch (cause) {
      throw this.#explained(cause);
    }
  }

  /** All sheets at once. @throws WorkError */
  grids(progress?: SheetProgress): SheetGrid[] {
    try {
      return this.sheets.map((sheet) => {
        const content = part(this.#zip, sheet.part);
        if (content === undefined) return emptyGrid(sheet);
        return readWorksheet(content, sheet, this.#contextOf(sheet, progress));
      });
    } catch (cause) {
      throw this.#explained(cause);
    }
  }

  /** The rows of a sheet, some at a time, in the order in which they stand in the file. @throws WorkError */
  async *rows(sheet: SheetEntry, progress?: SheetProgress): AsyncGenerator<readonly SheetRow[]> {
    if (sheet.part === undefined || !this.#zip.has(sheet.part)) return;
    const pieces = this.#zip.pieces(sheet.part);
    try {
      yield* worksheetRows(pieces, sheet.name, this.#contextOf(sheet, progress));
    } catch (cause) {
      throw this.#explained(cause);
    }
  }

  #contextOf({ name }: SheetEntry, progress: SheetProgress | undefined): SheetContext {
    return { ...this.#context, progress: progress && ((rows) => progress(name, rows)) };
  }

  #explained(cause: unknown): unknown {
    if (!(cause instanceof XmlFault)) return cause;
    return new WorkError(`${this.name} 的内容损坏，读不了（${cause.message}）。`, { cause });
  }
}

function part(zip: ZipParts, name: string | undefined): Uint8Array | undefined {
  return name === undefined ? undefined : zip.read(name);
}

function emptyGrid({ name, hidden }: SheetEntry): SheetGrid {
  return {
    name,
    hidden,
    rows: [],
    merges: [],
    hiddenColumns: new Set(),
    formulas: 0,
    is1904: false,
  };
}

const SAVE_AS = '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。';

/** Says what bytes are that are no ZIP file. */
function refuseOther(bytes: Uint8Array, name: string): void {
  if (isZip(bytes)) return;
  if (bytes.length === 0) throw new WorkError(`${name} 是空文件。`);
  if (isOldBinary(bytes)) {
    if (holds(bytes, 'EncryptedPackage'))
      throw new WorkError(`${name} 加了打开密码，读不了；请去掉密码，另存后再导入。`);
    if (holds(bytes, 'Workbook') || holds(bytes, 'Book'))
      throw new WorkError(`${name} 是旧的 .xls 格式；${SAVE_AS}`);
    throw new WorkError(`${name} 是旧的 Office 二进制文件，不是 .xlsx 工作簿。`);
  }
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('utf8').trimStart().toLowerCase();
  if (/^(?:\ufeff)?(?:<!doctype html|<html|<table|<\?xml[^>]*>\s*<html|mime-version:)/.test(head))
    throw new WorkError(`${name} 其实是网页，不是 Excel 工作簿；${SAVE_AS}`);
  if (/^(?:\ufeff)?<\?xml/.test(head))
    throw new WorkError(`${name} 其实是 XML 文件，不是 .xlsx 工作簿；${SAVE_AS}`);
  if (!bytes.subarray(0, 2048).includes(0))
    throw new WorkError(`${name} 其实是文本，不是 Excel 工作簿；是 CSV 的请把扩展名改为 .csv。`);
  throw new WorkError(`${name} 不是 Excel 工作簿。`);
}

/** Says what a ZIP file is that holds no .xlsx workbook. */
function refuseOtherPackage(zip: ZipParts, name: string): void {
  if (zip.has('content.xml') && zip.has('mimetype'))
    throw new WorkError(`${name} 是 OpenDocument（.ods）格式；${SAVE_AS}`);
  if (zip.has('xl/workbook.bin')) throw new WorkError(`${name} 是二进制的 .xlsb 格式；${SAVE_AS}`);
  if (zip.has('word/document.xml'))
    throw new WorkError(`${name} 是 Word 文档，不是 Excel 工作簿。`);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function isOldBinary([a, b, c, d]: Uint8Array): boolean {
  return a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;
}

/** Names of the streams within an old binary file are UTF-16. */
function holds(bytes: Uint8Array, stream: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(Buffer.from(stream, 'utf16le'));
}
