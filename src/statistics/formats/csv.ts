import { stringify } from 'csv-stringify/sync';
import { csvText } from '../../report/csv.js';
import { cellWords, type FigureCell, type FigurePage } from '../table.js';

/** All figures in one table for Excel and WPS: byte order mark, CRLF, no cell that is run as a formula. */
export function csvPage({ flat }: FigurePage): string {
  const rows = [
    flat.columns.map(({ title }) => csvText(title)),
    ...flat.rows.map(({ cells }) => flat.columns.map((_, index) => csvCell(cells[index]))),
  ];
  return stringify(rows, { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

/** Counts and percentages are figures for the spreadsheet, all else is text. */
function csvCell(cell: FigureCell): string | number {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return csvText(cell.trim());
  return cell.share === undefined ? '' : cellWords(cell);
}
