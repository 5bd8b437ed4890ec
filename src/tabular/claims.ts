import { isList, type Value, type Values } from '../yaml/value.js';
import type { CellAt, CellNote, ReadSection, ReadTable } from './read-table.js';

/** Columns of a 基本目录 to fill in: whether the region takes an item over, and why not. */
export const CLAIM = '承接';
export const CLAIM_REASON = '理由';
export const CLAIM_NOTE = '说明';

/** A 基本目录 with its claims carried out. */
export interface ClaimedTable {
  readonly table: ReadTable;
  /** Items of which 承接 says nothing, by 基本编码, and the cell where it would stand. */
  readonly undecided: ReadonlyMap<string, CellAt>;
  /** Where an entry of 未承接 stands, by section and place in the list; undefined for one of the header. */
  readonly refusalAt: (section: number, entry: number, part: string) => CellAt | undefined;
}

/** Whether there is a column 承接, filled in or not: a value that is not there has its own column then. */
function hasClaims(section: ReadSection): boolean {
  const { rows } = section;
  if (rows.some((row) => Object.hasOwn(row, CLAIM))) return true;
  return rows.length > 0 && section.at(0, [CLAIM])?.column !== section.at(0, [])?.column;
}

interface Sorted {
  readonly kept: number[];
  readonly refused: Values[];
  /** The rows of the entries of `refused`. */
  readonly refusals: number[];
}

/**
 * Carries out the column 承接 of a filled-in 基本目录 (contract §2: 未承接): 是 keeps the row, 否 makes
 * it an entry of 未承接, nothing leaves it out. Rows that the region sets up itself need no 承接. A
 * table without the column stays as it is.
 */
export function withClaims(table: ReadTable): ClaimedTable {
  const undecided = new Map<string, CellAt>();
  if (table.kind !== '基本目录' || !table.sections.some(hasClaims))
    return { table, undecided, refusalAt: () => undefined };
  const refused: CellNote[] = [...table.refused];
  const corrected: CellNote[] = [...table.corrected];
  const refusals: (readonly number[])[] = [];
  const sections = table.sections.map((section) => {
    const sorted: Sorted = { kept: [], refused: [], refusals: [] };
    refusals.push(sorted.refusals);
    for (const [index, row] of section.rows.entries())
      sort({ section, row, index }, sorted, { refused, corrected, undecided });
    return claimed(section, sorted);
  });
  return {
    table: { ...table, sections, refused, corrected },
    undecided,
    refusalAt: (section, entry, part) => {
      const before = table.sections[section]?.header.未承接;
      const row = refusals[section]?.[entry - (isList(before) ? before.length : 0)];
      return row === undefined ? undefined : table.sections[section]?.at(row, [part]);
    },
  };
}

function sort(
  { section, row, index }: { section: ReadSection; row: Values; index: number },
  { kept, refused, refusals }: Sorted,
  notes: { refused: CellNote[]; corrected: CellNote[]; undecided: Map<string, CellAt> },
): void {
  const at = (name: string) => section.at(index, [name]);
  const claim = row[CLAIM];
  const code = typeof row.基本编码 === 'string' ? row.基本编码 : '';
  if (claim === true || claim === '是' || (claim === undefined && row.自行设立 === true)) {
    kept.push(index);
    for (const name of [CLAIM_REASON, CLAIM_NOTE])
      note(notes.corrected, at(name), row[name], `承接为“是”，“${name}”不取`);
    return;
  }
  if (claim === false || claim === '否') {
    refusals.push(index);
    refused.push({
      ...(code === '' ? {} : { 基本编码: code }),
      ...pick(row, CLAIM_REASON),
      ...pick(row, CLAIM_NOTE),
    });
    return;
  }
  const cell = at(CLAIM);
  if (cell !== undefined && code !== '') notes.undecided.set(code, cell);
  note(notes.refused, cell, claim, '承接只填 是 或 否');
}

function note(
  notes: CellNote[],
  at: CellAt | undefined,
  value: Value | undefined,
  reason: string,
): void {
  if (value === undefined || at === undefined) return;
  notes.push({ ...at, value: typeof value === 'string' ? value : JSON.stringify(value), reason });
}

function claimed(section: ReadSection, { kept, refused }: Sorted): ReadSection {
  const before = section.header.未承接;
  const entries = [...(isList(before) ? before : []), ...refused];
  return {
    region: section.region,
    regionName: section.regionName,
    header: entries.length === 0 ? section.header : { ...section.header, 未承接: entries },
    rows: kept.map((index) => {
      const {
        [CLAIM]: _claim,
        [CLAIM_REASON]: _reason,
        [CLAIM_NOTE]: _note,
        ...row
      } = section.rows[index]!;
      return row;
    }),
    at: (row, path) => {
      const index = kept[row];
      return index === undefined ? undefined : section.at(index, path);
    },
  };
}

function pick(row: Values, name: string): Values {
  const value = row[name];
  return value === undefined ? {} : { [name]: value };
}
