import { WorkError } from '../../errors.js';
import { canonicalJson, contentHash } from '../canonical.js';
import type { Actor, LogEntry } from '../port.js';
import type { Db } from './database.js';

export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** A row of the table entry. */
export interface EntryRow {
  readonly number: number;
  readonly kind: LogEntry['kind'];
  readonly at: string;
  readonly unit: string;
  readonly person: string;
  readonly previous: string;
  readonly hash: string;
  readonly body: string;
}

/** What is to be added to the chain. */
export interface NewEntry {
  readonly actor: Actor;
  readonly at: string;
  readonly body: LogEntry['body'];
}

/** The newest entry; 0 and '' when there is none. */
export function headOf(db: Db): Head {
  return (
    db.prepare<[], Head>('SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1').get() ?? {
      number: 0,
      hash: '',
    }
  );
}

/** The hash of an entry: over what it says and the hash before it. */
export function entryHash(entry: Omit<LogEntry, 'hash'>): string {
  const { number, kind, at, actor, previous, body } = entry;
  return contentHash({
    number,
    kind,
    at,
    actor: { unit: actor.unit, person: actor.person },
    previous,
    body,
  });
}

/** Adds an entry to the chain, inside a transaction. */
export function append(db: Db, { actor, at, body }: NewEntry): Head {
  const before = headOf(db);
  const number = before.number + 1;
  const { kind } = body;
  const hash = entryHash({ number, kind, at, actor, previous: before.hash, body });
  db.prepare(
    'INSERT INTO entry (number, kind, at, unit, person, previous, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(number, kind, at, actor.unit, actor.person, before.hash, hash, canonicalJson(body));
  return { number, hash };
}

/** An entry as the port says it. @throws WorkError when its text is damaged. */
export function toEntry(row: EntryRow): LogEntry {
  const { number, kind, at, unit, person, previous, hash } = row;
  try {
    const body = JSON.parse(row.body) as LogEntry['body'];
    return { number, kind, at, actor: { unit, person }, previous, hash, body };
  } catch (cause) {
    throw new WorkError(`登记库第 ${number} 条记录已经损坏；用 sitong verify 核对`, { cause });
  }
}
