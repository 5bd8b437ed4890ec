import { WorkError } from '../errors.js';
import { RecordReader, type Refused } from './evaluate.js';
import type { MappingPlan, OutputPlan } from './mapping/plan.js';
import type { Kind } from './mapping/shape.js';
import type { ImportReport } from './report.js';
import { isReadable, type RecordSource, type SourceRecord } from './source.js';
import { type Row, shareSets, Table } from './table.js';
import { Tally } from './tally.js';
import { Refusal, Spread, show } from './value.js';

/** What is asked of one import. */
export interface ImportRequest {
  readonly mapping: MappingPlan;
  readonly source: RecordSource;
  /** Only outputs of this kind. */
  readonly kind?: Kind | undefined;
  /** Only this region; the region of all records where the mapping names no column for it. */
  readonly region?: string | undefined;
  readonly progress?: ((records: number) => void) | undefined;
}

/** One YAML document, not yet text. */
export interface ImportedDocument {
  /** Relative to the output folder, `/`-separated. */
  readonly path: string;
  readonly kind: Kind;
  readonly region: string;
  readonly header: OutputPlan['header'];
  readonly rows: DocumentRows;
}

/** Rows of a document, which may be made as they are written; each time the same. */
export type DocumentRows = Iterable<Row> & { readonly length: number };

/** What an import made, still in memory. */
export interface ImportResult {
  readonly documents: readonly ImportedDocument[];
  readonly report: ImportReport;
}

/** Every region becomes a set of files; a wrong region column must not make thousands. */
const MAX_REGIONS = 5000;
const PROGRESS_STEP = 1000;

/** Runs a mapping over a source. Pure: reads no file and writes none. */
export function runImport(request: ImportRequest): ImportResult {
  const run = new Run(request);
  let done = 0;
  for (const record of request.source.records) {
    done += 1;
    if (isReadable(record)) run.take(record);
    else {
      run.tally.problem(record.number, {
        place: record.address,
        value: record.text,
        reason: record.reason,
      });
    }
    if (done % PROGRESS_STEP === 0) request.progress?.(done);
  }
  if (done === 0) throw new WorkError(`${request.source.name} 里没有一条记录。`);
  request.progress?.(done);
  const documents = run.documents();
  const counts = documents.map(({ rows, path, kind, region }) => {
    return { path, kind, region, rows: rows.length };
  });
  return { documents, report: run.tally.report(request.source.name, counts, done) };
}

class Run {
  readonly tally: Tally;
  private readonly outputs: readonly OutputPlan[];
  /** Whether records of other regions matter to the region asked for. */
  private readonly shares: boolean;
  /** Region code → its tables, one for each output. */
  private readonly regions = new Map<string, Table[]>();

  constructor(private readonly request: ImportRequest) {
    const { mapping, kind } = request;
    this.outputs = mapping.outputs.filter((output) => kind === undefined || output.kind === kind);
    this.tally = new Tally(mapping, kind !== undefined);
    this.shares = this.outputs.some((output) => [...output.merges.values()].includes('各地区并集'));
  }

  take(record: SourceRecord): void {
    const reader = new RecordReader(record);
    this.tally.see(record);
    const region = this.regionOf(reader);
    if (region === undefined) return;
    if (this.request.region !== undefined && region !== this.request.region) {
      this.tally.otherRegions += 1;
      if (this.shares) this.takeForSets(reader, region);
      return;
    }
    this.check(reader);
    let wanted = false;
    let rows = 0;
    for (const [index, output] of this.outputs.entries()) {
      if (!reader.holds(output.when)) continue;
      wanted = true;
      for (const plan of output.rows) {
        const row = reader.row(plan);
        if (row === undefined) continue;
        this.refuse(record, output, row.refused);
        if (row.values.size === 0) continue;
        this.refuse(record, output, this.tableOf(region, index).add(row.values));
        rows += 1;
      }
    }
    if (!wanted) this.tally.rowless.push(record.address);
    else if (rows === 0) {
      this.tally.problem(record.number, {
        place: record.address,
        value: '',
        reason: '没有产生任何行',
      });
    }
    this.tally.columns(reader);
  }

  /** A record of another region counts only for what 各地区并集 gathers. */
  private takeForSets(reader: RecordReader, region: string): void {
    for (const [index, output] of this.outputs.entries()) {
      if (!reader.holds(output.when)) continue;
      for (const plan of output.rows) {
        const row = reader.row(plan);
        if (row !== undefined) this.tableOf(region, index).add(row.values);
      }
    }
  }

  /** Documents in the order of the mapping within each region, regions by code. */
  documents(): ImportedDocument[] {
    const documents: ImportedDocument[] = [];
    const regions = [...this.regions.keys()].sort();
    for (const [index, output] of this.outputs.entries()) {
      shareSets(
        regions.flatMap((region) => this.regions.get(region)?.[index] ?? []),
        output,
      );
    }
    for (const region of regions) {
      if (this.request.region !== undefined && region !== this.request.region) continue;
      for (const [index, output] of this.outputs.entries()) {
        const rows = this.regions.get(region)?.[index]?.sorted() ?? [];
        if (rows.length === 0) continue;
        const { kind, header } = output;
        documents.push({ path: this.pathOf(output, region), kind, region, header, rows });
      }
    }
    return documents;
  }

  /** Region of the record; undefined when it is not to be imported. */
  private regionOf(reader: RecordReader): string | undefined {
    const { mapping, region: wanted } = this.request;
    const { column, steps, names } = mapping.region;
    if (column === undefined) return wanted;
    const { record } = reader;
    const outcome = reader.apply(reader.read(column), steps, column);
    const code = outcome instanceof Refusal || outcome instanceof Spread ? undefined : outcome;
    const refuse = (reason: string) => {
      const place = this.request.source.locate(record.address, column);
      const value = show(record.cells.get(column) ?? '');
      this.tally.problem(record.number, { place, column, value, reason });
    };
    if (typeof code !== 'string' || !/^\d{6}$/.test(code)) {
      refuse(outcome instanceof Refusal ? outcome.reason : '不是六位地区代码，这条记录没有导入');
      return undefined;
    }
    if (names.size > 0 && !names.has(code)) {
      refuse('地区.名称 中没有这个地区，这条记录没有导入');
      return undefined;
    }
    return code;
  }

  private check(reader: RecordReader): void {
    const { record } = reader;
    for (const check of this.request.mapping.checks) {
      if (!reader.holds(check.when) || reader.holds([check])) continue;
      this.tally.problem(record.number, {
        place: this.request.source.locate(record.address, check.column),
        column: check.column,
        value: show(record.cells.get(check.column) ?? ''),
        reason: check.note === undefined ? '核对不符' : `核对不符（${check.note}）`,
      });
    }
  }

  private refuse(record: SourceRecord, output: OutputPlan, refused: readonly Refused[]): void {
    for (const { element, column, value, reason } of refused) {
      const { source } = this.request;
      const place = column === '' ? record.address : source.locate(record.address, column);
      const { kind } = output;
      this.tally.problem(record.number, { place, kind, element, column, value, reason });
    }
  }

  private tableOf(region: string, index: number): Table {
    let tables = this.regions.get(region);
    if (tables === undefined) {
      if (this.regions.size >= MAX_REGIONS) {
        throw new WorkError(`来源中的地区超过 ${MAX_REGIONS} 个，请核对映射的 地区.列。`);
      }
      tables = this.outputs.map((output) => new Table(output));
      this.regions.set(region, tables);
    }
    return tables[index]!;
  }

  private pathOf(output: OutputPlan, region: string): string {
    const name = this.request.mapping.region.names.get(region) ?? region;
    return output.file
      .replaceAll('{地区}', region)
      .replaceAll('{地区名称}', () => name)
      .replaceAll('{类别}', output.kind);
  }
}
