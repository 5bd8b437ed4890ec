import { Chalk } from 'chalk';
import { visible } from '../../report/visible.js';
import type { FigurePage, FigureTable } from '../table.js';
import { type Terminal, terminalTable } from './terminal-table.js';
import { wrapText } from './wrap.js';

/** The page for a terminal: tables with bars, each followed by what it leaves out. */
export function prettyPage(page: FigurePage, terminal: Terminal): string {
  const paint = new Chalk({ level: terminal.color ? 1 : 0 });
  const tables = page.tables.map((table) => tableText(table, terminal, paint.bold));
  const notes = page.notes.map((note) => wrapText(visible(note), terminal.width));
  return [
    `${paint.bold(visible(page.title))}  ${visible(page.line)}`,
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
  const body = table.rows.length === 0 ? '' : terminalTable(table, terminal);
  if (body === '' && notes.length === 0) return '';
  return `${strong(`■ ${visible(table.name)}`)}\n${body}${notes.map((note) => `${note}\n`).join('')}`;
}
