import { createRequire } from 'node:module';
import { UsageError } from '../../errors.js';
import { cellText } from '../../importing/sheets/sheet-grid.js';
import { readWorkbook } from '../../importing/sheets/workbook.js';
import { decodeText } from '../../importing/sources/decode.js';
import { parseYaml } from '../../yaml/parse.js';
import { isList, type Value } from '../../yaml/value.js';
import type { InputRecord, InputTable } from './input-table.js';

/** Cells of one sheet: what a workbook or a delimited file shows, row by row. */
export interface InputSheet {
  /** Name of the sheet; empty for a file without sheets. */
  readonly name: string;
  /** Those with cells; `line` counts from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Rows above the header that a table may have (titles, remarks). */
const TITLE_ROWS = 10;

/**
 * A table out of the bytes of a YAML or CSV file (UTF-8 or GB18030).
 *
 * @param anchor the titles of the column by which the header row is known.
 * @throws UsageError when it is no table, WorkError when it is no text.
 */
export function readTextInput(
  bytes: Uint8Array,
  name: string,
  anchor: readonly string[],
): InputTable {
  const text = decodeText(bytes, name).replace(/^\ufeff/, '');
  if (/\.ya?ml$/i.test(name)) return yamlTable(text, name);
  const delimiter = /\.tsv$/i.test(name) ? '\t' : ',';
  const rows = csvRows(text, name, delimiter).map((cells, i) => ({ line: i + 1, cells }));
  return sheetTable([{ name: '', rows }], name, anchor);
}

/**
 * A table out of the bytes of an .xlsx workbook: the first sheet that has the header row.
 *
 * @throws UsageError when no sheet has one, WorkError when it is no workbook.
 */
export function readWorkbookInput(
  bytes: Uint8Array,
  name: string,
  anchor: readonly string[],
): InputTable {
  const sheets = readWorkbook(bytes, name).map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map(({ index, cells }) => ({
      line: index + 1,
      // Cells that are empty are holes of the list.
      cells: Array.from(cells, cellText),
    })),
  }));
  return sheetTable(sheets, name, anchor);
}

function csvRows(text: string, name: string, delimiter: string): string[][] {
  // Loaded when a table is read: most runs read none.
  const { parse } = createRequire(import.meta.url)(
    'csv-parse/sync',
  ) as typeof import('csv-parse/sync');
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (cause) {
    throw new UsageError(`${name} 不是合规的 CSV：${(cause as Error).message}`, { cause });
  }
}

/**
 * The table on the first sheet that has a header row with the anchor.
 *
 * @throws UsageError when no sheet has one.
 */
export function sheetTable(
  sheets: readonly InputSheet[],
  name: string,
  anchor: readonly string[],
): InputTable {
  for (const { name: sheet, rows } of sheets) {
    const at = rows
      .slice(0, TITLE_ROWS)
      .findIndex(({ cells }) => cells.some((cell) => anchor.includes(cell.replace(/\s/g, ''))));
    if (at < 0) continue;
    const titles = rows[at]!.cells.map((cell) => cell.trim());
    const records: InputRecord[] = [];
    for (const { line, cells: row } of rows.slice(at + 1)) {
      if (row.every((cell) => cell.trim() === '')) continue;
      const cells = new Map<string, string>();
      row.forEach((cell, column) => {
        const title = titles[column] ?? '';
        if (title !== '') cells.set(title, cell);
      });
      records.push({ place: `${sheet === '' ? '' : `“${sheet}”表`}第 ${line} 行`, cells });
    }
    return { name, titles: titles.filter((title) => title !== ''), records };
  }
  throw new UsageError(`${name} 里没有表头：找不到“${anchor[0]}”这一列`);
}

function yamlTable(text: string, name: string): InputTable {
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UsageError(`${name} 第 ${lineOf(text, problem.start)} 行：${problem.message}`);
  }
  const value = (documents[0]?.value ?? []) as Value;
  const list = isList(value) ? value : onlyList(value);
  if (list === undefined) {
    throw new UsageError(`${name} 应为列表，每项以“- ”开头，写各列的名称和值`);
  }
  const titles = new Set<string>();
  const records = list.map((entry, i): InputRecord => {
    if (typeof entry !== 'object' || entry === null || isList(entry))
      throw new UsageError(`${name} 的第 ${i + 1} 项应为键值对，如 名称: 某某局`);
    const cells = new Map(Object.entries(entry).map(([key, cell]) => [key, valueText(cell)]));
    for (const key of cells.keys()) titles.add(key);
    return { place: `第 ${i + 1} 项`, cells };
  });
  return { name, titles: [...titles], records };
}

/** `机构: [...]`: the one list of a map. */
function onlyList(value: Value): readonly Value[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const lists = Object.values(value).filter(isList);
  return lists.length === 1 ? lists[0] : undefined;
}

function valueText(value: Value): string {
  if (isList(value)) return value.map(valueText).join('、');
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
