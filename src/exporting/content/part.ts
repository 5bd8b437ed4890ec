import type { TableSection } from '../../tabular/table.js';

/** Why rows are not in an export: each reason with how many. */
export type LeftOut = ReadonlyMap<string, number>;

/** An element that is still 待填. */
export interface Blank {
  /** The row as a reader finds it: code and name. */
  readonly row: string;
  readonly elements: readonly string[];
}

/** Where what is computed from the rows and what is maintained by hand differ. */
export interface Difference {
  /** 缺少: the maintained list lacks the row; 多出: the rows do not bear it out; 不同: it says something else. */
  readonly kind: '缺少' | '多出' | '不同';
  /** The row as a reader finds it: code and name. */
  readonly row: string;
  /** One Chinese clause. */
  readonly detail: string;
}

/** What is told of the part that one region has in an export. */
export interface RegionFacts {
  readonly region: string;
  readonly regionName: string;
  readonly leftOut: LeftOut;
  readonly blanks: readonly Blank[];
  readonly differences: readonly Difference[];
  /** Where computed rows come from and how they agree with the maintained list. */
  readonly origin?: string;
  /** What could not be told, for the reader of the export. */
  readonly remarks: readonly string[];
  /** Why there are no rows, where there are none. */
  readonly nothing: string;
}

/** The rows that one region gives to an export. */
export interface RegionPart extends RegionFacts {
  readonly sections: readonly TableSection[];
}

/** Counts why rows are left out. */
export class LeftOutCount {
  readonly counts = new Map<string, number>();

  add(reason: string, rows = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + rows);
  }
}

/** How many rows a part has. */
export function rowCount({ sections }: Pick<RegionPart, 'sections'>): number {
  return sections.reduce((sum, { rows }) => sum + rows.length, 0);
}
