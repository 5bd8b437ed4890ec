import type { TableKind } from '../../tabular/table.js';
import type { TimeUnit } from '../../values/time-limit.js';
import type { Values } from '../../yaml/value.js';

/** What a column is taken for. */
export type ColumnUse =
  /** An element, or a part of the entries of a list: [事项名称], [申请材料, 材料名称]. */
  | {
      readonly as: 'element';
      readonly path: readonly [string] | readonly [string, string];
      /** What its numbers count where the header says so: 法定时限（工作日）. */
      readonly unit?: TimeUnit | undefined;
    }
  /** A running number; it says nothing of the item. */
  | { readonly as: 'number' }
  /** Code or name of the row's region. */
  | { readonly as: 'region' }
  /** `declined`: left out for a reason that is known, so nothing is lost. */
  | { readonly as: 'nothing'; readonly reason: string; readonly declined: boolean };

/** One column of a sheet. */
export interface PlannedColumn {
  /** From 0. */
  readonly column: number;
  /** Texts of its header cells, from above, each once. */
  readonly header: readonly string[];
  readonly use: ColumnUse;
  /** Why it is taken so; one Chinese clause. */
  readonly why: string;
}

/** How the rows of one sheet are read: what a guess makes and a mapping file says. */
export interface SheetPlan extends TableKind {
  readonly sheet: string;
  /** Region of all rows; undefined where a column says it. */
  readonly region: string | undefined;
  /** First and last row of the header, from 0. */
  readonly headerRows: readonly [number, number];
  /** Keys of the document's header beyond 类别, 地区, 清单 and 性质. */
  readonly documentHeader: Values;
  readonly columns: readonly PlannedColumn[];
}

/** The element path of a column as it is written: 申请材料/材料名称. */
export function pathText(path: readonly string[]): string {
  return path.join('/');
}
