/** A share between 0 and 1 (below 0 when something grew); undefined where there is nothing to take a share of. */
export interface Share {
  readonly share: number | undefined;
}

/** What stands in a cell; undefined is shown as a dash. */
export type FigureCell = string | number | Share | undefined;

export interface FigureColumn {
  readonly title: string;
  /** Drawn as a bar on a terminal; its cells are shares. */
  readonly bar?: true;
  /** Left out on a terminal, where the notes say it for all rows together. */
  readonly fileOnly?: true;
  /** Text, which stands on the left; figures stand on the right. */
  readonly text?: true;
}

export interface FigureRow {
  readonly cells: readonly FigureCell[];
  /** A sum of other rows. */
  readonly sum?: true;
}

/** A table of figures, before a format is chosen. */
export interface FigureTable {
  readonly name: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly notes: readonly string[];
  /** Long texts: a terminal shows a row as lines of its own under its first cell. */
  readonly list?: true;
  /** Rows that a terminal shows; all without it. */
  readonly shown?: number;
}

/** All that a run has to show. */
export interface FigurePage {
  readonly title: string;
  /** What it rests on, in one line. */
  readonly line: string;
  readonly day: string;
  readonly tables: readonly FigureTable[];
  /** All of it in one table, for formats that hold one. */
  readonly flat: FigureTable;
  /** What was covered and what was not. */
  readonly notes: readonly string[];
}

/** A cell as text: shares in percent with one place, a dash for nothing. */
export function cellWords(cell: FigureCell): string {
  if (cell === undefined) return '—';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return cell;
  return cell.share === undefined ? '—' : percent(cell.share);
}

/** A share in percent; nearly all is not all, and nearly none not none. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded === 100 && share < 1) return '99.9%';
  if (rounded === 0 && share !== 0) return share > 0 ? '0.1%' : '-0.1%';
  return `${rounded}%`;
}
