import { markdownText } from '../../report/markdown-text.js';
import type { Standard } from '../../standard/standard.js';
import { NOTE } from '../../tabular/titles.js';
import type { ExportDocument, ReportDocument } from '../export.js';
import { guidesOf, heading, isGuideBook, type ShownTable, shownTable } from '../published.js';

/** A page for reading: title, unit and day, then one table, or a chapter an item. */
export function* markdown(
  document: ExportDocument | ReportDocument,
  { standard }: { readonly standard: Standard },
): Generator<string> {
  yield `# ${markdownText(heading(document))}\n\n`;
  yield `${markdownText(document.unit)}　${markdownText(document.day)}\n\n`;
  if (isGuideBook(document)) yield* chapters(document, standard);
  else yield* table(shownTable(document, standard));
  for (const note of document.notes) yield `\n${markdownText(`${NOTE}${note}`)}\n`;
}

function* chapters(document: ExportDocument, standard: Standard): Generator<string> {
  let number = 0;
  for (const { title, facts, lists } of guidesOf(document, standard)) {
    number += 1;
    yield `## ${number}. ${markdownText(title)}\n\n`;
    yield* table({ columns: [column('要素'), column('内容')], rows: facts });
    for (const list of lists) {
      yield `\n### ${markdownText(list.title)}\n\n`;
      yield* table(list);
    }
    yield '\n';
  }
}

function* table({ columns, rows }: ShownTable): Generator<string> {
  yield line(columns.map(({ title }) => title));
  yield `|${columns.map(({ align }) => (align === 'center' ? ' :---: ' : ' --- ')).join('|')}|\n`;
  for (const row of rows) yield line(row);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(cellText).join(' | ')} |\n`;
}

function cellText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((one) => markdownText(one))
    .join('<br>');
}

function column(title: string) {
  return { title, width: 10 };
}
