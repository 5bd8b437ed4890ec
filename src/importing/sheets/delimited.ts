import { CsvError, parse } from 'csv-parse/sync';
import { WorkError } from '../../errors.js';
import { cellOfField } from '../../tabular/delimited.js';
import type { SheetGrid, SheetRow } from './sheet-grid.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Lines that tell the separator. */
const LOOKED_AT = 20;

/** A delimited file as a sheet: every cell is text, rows count records from 0. @throws WorkError */
export function delimitedGrid(text: string, name: string, delimiter?: string): SheetGrid {
  const rows: SheetRow[] = [];
  let line = 1;
  let index = -1;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiter ?? delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: string[], context) => {
        line = context.lines;
        index += 1;
        const filled = cells.map(fieldText);
        if (filled.some((cell) => cell !== undefined))
          rows.push({ index, hidden: false, cells: filled });
        return null;
      },
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new WorkError(`${name} 第 ${line} 行之后的引号不成对，无法按 CSV 读取。`, { cause });
  }
  return {
    name,
    hidden: false,
    rows,
    merges: [],
    hiddenColumns: new Set(),
    formulas: 0,
    is1904: false,
  };
}

/** A field without what keeps spreadsheets from changing it. */
function fieldText(field: string): string | undefined {
  const content = cellOfField(field);
  return content === undefined ? undefined : String(content);
}

/** The separator that the first lines have most often. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\r|\n/, LOOKED_AT).join('\n');
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = head.split(delimiter).length - 1;
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}
