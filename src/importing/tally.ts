import type { RecordReader } from './evaluate.js';
import type { Condition, ElementSource, MappingPlan } from './mapping/plan.js';
import type { DocumentCount, ImportReport, Problem } from './report.js';
import { isBlank, type SourceRecord } from './source.js';

/** Counts, during a run, everything that does not end up in a row. */
export class Tally {
  otherRegions = 0;
  readonly rowless: string[] = [];
  private readonly problems: Problem[] = [];
  /** Columns of the source in the order seen, with the records whose value was not taken. */
  private readonly untaken = new Map<string, number>();
  private readonly declined = new Map<string, number>();
  private readonly leftOut = new Map<string, { column: string; word: string; records: number }>();
  private readonly named: ReadonlySet<string>;
  private readonly seen = new Set<string>();

  /** `partial`: only one 类别 is imported, so columns of the others are not missed. */
  constructor(
    private readonly mapping: MappingPlan,
    private readonly partial: boolean,
  ) {
    this.named = new Set(namedColumns(mapping));
  }

  /** Notes the columns of a record, whether or not it is imported. */
  see(record: SourceRecord): void {
    for (const column of record.cells.keys()) this.seen.add(column);
  }

  problem(record: number, problem: Omit<Problem, 'record'>): void {
    this.problems.push({ record, ...problem });
  }

  /** Accounts for every cell of a record after all outputs have read it. */
  columns(reader: RecordReader): void {
    for (const [column, cell] of reader.record.cells) {
      const lost = isBlank(cell) || reader.used.has(column) ? 0 : 1;
      const counts = this.mapping.declined.has(column) ? this.declined : this.untaken;
      counts.set(column, (counts.get(column) ?? 0) + lost);
    }
    const words = new Map(reader.leftOut.map((entry) => [`${entry.column}\n${entry.word}`, entry]));
    for (const [key, { column, word }] of words) {
      const records = (this.leftOut.get(key)?.records ?? 0) + 1;
      this.leftOut.set(key, { column, word, records });
    }
  }

  report(source: string, documents: readonly DocumentCount[], records: number): ImportReport {
    const isMissed = ([column, lost]: [string, number]) =>
      !this.named.has(column) || (lost > 0 && !this.partial);
    return {
      source,
      mapping: this.mapping.name,
      records,
      documents,
      otherRegions: this.otherRegions,
      rowless: this.rowless,
      untaken: [...this.untaken]
        .filter(isMissed)
        .map(([column, lost]) => ({ column, records: lost })),
      declined: [...this.declined].map(([column, lost]) => ({
        column,
        records: lost,
        reason: this.mapping.declined.get(column) ?? '',
      })),
      missingColumns: [...this.named].filter((column) => !this.seen.has(column)),
      leftOut: [...this.leftOut.values()],
      problems: this.problems,
    };
  }
}

/** Every column that a mapping reads or leaves out by name. */
function* namedColumns(mapping: MappingPlan): Generator<string> {
  if (mapping.region.column !== undefined) yield mapping.region.column;
  yield* mapping.declined.keys();
  yield* columnsOf(mapping.checks);
  for (const check of mapping.checks) yield* columnsOf(check.when);
  for (const output of mapping.outputs) {
    yield* columnsOf(output.when);
    for (const row of output.rows) {
      yield* columnsOf(row.when);
      for (const sources of row.elements.values()) yield* columnsOfSources(sources);
    }
  }
}

function* columnsOf(conditions: readonly Condition[]): Generator<string> {
  for (const { column, sameAs, otherThan } of conditions) {
    yield column;
    if (sameAs !== undefined) yield sameAs;
    if (otherThan !== undefined) yield otherThan;
  }
}

function* columnsOfSources(sources: readonly ElementSource[]): Generator<string> {
  for (const source of sources) {
    if (source.column !== undefined) yield source.column;
    yield* columnsOf(source.when);
  }
}
