import { Chalk } from 'chalk';
import { columnsOf } from '../../report/cells.js';
import { visible } from '../../report/visible.js';
import { cellWords, type FigurePage, type FigureTable } from '../table.js';
import { type Terminal, terminalTable } from './terminal-table.js';
import { wrapText } from './wrap.js';

/** The page for a terminal: tables with bars, each followed by what it leaves out. */
export function prettyPage(page: FigurePage, terminal: Terminal): string {
  const paint = new Chalk({ level: terminal.color ? 1 : 0 });
  const tables = page.tables
    .map((table) => tableText(table, terminal, paint.bold))
    .filter((text) => text !== '');
  const notes = page.notes.map((note) => wrapText(visible(note), terminal.width));
  return [
    paint.bold(wrapText(visible(page.title), terminal.width)),
    wrapText(visible(page.line), terminal.width),
    '',
    ...tables,
    ...notes,
    '',
  ].join('\n');
}

function tableText(
  table: FigureTable,
  terminal: Terminal,
  strong: (text: string) => string,
): string {
  const notes = table.notes.map((note) => wrapText(`  ${visible(note)}`, terminal.width));
  const draw = table.list === true ? listText : terminalTable;
  const rows = table.rows.slice(0, table.shown);
  const body = rows.length === 0 ? '' : draw({ ...table, rows }, terminal);
  if (body === '' && notes.length === 0) return '';
  return `${strong(wrapText(`■ ${visible(table.name)}`, terminal.width))}\n${body}${notes.map((note) => `${note}\n`).join('')}`;
}

/** Rows with long texts: the first cell as a heading where it changes, the next ones on a line, the last below. */
function listText({ rows }: FigureTable, { width }: Terminal): string {
  const lines: string[] = [];
  let heading: string | undefined;
  for (const { cells } of rows) {
    const [first = '', ...rest] = cells.map(cellWords);
    const texts = rest.pop()?.split('\n') ?? [];
    if (first !== heading) lines.push(wrapText(visible(first), width));
    heading = first;
    const line = `  ${[...rest, ...texts].map(visible).join('  ').trimEnd()}`;
    if (texts.length === 1 && columnsOf(line) <= width) lines.push(line);
    else {
      lines.push(wrapText(`  ${rest.map(visible).join('  ')}`, width));
      for (const text of texts) lines.push(wrapText(`      ${visible(text)}`, width));
    }
  }
  return `${lines.join('\n')}\n`;
}
