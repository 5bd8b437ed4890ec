import { isList, type Value, type Values } from '../yaml/value.js';
import type { TableKind, TableSection } from './table.js';

/**
 * A table whose rows need not be in memory at once: they may be read several times, each time in the
 * same order. A `Table` is one.
 */
export interface TableSource extends TableKind {
  readonly sections: Iterable<SectionSource>;
}

export interface SectionSource extends Omit<TableSection, 'rows'> {
  readonly rows: Iterable<Values>;
}

/** Elements that hold the code of a row, the longest first. */
const CODES = ['业务办理项编码', '实施编码', '基本编码', '编码'];

/** The code by which a reader knows a row: the longest that it has. */
export function rowCode(row: Values): string | undefined {
  for (const name of CODES) {
    const code = row[name];
    if (typeof code === 'string' && code !== '') return code;
  }
  return undefined;
}

/** Whether a value is a list of maps that is not empty: such stand in a table of their own. */
export function isEntries(value: Value | undefined): value is readonly Values[] {
  return isList(value) && value.length > 0 && value.every(isMap);
}

export function isMap(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !isList(value);
}
