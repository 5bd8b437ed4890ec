import { type Html, htmlPage, html as template, when } from '../../report/html.js';
import { widthOf } from '../../report/sheet-frame.js';
import type { Standard } from '../../standard/standard.js';
import { NOTE } from '../../tabular/titles.js';
import type { ExportDocument, ReportDocument } from '../export.js';
import { type Guide, guidesOf, isGuideBook, type ShownTable, shownTable } from '../published.js';

/** Stands in the page for what is written piece by piece. */
const BODY = '<!--body-->';
/** Widest table, in characters, that is printed on upright paper. */
const UPRIGHT_WIDTH = 110;

/** A page that opens without a network and prints as a paper of an office: a table, or item by item. */
export function* html(
  document: ExportDocument | ReportDocument,
  { standard }: { readonly standard: Standard },
): Generator<string> {
  const page = htmlPage(document.title, { markup: BODY });
  const at = page.lastIndexOf(BODY);
  yield page.slice(0, at);
  yield* body(document, standard);
  yield page.slice(at + BODY.length);
}

function* body(document: ExportDocument | ReportDocument, standard: Standard): Generator<string> {
  const { title, unit, day, marks, notes } = document;
  const shown = isGuideBook(document) ? undefined : shownTable(document, standard);
  const across = shown !== undefined && widthOf(shown.columns) > UPRIGHT_WIDTH;
  yield template`<main class="${across ? 'paper landscape' : 'paper'}">
<h1>${title}</h1>
${when(marks.length > 0, () => template`<p class="mark">${marks.join('；')}</p>`)}
<p class="line"><span>${unit}</span><span>${chineseDay(day)}</span></p>
`.markup;
  if (isGuideBook(document)) {
    let number = 0;
    for (const guide of guidesOf(document, standard)) {
      number += 1;
      yield* chapter(guide, number);
    }
  } else if (shown !== undefined) yield* table(shown);
  for (const note of notes) yield template`<p class="note">${`${NOTE}${note}`}</p>\n`.markup;
  yield '</main>';
}

function* chapter({ title, facts, lists }: Guide, number: number): Generator<string> {
  yield template`<section><h2>${number}. ${title}</h2>
<table class="facts"><tbody>${facts.map(
    ([name, text]) => template`<tr><th scope="row">${name}</th><td>${text}</td></tr>
`,
  )}</tbody></table>
`.markup;
  for (const list of lists) {
    yield template`<h3>${list.title}</h3>`.markup;
    yield* table(list);
  }
  yield '</section>\n';
}

function* table({ columns, rows }: ShownTable): Generator<string> {
  const cell = (text: string, index: number): Html =>
    columns[index]?.align === 'center'
      ? template`<td class="centre">${text}</td>`
      : template`<td>${text}</td>`;
  yield template`<div class="wide"><table>
<thead><tr>${columns.map(({ title }) => template`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
`.markup;
  for (const row of rows) yield template`<tr>${row.map(cell)}</tr>\n`.markup;
  yield '</tbody></table></div>\n';
}

/** 2026年11月26日; what is no day stays as it is. */
export function chineseDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? day : `${year}年${Number(month)}月${Number(date)}日`;
}
