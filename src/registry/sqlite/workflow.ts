import { WorkError } from '../../errors.js';
import type { ApplicationState } from '../../model/application.js';
import { canonicalJson } from '../canonical.js';
import type {
  Actor,
  ApplicationBody,
  ApplicationRecord,
  DecisionBody,
  LogEntry,
  SubmissionResult,
} from '../port.js';
import { append, type EntryRow, type Head, headOf, toEntry } from './chain.js';
import type { Db } from './database.js';

/**
 * The applications that a publication still has to carry out.
 *
 * @throws WorkError when one is not there or not approved.
 */
export function checkApplications(db: Db, numbers: readonly number[]): number[] {
  const carried = db
    .prepare<[number], number>('SELECT 1 FROM carried WHERE application = ?')
    .pluck();
  return [...new Set(numbers)].filter((number) => {
    const state = stateOf(db, number);
    if (state === undefined) throw new WorkError(`登记库里没有第 ${number} 号申请`);
    if (state !== '已通过') throw new WorkError(`第 ${number} 号申请${state}，不能据以发布`);
    return carried.get(number) === undefined;
  });
}

/**
 * Records an application inside a transaction, unless one with the same document stands: two who hand
 * in the same at the same moment hand in one.
 */
export function apply(
  db: Db,
  entry: { readonly actor: Actor; readonly at: string; readonly body: ApplicationBody },
): SubmissionResult {
  const document = canonicalJson(entry.body.document);
  const sameText = db.prepare<[string], EntryRow>(
    "SELECT * FROM entry WHERE kind = '申请' AND instr(body, ?) > 0 ORDER BY number",
  );
  for (const row of sameText.all(document)) {
    const body = toEntry(row).body as ApplicationBody;
    const state = stateOf(db, row.number);
    if (canonicalJson(body.document) !== document || state === undefined || state === '已退回')
      continue;
    return { outcome: 'same', number: row.number, state, head: headOf(db).hash };
  }
  const { number, hash } = append(db, entry);
  return { outcome: 'submitted', number, state: '待审核', head: hash };
}

/** Records a decision on an application that waits for one, inside a transaction. */
export function decide(
  db: Db,
  entry: { readonly actor: Actor; readonly at: string; readonly body: DecisionBody },
): Head {
  const { application } = entry.body;
  const state = stateOf(db, application);
  if (state === undefined) throw new WorkError(`登记库里没有第 ${application} 号申请`);
  if (state !== '待审核')
    throw new WorkError(`第 ${application} 号申请${state}，不再审核；重新提交一份`);
  return append(db, entry);
}

function stateOf(db: Db, number: number): ApplicationState | undefined {
  const application = db
    .prepare<[number], number>("SELECT 1 FROM entry WHERE number = ? AND kind = '申请'")
    .pluck()
    .get(number);
  if (application === undefined) return undefined;
  const decision = db
    .prepare<[number], string>(
      `SELECT json_extract(body, '$.decision') FROM entry
       WHERE kind = '审核' AND json_extract(body, '$.application') = ?
       ORDER BY number DESC LIMIT 1`,
    )
    .pluck()
    .get(number);
  return stateAfter(decision);
}

function stateAfter(decision: string | undefined): ApplicationState {
  if (decision === undefined) return '待审核';
  return decision === '通过' ? '已通过' : '已退回';
}

/** Applications with their decisions, oldest first. */
export function applications(
  db: Db,
  filter: { readonly region?: string; readonly state?: ApplicationState },
): ApplicationRecord[] {
  const decisions = new Map<number, ApplicationRecord['decisions'][number][]>();
  for (const entry of entriesOf(db, '审核')) {
    const body = entry.body as DecisionBody;
    const { number, at, actor } = entry;
    const list = decisions.get(body.application) ?? [];
    decisions.set(body.application, list);
    list.push({ number, at, actor, body });
  }
  const carried = new Map(
    db.prepare<[], [number, number]>('SELECT application, publication FROM carried').raw().all(),
  );
  const records: ApplicationRecord[] = [];
  for (const { number, at, actor, body } of entriesOf(db, '申请')) {
    const decided = decisions.get(number) ?? [];
    const state = stateAfter(decided.at(-1)?.body.decision);
    const application = body as ApplicationBody;
    if (filter.region !== undefined && application.region !== filter.region) continue;
    if (filter.state !== undefined && state !== filter.state) continue;
    const publishedBy = carried.get(number);
    records.push({
      number,
      at,
      actor,
      body: application,
      state,
      decisions: decided,
      ...(publishedBy === undefined ? {} : { publishedBy }),
    });
  }
  return records;
}

function* entriesOf(db: Db, kind: LogEntry['kind']): Generator<LogEntry> {
  const statement = db.prepare<[string], EntryRow>(
    'SELECT * FROM entry WHERE kind = ? ORDER BY number',
  );
  for (const row of statement.iterate(kind)) yield toEntry(row);
}

/** Entries of the chain, newest first. */
export function log(
  db: Db,
  filter: { readonly region?: string; readonly kind?: LogEntry['kind']; readonly limit?: number },
): LogEntry[] {
  const rows = db
    .prepare<[{ kind: string | null; region: string | null; limit: number }], EntryRow>(
      `SELECT * FROM entry
       WHERE (@kind IS NULL OR kind = @kind) AND (@region IS NULL OR number IN (
         SELECT publication FROM revision WHERE region = @region
         UNION SELECT number FROM entry
           WHERE kind = '申请' AND json_extract(body, '$.region') = @region
         UNION SELECT d.number FROM entry d
           JOIN entry a ON a.number = json_extract(d.body, '$.application')
           WHERE d.kind = '审核' AND json_extract(a.body, '$.region') = @region))
       ORDER BY number DESC LIMIT @limit`,
    )
    .all({
      kind: filter.kind ?? null,
      region: filter.region ?? null,
      limit: filter.limit ?? -1,
    });
  return rows.map(toEntry);
}
