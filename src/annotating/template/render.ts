import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { shownText } from '../../report/sheet-frame.js';
import type { Standard } from '../../standard/standard.js';
import { tableName } from '../../tabular/table.js';
import { plainText } from '../notes/comment-text.js';
import { EMPTY_DRAWING, withShapes } from '../notes/shapes.js';
import { WorkbookParts } from '../package/parts.js';
import { columnLetters, metricsOf, parseAddress } from '../package/worksheet.js';
import { attributeOf, childOf, childrenOf, rootOf } from '../package/xml.js';
import { formSheet } from './form-sheet.js';
import { formsOf } from './forms.js';
import { guideSheet } from './guide-sheet.js';
import type { Template } from './template.js';
import { Dictionaries } from './validations.js';

type NamedRanges = NonNullable<Parameters<typeof writeXlsx>[0]['namedRanges']>;

const DICTIONARY = '词典';

/** The workbook to fill in, as bytes: the same input gives the same bytes. @param day the document's date, YYYY-MM-DD. */
export async function renderTemplate(
  template: Template,
  standard: Standard,
  day: string,
): Promise<Uint8Array> {
  const dictionaries = new Dictionaries();
  const forms = formsOf(template, standard, dictionaries).map(formSheet);
  const { sheet, ranges } = dictionarySheet(dictionaries);
  const date = new Date(`${day}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: [...forms, guideSheet(template, standard), ...(ranges.length === 0 ? [] : [sheet])],
    namedRanges: ranges,
    properties: {
      title: `${template.region.name}${tableName(template)}填报表`,
      creator: 'sitong',
      created: date,
      modified: date,
    },
  });
  return withReadableNotes(bytes);
}

/** The words of long dictionaries, each a column under a name. */
function dictionarySheet(dictionaries: Dictionaries): { sheet: WriteSheet; ranges: NamedRanges } {
  const { lists } = dictionaries;
  const longest = Math.max(0, ...lists.map(({ words }) => words.length));
  const rows = [lists.map(({ name }) => name)];
  for (let i = 0; i < longest; i++) rows.push(lists.map(({ words }) => shownText(words[i] ?? '')));
  return {
    sheet: { name: DICTIONARY, rows, hidden: true },
    ranges: lists.map(({ name, words }, i) => {
      const letters = columnLetters(i);
      return { name, range: `${DICTIONARY}!$${letters}$2:$${letters}$${words.length + 1}` };
    }),
  };
}

/** Notes as large as their text: the library makes them all of one size. */
function withReadableNotes(bytes: Uint8Array): Uint8Array {
  const parts = new WorkbookParts(bytes);
  for (const sheet of parts.sheets) {
    const related = parts.relationshipsOf(sheet.path);
    const comments = related.find(({ type }) => type === 'comments');
    const drawing = related.find(({ type }) => type === 'vmlDrawing');
    if (comments === undefined || drawing === undefined) continue;
    const xml = parts.text(comments.target);
    const list = childOf(xml, rootOf(xml), 'commentList');
    const placed = (list === undefined ? [] : childrenOf(xml, list)).flatMap((comment) => {
      const at = parseAddress(attributeOf(xml, comment, 'ref') ?? '');
      const text = plainText(xml.slice(comment.openEnd, comment.closeStart));
      return at === undefined ? [] : [{ ...at, text, ours: true }];
    });
    parts.write(
      drawing.target,
      withShapes(EMPTY_DRAWING, placed, metricsOf(parts.text(sheet.path))),
    );
  }
  return parts.bytes();
}
