import type { SheetColumn } from '../../report/sheet-frame.js';
import type { Standard } from '../../standard/standard.js';
import { layoutOf } from '../../tabular/layout.js';
import { type Sheet, sheetsOf } from '../../tabular/sheets.js';
import { NOTE } from '../../tabular/titles.js';
import { type ExportDocument, isReport, type ReportDocument } from '../export.js';
import { type SheetContent, workbookPieces } from '../workbook.js';

/** Characters of a table that stay legible when it is printed one A3 page wide. */
const LEGIBLE_WIDTH = 300;
/** Columns that stay in view take no more than this. */
const FROZEN_WIDTH = 60;

/** Shapes whose values stand in the middle of their column. */
const CENTRED: ReadonlySet<string> = new Set([
  'int',
  'bool',
  'date',
  'word',
  'version',
  'code12',
  'credit18',
]);

/**
 * A workbook as an office publishes it: title, unit and day, a header on every page, codes as text,
 * days as days. The published columns are printed; further ones, and the sheets of entries and
 * headers, are there to be read back.
 */
export function xlsx(
  document: ExportDocument | ReportDocument,
  { standard }: { readonly standard: Standard },
): Promise<Iterable<Uint8Array>> {
  const sheets = isReport(document) ? [reportSheet(document)] : tableSheets(document, standard);
  return workbookPieces(sheets, document.day);
}

function tableSheets(document: ExportDocument, standard: Standard): readonly SheetContent[] {
  const layout = layoutOf(standard, document.table);
  const sheets = sheetsOf(document.table, layout, { form: document.form });
  const [main] = sheets;
  return sheets.map((sheet) => ({
    rows: sheet.rows,
    count: sheet.count,
    notes: sheet === main ? notesOf(document) : [],
    frame: {
      name: sheet.name,
      title: titleOf(document, sheet === main ? '' : sheet.name),
      line: document.unit,
      day: document.day,
      columns: sheet.columns.map(sheetColumn),
      printed: printedColumns(sheet),
      frozen: frozenColumns(sheet),
      warns: document.marks.length > 0,
    },
  }));
}

function reportSheet(document: ReportDocument): SheetContent {
  const { name, columns, rows, unit, day, marks } = document;
  const frame = { name, title: titleOf(document, ''), line: unit, day, columns };
  return {
    frame: { ...frame, warns: marks.length > 0 },
    rows,
    count: rows.length,
    notes: notesOf(document),
  };
}

/** The line on top: what a reader must know first stands in it. */
function titleOf({ title, marks }: ExportDocument | ReportDocument, part: string): string {
  const parts = part === '' ? title : `${title}　${part}`;
  return marks.length === 0 ? parts : `${parts}【${marks.join('；')}】`;
}

function notesOf({ notes }: ExportDocument | ReportDocument): readonly string[] {
  return notes.map((note) => `${NOTE}${note}`);
}

function sheetColumn({ title, width, shape }: Sheet['columns'][number]): SheetColumn {
  return { title, width, ...(CENTRED.has(shape) ? { align: 'center' } : {}) };
}

/** How many of the columns fit on a page: those published, and no more than stay legible. */
function printedColumns({ columns }: Sheet): number {
  let width = 0;
  for (const [index, column] of columns.entries()) {
    width += column.width;
    if (!column.printed || (width > LEGIBLE_WIDTH && index > 0)) return index;
  }
  return columns.length;
}

/** A wide table keeps its columns up to the name in view. */
function frozenColumns({ columns }: Sheet): number {
  const name = columns.findIndex(({ title }) => title.endsWith('事项名称'));
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const frozen = columns.slice(0, name + 1).reduce((sum, { width }) => sum + width, 0);
  return total > LEGIBLE_WIDTH && frozen <= FROZEN_WIDTH ? name + 1 : 0;
}
