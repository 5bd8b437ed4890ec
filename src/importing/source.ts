import type { Value } from '../yaml/value.js';

/** What a cell of a source may hold: what JSON can say. A CSV cell is always a string. */
export type Cell = Value;

/** One record of a source: a line, a row or an array entry, its cells by column name. */
export interface SourceRecord {
  /** 1-based, counted over all records of the source, broken ones included. */
  readonly number: number;
  /** Where a person finds the record in the file: 第 12 行, 第 12 条. */
  readonly address: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A record that could not be read; the others go on. */
export interface BrokenRecord {
  readonly number: number;
  readonly address: string;
  /** The beginning of what stands there. */
  readonly text: string;
  readonly reason: string;
}

/**
 * Records of one opened file, whatever its format. A new format is one more function that makes
 * this; the rest of the import knows no format.
 */
export interface RecordSource {
  /** File name for messages. */
  readonly name: string;
  readonly records: Iterable<SourceRecord | BrokenRecord>;
  /** Where a cell stands: 第 12 行「TASK_CODE」, and a sheet and cell for a workbook. */
  locate(address: string, column: string): string;
}

/** What the mapping may say about reading the source. */
export interface SourceOptions {
  readonly format?: SourceFormat | undefined;
  readonly encoding?: 'UTF-8' | 'GB18030' | undefined;
  readonly delimiter?: string | undefined;
  /** Keys that lead to the array of records in a JSON file. */
  readonly arrayPath?: readonly string[] | undefined;
}

export const SOURCE_FORMATS = ['jsonl', 'json', 'csv'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** True for a record that was read. */
export function isReadable(record: SourceRecord | BrokenRecord): record is SourceRecord {
  return 'cells' in record;
}

/** True for a cell or value that says nothing: null or the empty text. */
export function isBlank(cell: unknown): boolean {
  return cell === undefined || cell === null || cell === '';
}
