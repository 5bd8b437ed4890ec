import { describeElement } from '../../diff/describe.js';
import { valueChanges } from '../../diff/elements.js';
import type { ReportedElement } from '../../diff/report.js';
import type { LogEntry, PublicationBody, RowHistory } from '../../registry/port.js';
import { longestCode } from '../../registry/row-codes.js';
import { rowKey } from '../../registry/row-order.js';
import { Standard } from '../../standard/standard.js';
import { nameOfRow, rowVariant } from './row-text.js';

/** What one publication did to one row. */
export interface RowEvent {
  readonly publication: number;
  readonly kind: '新增' | '变更' | '去掉';
  readonly region: string;
  readonly catalog: string;
  readonly variant: string;
  readonly code: string | undefined;
  readonly name: string;
  /** Elements that differ from the state before; empty for 新增 and 去掉. */
  readonly elements: readonly ReportedElement[];
}

/** A publication with what it did to the rows of a code. */
export interface CodePublication {
  readonly entry: LogEntry & { readonly body: PublicationBody };
  readonly events: readonly RowEvent[];
}

/** The history of a code: every publication in which its rows changed, newest first. */
export function codeHistory(
  states: readonly RowHistory[],
  publications: readonly LogEntry[],
): CodePublication[] {
  const byPublication = new Map<number, RowEvent[]>();
  for (const event of rowEvents(states)) {
    const events = byPublication.get(event.publication);
    if (events === undefined) byPublication.set(event.publication, [event]);
    else events.push(event);
  }
  return publications.flatMap((entry) => {
    const events = byPublication.get(entry.number);
    if (events === undefined || entry.body.kind !== '发布') return [];
    return [{ entry: { ...entry, body: entry.body }, events }];
  });
}

function rowEvents(states: readonly RowHistory[]): RowEvent[] {
  const rows = new Map<string, RowHistory[]>();
  for (const state of states) {
    const { region, catalog, variant } = state;
    const key = JSON.stringify([region, catalog, variant, rowKey(state, state.row)]);
    const same = rows.get(key);
    if (same === undefined) rows.set(key, [state]);
    else same.push(state);
  }
  return [...rows.values()].flatMap(eventsOf);
}

/** The events of one row, whose states follow one another. */
function eventsOf(states: readonly RowHistory[]): RowEvent[] {
  const ordered = [...states].sort((a, b) => a.since - b.since);
  return ordered.flatMap((state, i): RowEvent[] => {
    const before = ordered[i - 1];
    const continues = before !== undefined && before.until === state.since;
    const came: RowEvent = {
      ...about(state),
      publication: state.since,
      kind: continues ? '变更' : '新增',
      elements: continues ? elementsBetween(before, state) : [],
    };
    if (state.until === undefined || ordered[i + 1]?.since === state.until) return [came];
    return [came, { ...about(state), publication: state.until, kind: '去掉', elements: [] }];
  });
}

function about({ region, catalog, variant, row }: RowHistory) {
  return { region, catalog, variant, code: longestCode(row), name: nameOfRow(row) };
}

const STANDARD = new Standard();

/** What differs between two states of a row. */
function elementsBetween(before: RowHistory, after: RowHistory): ReportedElement[] {
  const elements = STANDARD.elements(after.catalog, rowVariant(after));
  const sides = { before: before.row, after: after.row };
  return valueChanges(before.row, after.row, elements).map((change) =>
    describeElement(change, sides),
  );
}
