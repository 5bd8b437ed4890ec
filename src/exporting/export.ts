import type { PublishedColumn } from '../tabular/fields.js';
import type { Table } from '../tabular/table.js';

/** The formats of `sitong export` (contract §6). */
export const EXPORT_FORMATS = [
  'xlsx',
  'csv',
  'json',
  'yaml',
  'markdown',
  'html',
  'docx',
  '交换',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A column of a published form: an element of the row under a title of its own, or a computed value. */
export type FormColumn = PublishedColumn;

interface Published {
  /** 行政许可事项清单, 基本目录 … */
  readonly name: string;
  /** The line on top: 江苏省行政许可事项清单. */
  readonly title: string;
  /** What stands on the left under the title: 编制单位：江苏省. */
  readonly unit: string;
  /** The day as of which it holds, YYYY-MM-DD. */
  readonly day: string;
  /** What was left out and counted: said below the table. */
  readonly notes: readonly string[];
  /** What a reader must know first (written although the check found errors): said in the title. */
  readonly marks: readonly string[];
}

/** Rows to be published: the formats write them, an import reads them back. */
export interface ExportDocument extends Published {
  readonly table: Table;
  /** The published columns; the table's further ones follow outside the print area. */
  readonly form?: readonly FormColumn[];
}

/** A table of figures (四减统计): published, never read back. */
export interface ReportDocument extends Published {
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly align?: 'center';
  }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function isReport(document: ExportDocument | ReportDocument): document is ReportDocument {
  return 'columns' in document;
}
