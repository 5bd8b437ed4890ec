import type { Row } from '../../../model/document.js';
import type { JudgingDay } from '../../../model/judging-day.js';
import type { RegionView } from '../../../model/region-view.js';
import type { BindingList } from '../../../rules/lists/listed.js';
import type { ListName } from '../../../rules/lists/names.js';
import type { Values } from '../../../yaml/value.js';

/** Whether a row of 实施清单 bears out that an item stands on a list. */
export type Verdict = 'in' | 'out' | 'unknown';

/** One entry that a row of 实施清单 calls for on a list. */
export interface Entry {
  /** What tells the entries of one item apart: 中介服务名称, 环节, 证明名称. */
  readonly second?: string;
  /** What the row itself says; elements that it does not say are absent. */
  readonly values: Values;
}

/** How one 专项清单 is computed from the rows and compared with what is maintained. */
export interface SpecialList {
  readonly name: ListName;
  /** The list that binds a region: its own, else that of the regions above. */
  readonly binding: (view: RegionView) => BindingList | undefined;
  /** The rows that may call for an entry. */
  readonly rows: (view: RegionView, asOf: JudgingDay) => readonly Row[];
  /** What a row certainly calls for. */
  readonly entriesOf: (row: Row, view: RegionView) => readonly Entry[];
  /** Whether a row bears out a row of the maintained list. */
  readonly holds: (row: Row, listed: Row) => Verdict;
  /** Why nothing can be told of a row; undefined when it tells. */
  readonly untold: (row: Row) => string | undefined;
  /** Whether a row of the maintained list is the one that an entry calls for; by the item alone without it. */
  readonly isEntry?: (listed: Row, entry: Entry) => boolean;
  /** What only the office knows: 待填 where no maintained list says it. */
  readonly blanks: (values: Values) => readonly string[];
  /** Elements that hold for one place only: never taken from the list of an upper region. */
  readonly local: readonly string[];
  /** The element that names the body. */
  readonly body?: string;
  /** What a maintained row says otherwise than the rows that call for it; Chinese clauses. */
  readonly contradictions?: (
    listed: Row,
    rows: readonly Row[],
    view: RegionView,
  ) => readonly string[];
  /** Said when no row calls for an entry. */
  readonly nothing: string;
}

/** What every entry says of its item. */
export function identity({ item }: Row): Values {
  const { 事项名称: name, 基本编码: code } = item;
  return {
    ...(name === undefined ? {} : { 事项名称: name }),
    ...(code === undefined ? {} : { 基本编码: code }),
  };
}
