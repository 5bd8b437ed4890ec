import { visible } from '../../report/visible.js';
import { documentPieces } from '../../tabular/yaml-document.js';
import type { Value } from '../../yaml/value.js';
import { yamlListItem } from '../../yaml/yaml-text.js';
import { type ExportDocument, isReport, type ReportDocument } from '../export.js';

/** The documents of a workspace: copied into one, they are its rows. */
export function* yaml(document: ExportDocument | ReportDocument): Generator<string> {
  const { title, unit, day, marks, notes } = document;
  const heading = marks.length === 0 ? title : `${title}【${marks.join('；')}】`;
  for (const line of [heading, `${unit}　${day}`, ...notes]) yield `# ${visible(line)}\n`;
  if (isReport(document)) yield* figures(document);
  else {
    for (const [index, section] of document.table.sections.entries()) {
      if (index > 0) yield '---\n';
      yield* documentPieces(document.table, section);
    }
  }
}

function* figures({ columns, rows }: ReportDocument): Generator<string> {
  yield rows.length === 0 ? '行: []\n' : '行:\n';
  for (const row of rows) {
    const cells = columns.map(({ title }, column): [string, Value] => [title, row[column] ?? '']);
    yield yamlListItem(cells, '  ');
  }
}
