import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { columnsOf } from '../../report/cells.js';
import { dayValue } from '../../report/sheet-frame.js';
import { tableSheet } from '../../report/workbook.js';
import {
  cellWords,
  type FigureCell,
  type FigureColumn,
  type FigurePage,
  type FigureTable,
} from '../table.js';

const NOTES = '说明';
/** The lines above a table need as many columns. */
const LEAST_COLUMNS = 4;
const EPOCH = new Date(0);
/** Widths of columns in characters. */
const LEAST = 8;
const MOST = 44;

/** The page as a workbook: a sheet for each table, and one of what was counted. The same figures give the same bytes. */
export function xlsxPage(page: FigurePage): Promise<Uint8Array> {
  const tables = page.tables.filter(({ rows }) => rows.length > 0);
  const names = sheetNames(tables);
  const day = dayValue(page.day);
  const written = typeof day === 'string' ? EPOCH : day;
  return writeXlsx({
    properties: { creator: '四同 sitong', created: written, modified: written },
    sheets: [
      ...tables.map((table, index) => sheetOf(table, page, names[index] ?? NOTES)),
      notesSheet(page),
    ],
  });
}

/** Sheet names hold 31 characters and none of these, and no two are equal, whatever their case. */
function sheetNames(tables: readonly FigureTable[]): string[] {
  const taken = new Set([NOTES]);
  return tables.map(({ name }) => {
    const plain = name
      .replace(/（(?:[^（）]*→|参照)[^（）]*）$/u, '')
      .replace(/[\\/?*[\]:'\p{Cc}]/gu, ' ');
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`;
      const sheet = `${plain.slice(0, 31 - end.length)}${end}`;
      if (taken.has(sheet.toLowerCase())) continue;
      taken.add(sheet.toLowerCase());
      return sheet;
    }
  });
}

const REMARKS: FigureColumn = { title: '备注', text: true };

function sheetOf(given: FigureTable, { title, line, day }: FigurePage, name: string): WriteSheet {
  const missing = Math.max(0, LEAST_COLUMNS - given.columns.length);
  const table = {
    ...given,
    columns: [...given.columns, ...Array.from({ length: missing }, () => REMARKS)],
    rows: given.rows.map(({ cells }) => ({ cells: [...cells, ...Array(missing).fill('')] })),
  };
  return tableSheet({
    name,
    title: `${title}：${table.name}`,
    line,
    day,
    columns: table.columns.map((column, index) => ({
      title: column.title,
      width: widthOf(column.title, table, index),
      ...(column.text === true ? {} : { align: 'center' as const }),
    })),
    rows: table.rows.map(({ cells }) => table.columns.map((_, index) => sheetCell(cells[index]))),
  });
}

function widthOf(title: string, { rows }: FigureTable, index: number): number {
  const most = rows.reduce(
    (width, { cells }) =>
      cellWords(cells[index])
        .split('\n')
        .reduce((a, line) => Math.max(a, columnsOf(line)), width),
    columnsOf(title),
  );
  return Math.min(MOST, Math.max(LEAST, most + 3));
}

function sheetCell(cell: FigureCell): string | number {
  return typeof cell === 'number' ? cell : cellWords(cell);
}

function notesSheet(page: FigurePage): WriteSheet {
  const rows = [
    ...page.notes.map((note) => ['统计范围', note]),
    ...page.tables.flatMap(({ name, notes }) => notes.map((note) => [name, note])),
  ];
  return tableSheet({
    name: NOTES,
    title: `${page.title}：说明`,
    line: page.line,
    day: page.day,
    columns: [
      { title: '序号', width: 6, align: 'center' },
      { title: '哪个表', width: 24 },
      { title: '说明', width: 90 },
      { title: '备注', width: 14 },
    ],
    rows: rows.map(([table = '', note = ''], index) => [index + 1, table, note, '']),
  });
}
