import { stringify } from 'csv-stringify/sync';
import stringWidth from 'string-width';
import { visible } from '../../report/visible.js';
import type { CellNote } from '../../tabular/read-table.js';
import { tableName } from '../../tabular/table.js';
import type { DocumentCount } from '../report.js';
import type { ForeignReading, LeftSheet } from './foreign.js';
import type { RowNote } from './notes.js';
import type { ForeignTable } from './read-rows.js';
import { cellAddress, columnLetters } from './sheet-grid.js';
import { type PlannedColumn, pathText } from './sheet-plan.js';

/** What an import of sheets says beside the tables themselves. */
export interface SheetsAccount {
  readonly source: string;
  readonly reading: ForeignReading;
  readonly documents: readonly DocumentCount[];
  /** The mapping was guessed, and saved there. */
  readonly savedMapping: string | undefined;
}

/** Examples that stand for many corrections of one column. */
const EXAMPLES = 5;
/** Rows named one by one. */
const NAMED_ROWS = 20;

/** True when every cell, column and sheet that looked like data was taken or left on purpose. */
export function isAllTaken({ tables, left }: ForeignReading): boolean {
  return (
    tables.length > 0 &&
    !left.some(({ isTable }) => isTable) &&
    tables.every((table) => table.refused.length === 0 && lostColumns(table).length === 0)
  );
}

/** The account of an import as text for a person. Refused cells are all named. */
export function renderSheets(account: SheetsAccount): string {
  const { source, reading, documents, savedMapping } = account;
  const lines = [`${source}：${reading.tables.length} 张表`];
  for (const table of reading.tables) lines.push('', ...tableLines(table));
  lines.push('', ...leftLines(reading.left), '写出的文件：');
  for (const { path, kind, region, rows } of documents)
    lines.push(`  ${path}：${kind} ${region}，${rows} 行`);
  if (documents.length === 0) lines.push('  没有写出任何文件。');
  if (savedMapping !== undefined)
    lines.push(
      `  ${savedMapping}：以上各列的对应，可以改；下次加 --mapping 用它`,
      '  输出文件夹若是工作区，在 sitong.yaml 的 映射 里写上它，检查时就不会当作目录文件',
    );
  return `${lines.map(visible).join('\n')}\n`;
}

function tableLines(table: ForeignTable): string[] {
  const { plan, sections, refused, corrected, passed, hiddenRows } = table;
  const [first, last] = plan.headerRows;
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
  const regions = sections.map(({ region, regionName }) => `${regionName}（${region}）`);
  const header = first === last ? `第 ${first + 1} 行` : `第 ${first + 1}—${last + 1} 行`;
  const shown =
    regions.length > 3
      ? `${regions.slice(0, 3).join('、')} 等 ${regions.length} 个地区`
      : regions.join('、');
  const lines = [
    `── 工作表“${plan.sheet}”：${tableName(table)}，${shown || '没有地区'}，表头 ${header}，${rows} 行 ──`,
    ...columnLines(table),
  ];
  if (table.otherRegions > 0) lines.push(`其他地区的行没有导入：${table.otherRegions} 行`);
  if (hiddenRows.length > 0)
    lines.push(`隐藏的行也已导入（${hiddenRows.length}）：${rowsText(hiddenRows)}`);
  if (table.hiddenColumns.length > 0)
    lines.push(`隐藏的列也已导入：${table.hiddenColumns.map(columnLetters).join('、')}`);
  if (table.formulas > 0) lines.push(`公式取文件里存下的结果：${table.formulas} 格`);
  lines.push(...passedLines(passed), ...correctedLines(corrected, table));
  if (refused.length > 0) {
    lines.push(`没能取用的格（${refused.length}）：`);
    for (const note of refused) lines.push(`  ${noteText(note, table)}`);
  }
  return lines;
}

function columnLines(table: ForeignTable): string[] {
  const columns = table.plan.columns.map((column) => [
    `${columnLetters(column.column)} “${column.header.join('/').replace(/\s+/gu, '') || '（没有列名）'}”`,
    useText(column),
    countText(column, table),
  ]);
  for (const [column, count] of table.untaken) {
    if (!table.plan.columns.some((planned) => planned.column === column))
      columns.push([columnLetters(column), '不取：映射里没有写这一列', `${count} 格`]);
  }
  const widths = [0, 1].map((i) => Math.max(...columns.map((cells) => stringWidth(cells[i]!))));
  return columns.map(
    ([label = '', use = '', count = '']) =>
      `  ${pad(label, widths[0]!)}  → ${pad(use, widths[1]!)}  ${count}`,
  );
}

function useText({ use }: PlannedColumn): string {
  switch (use.as) {
    case 'element':
      return use.unit === undefined ? pathText(use.path) : `${pathText(use.path)}（${use.unit}）`;
    case 'number':
      return '序号，不取';
    case 'region':
      return '地区';
    case 'nothing':
      return `不取：${use.reason}`;
  }
}

function countText({ column, use, why }: PlannedColumn, { taken, untaken }: ForeignTable): string {
  const count = taken.get(column) ?? untaken.get(column) ?? 0;
  return use.as === 'element' ? `${count} 格，${why}` : `${count} 格`;
}

/** Columns that hold something, left out for no known reason. */
function lostColumns({ plan, untaken }: ForeignTable): PlannedColumn[] {
  return plan.columns.filter(
    ({ column, use }) => use.as === 'nothing' && !use.declined && (untaken.get(column) ?? 0) > 0,
  );
}

const PASSED: readonly (readonly [RowNote['as'], string])[] = [
  ['header', '重复的表头和标题'],
  ['heading', '小标题'],
  ['note', '合计、备注、说明'],
];

function passedLines(passed: readonly RowNote[]): string[] {
  return PASSED.flatMap(([as, name]) => {
    const rows = passed.filter((note) => note.as === as);
    if (rows.length === 0) return [];
    if (as === 'header')
      return [`${name}，没有取（${rows.length}）：${rowsText(rows.map(({ row }) => row))}`];
    const shown = rows.slice(0, NAMED_ROWS).map(({ row, text }) => `  第 ${row + 1} 行“${text}”`);
    const more = rows.length - shown.length;
    return [
      `${name}，没有取（${rows.length}）：`,
      ...shown,
      ...(more > 0 ? [`  …… 另 ${more} 行`] : []),
    ];
  });
}

function correctedLines(corrected: readonly CellNote[], table: ForeignTable): string[] {
  if (corrected.length === 0) return [];
  const byColumn = new Map<number, CellNote[]>();
  for (const note of corrected) {
    const same = byColumn.get(note.column);
    if (same === undefined) byColumn.set(note.column, [note]);
    else same.push(note);
  }
  const lines = [`改正后取用的格（${corrected.length}）：`];
  for (const [column, notes] of [...byColumn].sort(([a], [b]) => a - b)) {
    for (const note of notes.slice(0, EXAMPLES)) lines.push(`  ${noteText(note, table)}`);
    const more = notes.length - EXAMPLES;
    if (more > 0)
      lines.push(`  ${columnLetters(column)} 列还有 ${more} 格（全部见 --cells 写出的文件）`);
  }
  return lines;
}

function leftLines(left: readonly LeftSheet[]): string[] {
  if (left.length === 0) return [];
  return [
    `没有取用的工作表（${left.length}）：`,
    ...left.map(({ sheet, reason }) => `  “${sheet}”：${reason}`),
    '',
  ];
}

/** One cell: where, what, for which element, what was made of it. */
function noteText({ row, column, value, reason }: CellNote, { plan }: ForeignTable): string {
  const planned = plan.columns.find((candidate) => candidate.column === column);
  const element = planned?.use.as === 'element' ? ` → ${pathText(planned.use.path)}` : '';
  return `${cellAddress(row, column)}${element}“${value}”：${reason}`;
}

function rowsText(rows: readonly number[]): string {
  const shown = rows.slice(0, NAMED_ROWS).map((row) => row + 1);
  const more = rows.length - shown.length;
  return `第 ${shown.join('、')} 行${more > 0 ? ` 等 ${rows.length} 行` : ''}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Every refused and corrected cell as CSV for Excel and WPS: for a clerk to work through. */
export function cellsCsv(tables: readonly ForeignTable[]): string {
  const rows = [['工作表', '单元格', '要素', '值', '处理', '说明']];
  for (const table of tables) {
    const paths = new Map(
      table.plan.columns.map(({ column, use }) => [
        column,
        use.as === 'element' ? pathText(use.path) : '',
      ]),
    );
    const add = ({ sheet, row, column, value, reason }: CellNote, done: string) =>
      rows.push([sheet, cellAddress(row, column), paths.get(column) ?? '', value, done, reason]);
    for (const note of table.refused) add(note, '没有取');
    for (const note of table.corrected) add(note, '改正后取用');
  }
  return stringify(
    rows.map((cells) => cells.map(visible)),
    { bom: true, record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
  );
}
