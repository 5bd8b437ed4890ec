import { markdownText } from '../../report/markdown-text.js';
import { cellWords, type FigurePage, type FigureTable } from '../table.js';

/** The page as Markdown tables. */
export function markdownPage({ title, line, tables, notes }: FigurePage): string {
  const parts = [
    `# ${markdownText(title)}`,
    markdownText(line),
    ...tables.flatMap(tableParts),
    ...(notes.length === 0
      ? []
      : ['## 统计情况', notes.map((note) => `- ${markdownText(note)}`).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function tableParts({ name, columns, rows, notes }: FigureTable): string[] {
  if (rows.length === 0 && notes.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    line(columns.map(({ title }) => markdownText(title))),
    line(columns.map(({ text }) => (text === true ? '---' : '---:'))),
    ...rows.map(({ cells, sum }) =>
      line(columns.map((_, index) => cellText(cellWords(cells[index]), sum === true))),
    ),
  ].join('\n');
  return [
    `## ${markdownText(name)}`,
    ...(rows.length === 0 ? [] : [table]),
    ...notes.map((note) => markdownText(note)),
  ];
}

/** A cell on one line; the spaces of its depth stay as no-break spaces. */
function cellText(words: string, strong: boolean): string {
  const depth = words.length - words.trimStart().length;
  const text = words.trim().split(/\r?\n/).map(markdownText).join('<br>');
  return `${'&nbsp;'.repeat(depth)}${strong && text !== '' ? `**${text}**` : text}`;
}
