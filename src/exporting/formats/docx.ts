import { zipPieces } from '../../io/zip.js';
import { widthOf } from '../../report/sheet-frame.js';
import type { Standard } from '../../standard/standard.js';
import { NOTE, SERIAL } from '../../tabular/titles.js';
import type { ExportDocument, ReportDocument } from '../export.js';
import { type Guide, guidesOf, isGuideBook, type ShownTable, shownTable } from '../published.js';
import { dataTable, factsTable, Page, paragraph, unitLine } from '../word/body.js';
import { packageParts } from '../word/parts.js';
import { chineseDay } from './html.js';

/**
 * A Word document as an office issues it: A4 (A3 for wide lists), fonts, margins and page numbers after GB/T 9704, lists
 * as tables with a header on every page, guides one to a page. Written piece by piece; the same
 * document gives the same bytes.
 */
export function docx(
  document: ExportDocument | ReportDocument,
  { standard }: { readonly standard: Standard },
): Iterable<Uint8Array> {
  return zipPieces(packageParts(document, bodyOf(document, standard)));
}

function* bodyOf(document: ExportDocument | ReportDocument, standard: Standard): Generator<string> {
  const { title, marks, unit, day, notes } = document;
  const shown = isGuideBook(document) ? undefined : shownTable(document, standard);
  const page = new Page(shown === undefined ? 0 : widthOf(shown.columns));
  yield paragraph('Title', title);
  if (marks.length > 0) yield paragraph('Mark', `【${marks.join('；')}】`);
  yield unitLine(unit, chineseDay(day), page.width);
  if (shown !== undefined) yield* dataTable(shown, page.width);
  else if (isGuideBook(document)) {
    yield* dataTable(contents(document, standard), page.width);
    for (const guide of guidesOf(document, standard)) yield* chapter(guide, page.width);
  }
  for (const note of notes) yield paragraph('Note', `${NOTE}${note}`);
  yield page.section();
}

/** The list of the guides that follow. */
function contents(document: ExportDocument, standard: Standard): ShownTable {
  return {
    columns: [
      { title: SERIAL, width: 6, align: 'center' },
      { title: '事项名称', width: 44 },
      { title: '编码', width: 42 },
    ],
    rows: {
      *[Symbol.iterator]() {
        let number = 0;
        for (const { title, code } of guidesOf(document, standard)) {
          number += 1;
          yield [String(number), title, code];
        }
      },
    },
  };
}

function* chapter({ title, facts, lists }: Guide, width: number): Generator<string> {
  yield paragraph('Chapter', title);
  yield* factsTable(facts, width);
  for (const list of lists) {
    yield paragraph('ListTitle', list.title);
    yield* dataTable(list, width);
  }
}
