import { parse } from 'csv-parse/sync';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import type { CellContent } from '../../tabular/cell.js';
import { cellOfField } from '../../tabular/delimited.js';
import type { Grid } from '../../tabular/grid.js';

/** Bytes of what a format wrote. */
export function bytesOf(written: string | Uint8Array | Iterable<string | Uint8Array>): Buffer {
  if (typeof written === 'string') return Buffer.from(written);
  if (written instanceof Uint8Array) return Buffer.from(written);
  return Buffer.concat(Array.from(written, (piece) => Buffer.from(piece as string)));
}

/** The sheets of a workbook as grids. */
export async function xlsxGrids(bytes: Uint8Array): Promise<readonly Grid[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows }) => ({ name, cells: rows.map((row) => row.map(contentOf)) }));
}

function contentOf(value: CellValue): CellContent {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) };
  return typeof value === 'boolean' ? String(value) : (value as string | number);
}

/** A delimited file as a grid. */
export function csvGrid(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): Grid {
  const text = new TextDecoder(encoding).decode(bytes);
  const records: string[][] = parse(text, { relax_column_count: true });
  return { name: '目录.csv', cells: records.map((record) => record.map(cellOfField)) };
}
