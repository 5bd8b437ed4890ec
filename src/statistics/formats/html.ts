import { type Html, html, htmlPage, htmlTable, when } from '../../report/html.js';
import { cellWords, type FigurePage, type FigureTable } from '../table.js';

/** The page as one that needs nothing from elsewhere. */
export function htmlFigures({ title, line, tables, notes }: FigurePage): string {
  return htmlPage(
    title,
    html`<h1>${title}</h1>
<div class="dim">${line}</div>
${tables.map(tableHtml)}
${when(
  notes.length > 0,
  () => html`<h2>统计情况</h2>
${notes.map((note) => html`<p>${note}</p>`)}`,
)}`,
  );
}

function tableHtml({ name, columns, rows, notes }: FigureTable): Html {
  if (rows.length === 0 && notes.length === 0) return html``;
  return html`<h2>${name}</h2>
${when(rows.length > 0, () =>
  htmlTable(
    columns.map(({ title }) => title),
    rows.map(({ cells }) => columns.map((_, index) => cellWords(cells[index]))),
  ),
)}
${notes.map((note) => html`<p class="dim">${note}</p>`)}`;
}
