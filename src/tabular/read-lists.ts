import { isList, type Value } from '../yaml/value.js';
import { AS_JSON, BLANK, type CellContent, cellValue, NO_ENTRIES } from './cell.js';
import type { RowRecord } from './read-sections.js';
import { put } from './read-sections.js';
import type { CellNote } from './read-table.js';
import { isReference } from './titles.js';

/** Stands in a row for the entries of another table until these are read. */
const ELSEWHERE: readonly Value[] = Object.freeze([]);

/** What the cell of a list of entries says; its entries stand elsewhere. */
export function listCell(content: CellContent): Value | undefined {
  if (typeof content !== 'string') return cellValue(content, 'text');
  if (content === NO_ENTRIES) return [];
  if (isReference(content)) return ELSEWHERE;
  return content === BLANK || content.startsWith(AS_JSON)
    ? cellValue(content, 'list')
    : cellValue(content, 'text');
}

/** What became of the lists of a row that did not go together with their entries. */
export interface ListNotes {
  readonly refused: CellNote[];
  readonly corrected: CellNote[];
}

/** Puts the entries of a row where its cells say that they stand, when all tables are read. */
export function settleLists(record: RowRecord, lists: ReadonlySet<string>, notes: ListNotes): void {
  const { values } = record;
  for (const name of lists) {
    const said = Object.hasOwn(values, name) ? values[name] : undefined;
    const found = record.list(name);
    if (found === undefined) {
      if (said !== ELSEWHERE) continue;
      delete values[name];
      const reason = `“${name}”里没有这一行的内容；确实没有时写“${NO_ENTRIES}”`;
      notes.refused.push(noteAt(record, name, { value: '见别处', reason }));
      continue;
    }
    if (said !== undefined && said !== ELSEWHERE) noteConflict(record, { name, said }, notes);
    put(values, name, found.entries);
  }
}

function noteConflict(
  record: RowRecord,
  { name, said }: { readonly name: string; readonly said: Value },
  notes: ListNotes,
): void {
  const value = isList(said) && said.length === 0 ? NO_ENTRIES : String(said);
  const reason = `“${name}”另有这一行的内容，按那里的读`;
  const known = value === NO_ENTRIES || value === BLANK;
  (known ? notes.corrected : notes.refused).push(noteAt(record, name, { value, reason }));
}

function noteAt(
  record: RowRecord,
  name: string,
  { value, reason }: { readonly value: string; readonly reason: string },
): CellNote {
  const { sheet, line } = record;
  const columns = sheet.titles.head?.values ?? [];
  const column = [...sheet.titles.values, ...columns].find((one) => one.name === name);
  return { sheet: sheet.name, row: line, column: column?.index ?? 0, value, reason };
}
