import { visible } from '../../report/visible.js';
import type { CellNote } from '../../tabular/read-table.js';
import { type Table, tableName } from '../../tabular/table.js';
import type { ImportedDocument } from '../run.js';
import { cellAddress } from './sheet-grid.js';

/** What an import of a file of our own says. */
export interface OwnAccount {
  readonly name: string;
  readonly table: Table;
  readonly documents: readonly ImportedDocument[];
  readonly refused: readonly CellNote[];
  readonly corrected: readonly CellNote[];
}

/** The account as text for a person: every cell is named. */
export function renderOwn({ name, table, documents, refused, corrected }: OwnAccount): string {
  const rows = table.sections.reduce((sum, section) => sum + section.rows.length, 0);
  const lines = [`${name}：sitong 的${tableName(table)}，不用映射，${rows} 行`];
  lines.push(...noteLines('改正后取用的格', corrected), ...noteLines('没能取用的格', refused));
  lines.push('写出的文件：');
  for (const document of documents)
    lines.push(
      `  ${document.path}：${document.kind} ${document.region}，${document.rows.length} 行`,
    );
  return `${lines.map(visible).join('\n')}\n`;
}

function noteLines(title: string, notes: readonly CellNote[]): string[] {
  if (notes.length === 0) return [];
  return [
    `${title}（${notes.length}）：`,
    ...notes.map(
      ({ sheet, row, column, value, reason }) =>
        `  “${sheet}”${cellAddress(row, column)}“${value}”：${reason}`,
    ),
  ];
}
