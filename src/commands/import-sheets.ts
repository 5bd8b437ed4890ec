import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { SUMMARY_SHEET, summaryNames } from '../annotating/annotate.js';
import { UsageError, WorkError } from '../errors.js';
import { type ImportedFile, MARK, toFiles } from '../importing/documents.js';
import { type SheetsMapping, sheetsMappingText } from '../importing/mapping/sheets.js';
import { delimitedGrid } from '../importing/sheets/delimited.js';
import { type ForeignReading, readForeign } from '../importing/sheets/foreign.js';
import { isOwnLayout, readOwnLayout } from '../importing/sheets/own-layout.js';
import { readOwnWorkbook } from '../importing/sheets/own-workbook.js';
import { documentsOf } from '../importing/sheets/sheet-documents.js';
import type { SheetGrid } from '../importing/sheets/sheet-grid.js';
import { cellsCsv, isAllTaken, renderSheets } from '../importing/sheets/sheets-report.js';
import { isWorkbookLike, Workbook } from '../importing/sheets/workbook.js';
import { decodeText } from '../importing/sources/decode.js';
import { writeFiles } from '../importing/write.js';
import type { Standard } from '../standard/standard.js';
import { kindsWithNames } from '../tabular/kind-of.js';
import type { ReadTable } from '../tabular/read-table.js';
import { tableName } from '../tabular/table.js';
import type { Given } from '../tabular/table-reader.js';
import { divisionNames } from './divisions.js';
import type { ImportIo, ImportOptions } from './import.js';
import { importOwn, type OwnTable } from './import-own.js';
import { writeReport } from './outputs.js';
import { progressOn } from './progress.js';

/** What is asked of one import of sheets. */
export type SheetsRequest = Omit<ImportOptions, 'mapping' | 'region'> & {
  readonly bytes: Uint8Array;
  /** What may stand in the workspace that is imported into. */
  readonly standard: Standard;
  readonly region: string | undefined;
  readonly mapping: SheetsMapping | undefined;
  readonly mappingName?: string | undefined;
};

const WORKBOOKS = new Set(['.xlsx', '.xlsm', '.xls', '.et', '.ods', '.xlsb']);

/** Imports a workbook or a delimited file as sheets. @throws UsageError, WorkError */
export async function importSheets(request: SheetsRequest, io: ImportIo): Promise<number> {
  const name = basename(request.file);
  const show = progressOn(io);
  const { standard } = request;
  const read = await readSheets(request, name, show);
  if ('table' in read) {
    show?.('');
    return importOwn(read, { ...request, name }, io);
  }
  const { grids } = read;
  show?.('正在整理');
  const reading = readForeign(grids, {
    standard,
    divisions: divisionNames(),
    fileTitle: basename(name, extname(name)),
    kind: request.kind,
    region: request.region,
    plans: request.mapping?.plans,
  });
  show?.('');
  refuseNone(name, reading);
  return writeReading(reading, { ...request, name }, io);
}

/** Writes documents, the guessed mapping and the list of cells, and prints the account. */
async function writeReading(
  reading: ForeignReading,
  request: SheetsRequest & { readonly name: string },
  io: ImportIo,
): Promise<number> {
  const documents = documentsOf(reading.tables);
  if (documents.length === 0) {
    const account = { source: request.name, reading, documents: [], savedMapping: undefined };
    io.stdout(renderSheets(account));
    throw new WorkError(`${request.name} 没有一行可以导入，没有写出文件。`);
  }
  const saved = await savedMapping(request, reading, io);
  const origin = {
    source: request.name,
    mapping: basename(saved?.path ?? request.mappingName ?? ''),
    schemas: request.mapping?.schemas,
  };
  const files = toFiles(documents, origin);
  if (saved?.isBelowOut === true) files.push(saved);
  await writeFiles(files, resolve(io.cwd, request.out));
  if (saved?.isBelowOut === false) await writeReport(saved.path, [...saved.text].join(''));
  if (request.cells !== undefined)
    await writeReport(resolve(io.cwd, request.cells), cellsCsv(reading.tables));
  const counts = documents.map(({ path, kind, region, rows }) => {
    return { path, kind, region, rows: rows.length };
  });
  const account = { source: request.name, reading, documents: counts, savedMapping: saved?.path };
  io.stdout(renderSheets(account));
  return isAllTaken(reading) ? 0 : 1;
}

/** What the user says of a table of our own. */
function givenOf({ kind, region, standard }: SheetsRequest): Given {
  const known = kindsWithNames(standard).find((one) => tableName(one) === kind);
  const name = region === undefined ? undefined : divisionNames().get(region);
  return {
    ...(known === undefined ? {} : { kind: known }),
    ...(region === undefined ? {} : { region: { code: region, name: name ?? region } }),
  };
}

/** The table of a file of our own layout, or the sheets of any other. */
async function readSheets(
  request: SheetsRequest,
  name: string,
  show: ((text: string) => void) | undefined,
): Promise<OwnTable | { readonly grids: readonly SheetGrid[] }> {
  const { bytes, file, mapping, standard } = request;
  show?.(`正在读 ${name}`);
  if (!isWorkbookLike(bytes) && !WORKBOOKS.has(extname(file).toLowerCase())) {
    const text = decodeText(bytes, name, mapping?.encoding);
    const grids = [delimitedGrid(text, basename(name, extname(name)), mapping?.delimiter)];
    return mapping === undefined && isOwnLayout(grids)
      ? ownTable(readOwnLayout(grids, standard, givenOf(request)))
      : { grids };
  }
  const workbook = new Workbook(bytes, name);
  const summaries = summariesOf(workbook, bytes);
  const progress = show && ((sheet: string, rows: number) => show(`“${sheet}”已读 ${rows} 行`));
  const setting = { standard, given: givenOf(request), aside: summaries, progress };
  const own = mapping === undefined ? await readOwnWorkbook(workbook, setting) : undefined;
  if (own !== undefined) return ownTable(own);
  return { grids: workbook.grids(progress).filter((sheet) => !summaries.has(sheet.name)) };
}

function ownTable(table: ReadTable): OwnTable {
  return { table, refused: table.refused, corrected: table.corrected };
}

/** The sheets that `sitong annotate` added: they hold findings, no rows of a catalog. */
function summariesOf({ sheets }: Workbook, bytes: Uint8Array): ReadonlySet<string> {
  return sheets.some(({ name }) => name.startsWith(SUMMARY_SHEET))
    ? summaryNames(bytes)
    : new Set();
}

/** Nothing to import: what the user must say, or that there is no table. */
function refuseNone(name: string, { tables, left }: ForeignReading): void {
  if (tables.length > 0) return;
  if (left.length === 0) throw new WorkError(`${name} 里没有工作表。`);
  const reasons = left.map(({ sheet, reason }) => `“${sheet}”${reason}`).join('；');
  const message = `${name} 里没有可以导入的表：${reasons}。`;
  if (left.some(({ isTable }) => isTable)) throw new UsageError(message);
  throw new WorkError(message);
}

interface SavedMapping extends ImportedFile {
  readonly isBelowOut: boolean;
}

/** The guessed mapping as a file; a file that was changed since is never replaced. */
async function savedMapping(
  { file, mapping, out, saveMapping }: SheetsRequest,
  { tables }: ForeignReading,
  io: ImportIo,
): Promise<SavedMapping | undefined> {
  if (mapping !== undefined) return undefined;
  const name = basename(file);
  const stem = basename(name, extname(name)).replace(/[^\p{L}\p{N}·（）()_-]+/gu, '_');
  const path = saveMapping ?? `导入/${stem}.映射.yaml`;
  const format = WORKBOOKS.has(extname(file).toLowerCase()) ? 'xlsx' : 'csv';
  const plans = tables.map(({ plan }) => plan);
  const text = `# ${MARK}：从 ${name.replace(/[\p{C}\s]+/gu, ' ')} 猜出的映射，可以改\n${sheetsMappingText(stem, format, plans)}`;
  const target = saveMapping === undefined ? resolve(io.cwd, out, path) : resolve(io.cwd, path);
  const before = await readFile(target, 'utf8').catch(() => undefined);
  if (before !== undefined && before !== text)
    throw new UsageError(
      `映射 ${path} 已存在，且与这次猜的不同，不会覆盖；请加 --mapping 用它，或用 --save-mapping 写到别处。`,
    );
  return {
    path: saveMapping === undefined ? path : target,
    text: [text],
    isBelowOut: saveMapping === undefined,
  };
}
