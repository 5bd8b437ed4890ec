import { Chalk, type ChalkInstance } from 'chalk';
import { cellsOf, columnsOf, widthOf } from '../../report/cells.js';
import { visible } from '../../report/visible.js';
import { cellWords, type FigureCell, type FigureColumn, type FigureTable } from '../table.js';

/** What a terminal can show. */
export interface Terminal {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** Columns between two columns of a table. */
const GAP = '  ';
/** Widths of bars, widest first; none where there is no room. */
const BARS = [12, 8, 5, 0];
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const FULL = '█';

interface Laid {
  readonly column: FigureColumn;
  readonly texts: readonly string[];
  readonly cells: readonly FigureCell[];
  readonly width: number;
}

/**
 * A table for a terminal, aligned by display width. Where it is too wide its bars shrink and go; then the
 * columns are laid in several parts, each with the first column again.
 */
export function terminalTable(table: FigureTable, terminal: Terminal): string {
  const shown = table.columns.flatMap((column, index) =>
    column.fileOnly === true ? [] : [{ column, index }],
  );
  const lay = (bar: number) =>
    shown.map(({ column, index }, at) => {
      const cells = table.rows.map(({ cells: row }) => row[index]);
      return laid(column, cells, {
        bar,
        room: at === 0 ? Math.max(12, Math.floor(terminal.width / 2)) : terminal.width,
      });
    });
  const bars = BARS.find((bar) => totalWidth(lay(bar)) <= terminal.width) ?? 0;
  const columns = lay(bars);
  const paint = new Chalk({ level: terminal.color ? 1 : 0 });
  return parts(columns, terminal.width)
    .map((part) => partText(part, { table, paint, bars }))
    .join('\n');
}

function laid(
  column: FigureColumn,
  cells: readonly FigureCell[],
  { bar, room }: { readonly bar: number; readonly room: number },
): Laid {
  const texts = cells.map((cell) => clip(visible(cellWords(cell)), room));
  const text = texts.reduce((most, one) => Math.max(most, columnsOf(one)), 0);
  const width = text + (column.bar === true && bar > 0 ? bar + 1 : 0);
  return { column, texts, cells, width: Math.max(width, columnsOf(column.title)) };
}

/** A text of at most so many columns. */
function clip(text: string, room: number): string {
  if (columnsOf(text) <= room) return text;
  let kept = '';
  let width = 0;
  for (const cell of cellsOf(text)) {
    if (width + cell.width > room - 1) break;
    kept += cell.text;
    width += cell.width;
  }
  return `${kept}…`;
}

function totalWidth(columns: readonly Laid[]): number {
  return columns.reduce((sum, { width }) => sum + width, GAP.length * (columns.length - 1));
}

/** The columns in parts that fit, the first column in each. */
function parts(columns: readonly Laid[], room: number): Laid[][] {
  const [first, ...rest] = columns;
  if (first === undefined) return [];
  const out: Laid[][] = [];
  let part = [first];
  for (const column of rest) {
    if (part.length > 1 && totalWidth([...part, column]) > room) {
      out.push(part);
      part = [first];
    }
    part.push(column);
  }
  out.push(part);
  return out;
}

interface Drawing {
  readonly table: FigureTable;
  readonly paint: ChalkInstance;
  readonly bars: number;
}

function partText(columns: readonly Laid[], { table, paint, bars }: Drawing): string {
  const header = columns
    .map(({ column, width }) => pad(column.title, width, column.text === true))
    .join(GAP)
    .trimEnd();
  const lines = table.rows.map(({ sum }, row) => {
    const line = columns
      .map(({ column, texts, cells, width }) =>
        column.bar === true && bars > 0
          ? barCell(cells[row], { text: texts[row] ?? '', width, bars, paint })
          : pad(texts[row] ?? '', width, column.text === true),
      )
      .join(GAP)
      .trimEnd();
    return sum === true ? paint.bold(line) : line;
  });
  return `${[paint.dim(header), ...lines].join('\n')}\n`;
}

function pad(text: string, width: number, isText: boolean): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return isText ? text + space : space + text;
}

interface Bar {
  readonly text: string;
  readonly width: number;
  readonly bars: number;
  readonly paint: ChalkInstance;
}

/** A bar with its percentage to the right of it. */
function barCell(cell: FigureCell, { text, width, bars, paint }: Bar): string {
  const share = typeof cell === 'object' ? cell.share : undefined;
  const drawn = drawBar(share ?? 0, bars);
  const rest = width - bars - 1;
  return `${paint.cyan(drawn)}${' '.repeat(bars - widthOf(cellsOf(drawn)))} ${pad(text, rest, false)}`;
}

/** A share as block characters, in eighths of a column. */
export function drawBar(share: number, width: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * width * 8);
  const least = share > 0 && eighths === 0 ? 1 : eighths;
  return FULL.repeat(Math.floor(least / 8)) + (EIGHTHS[least % 8] ?? '');
}
