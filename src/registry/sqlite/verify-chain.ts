import { canonicalJson } from '../canonical.js';
import type { ApplicationBody, DecisionBody, LogEntry, PublicationBody } from '../port.js';
import { EMPTY_ROOT } from '../region-root.js';
import { type EntryRow, entryHash, toEntry } from './chain.js';
import type { Db } from './database.js';
import type { Problems } from './verify.js';

interface RevisionFact {
  readonly publication: number;
  readonly effective: string;
  readonly name: string;
  readonly rows: number;
  readonly root: string;
}

/** What the chain says, as far as it was read. */
export interface ChainFacts {
  readonly number: number;
  readonly head: string;
  readonly entries: number;
  readonly expected: number | undefined;
}

/** Follows the chain from its beginning: links, hashes, order, and what repeats it in other tables. */
export function verifyChain(db: Db, problems: Problems, expected: string | undefined): ChainFacts {
  const follower = new ChainFollower(db, problems);
  let number = 0;
  let head = '';
  let entries = 0;
  let found: number | undefined;
  for (const row of db.prepare<[], EntryRow>('SELECT * FROM entry ORDER BY number').iterate()) {
    entries++;
    if (row.number !== number + 1)
      problems.add(`第 ${number} 条之后是第 ${row.number} 条，中间的不见了`, row.number);
    if (row.previous !== head) problems.add('与前一条的散列接不上', row.number);
    if (row.hash === expected) found = row.number;
    follower.entry(row);
    number = row.number;
    head = row.hash;
  }
  follower.end();
  if (expected !== undefined && found === undefined)
    problems.add(`链里没有散列 ${expected}：当时的记录已被改动或删去，或者这不是那个登记库`);
  return { number, head, entries, expected: found };
}

class ChainFollower {
  readonly #problems: Problems;
  readonly #revision;
  readonly #hasContent;
  readonly #carriedBy;
  readonly #counts;
  readonly #latest = new Map<string, { revision: number; effective: string }>();
  readonly #applications = new Map<number, '待审核' | '已通过' | '已退回' | '已办理'>();
  #revisions = 0;
  #carried = 0;

  constructor(db: Db, problems: Problems) {
    this.#problems = problems;
    this.#revision = db.prepare<[string, number], RevisionFact>(
      'SELECT publication, effective, name, rows, root FROM revision WHERE region = ? AND revision = ?',
    );
    this.#hasContent = db.prepare<[Buffer], number>('SELECT 1 FROM content WHERE hash = ?').pluck();
    this.#carriedBy = db
      .prepare<[number], number>('SELECT publication FROM carried WHERE application = ?')
      .pluck();
    this.#counts = db
      .prepare<[], [number, number]>(
        'SELECT (SELECT count(*) FROM revision), (SELECT count(*) FROM carried)',
      )
      .raw();
  }

  entry(row: EntryRow): void {
    let entry: LogEntry;
    try {
      entry = toEntry(row);
    } catch {
      this.#problems.add('记录的内容读不了', row.number);
      return;
    }
    if (entryHash(entry) !== row.hash || canonicalJson(entry.body) !== row.body)
      this.#problems.add('记录的内容与它的散列不符', row.number);
    if (entry.body.kind !== entry.kind) this.#problems.add('记录的种类与内容不符', row.number);
    switch (entry.body.kind) {
      case '发布':
        this.#publication(entry.number, entry.body);
        break;
      case '申请':
        this.#application(entry.number, entry.body);
        break;
      case '审核':
        this.#decision(entry.number, entry.body);
        break;
    }
  }

  /** What stands in the tables and in no entry. */
  end(): void {
    const [revisions, carried] = this.#counts.get() ?? [0, 0];
    if (revisions !== this.#revisions)
      this.#problems.add(`登记了 ${revisions} 个版本，链里有 ${this.#revisions} 个`);
    if (carried !== this.#carried)
      this.#problems.add(`登记了 ${carried} 件申请已办理，链里有 ${this.#carried} 件`);
  }

  #publication(number: number, body: PublicationBody): void {
    for (const region of body.regions) {
      this.#revisions++;
      const before = this.#latest.get(region.region);
      if (region.revision !== (before?.revision ?? 0) + 1)
        this.#problems.add(`地区 ${region.region} 的版本号不连续`, number);
      if (before !== undefined && before.effective > body.effective)
        this.#problems.add(`地区 ${region.region} 的生效日期早于前一版`, number);
      this.#latest.set(region.region, { revision: region.revision, effective: body.effective });
      const fact = this.#revision.get(region.region, region.revision);
      if (
        fact?.publication !== number ||
        fact.effective !== body.effective ||
        fact.name !== region.name ||
        fact.rows !== region.rows ||
        fact.root !== region.root ||
        (region.root === EMPTY_ROOT) !== (region.dissolved === true)
      )
        this.#problems.add(`地区 ${region.region} 第 ${region.revision} 版的登记与链不符`, number);
    }
    if (this.#hasContent.get(Buffer.from(body.config, 'hex')) === undefined)
      this.#problems.add('发布时的配置不见了', number);
    for (const application of body.applications) {
      this.#carried++;
      if (this.#applications.get(application) !== '已通过')
        this.#problems.add(`第 ${application} 号申请没有通过审核或已经办理`, number);
      this.#applications.set(application, '已办理');
      if (this.#carriedBy.get(application) !== number)
        this.#problems.add(`第 ${application} 号申请的办理登记与链不符`, number);
    }
  }

  #application(number: number, _body: ApplicationBody): void {
    this.#applications.set(number, '待审核');
  }

  #decision(number: number, { application, decision }: DecisionBody): void {
    if (this.#applications.get(application) !== '待审核')
      this.#problems.add(`审核的第 ${application} 号申请不存在或已有决定`, number);
    this.#applications.set(application, decision === '通过' ? '已通过' : '已退回');
  }
}
