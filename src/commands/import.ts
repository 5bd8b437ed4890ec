import { basename, extname, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { toFiles } from '../importing/documents.js';
import { loadAnyMapping, type Mapping } from '../importing/mapping/load.js';
import type { MappingPlan } from '../importing/mapping/plan.js';
import { type Kind, ROW_KEYS } from '../importing/mapping/shape.js';
import { isComplete, renderReport } from '../importing/report.js';
import { runImport } from '../importing/run.js';
import { decodeText } from '../importing/sources/decode.js';
import { MAX_BYTES, openSource, readBounded } from '../importing/sources/open.js';
import { writeFiles } from '../importing/write.js';
import { importOwn, ownFile } from './import-own.js';
import { importSheets } from './import-sheets.js';
import type { CommandIo } from './io.js';
import { progressOn } from './progress.js';
import { standardAround } from './workspace-standard.js';

/** Options of `sitong import FILE [--mapping MAP.yaml] [--kind KIND] [--region CODE] --out DIR`. */
export interface ImportOptions {
  readonly file: string;
  readonly mapping?: string;
  readonly kind?: string;
  readonly region?: string;
  readonly out: string;
  /** Where a guessed mapping is saved, instead of below `out`. */
  readonly saveMapping?: string;
  /** Where every refused and corrected cell is listed. */
  readonly cells?: string;
}

/** The world as the command sees it. */
export type ImportIo = Pick<CommandIo, 'stdout' | 'stderr' | 'cwd' | 'progress'>;

const MAX_MAPPING_BYTES = 1024 * 1024;
const TEXT_FILES = new Set(['.json', '.jsonl', '.ndjson', '.yaml', '.yml']);

/**
 * Imports a file into workspace YAML and prints what was read, written and not taken. Workbooks, and
 * delimited files without a mapping of records, are read as sheets, their mapping guessed if none is
 * given. Returns 0 when everything was taken, else 1; throws UsageError (2) and WorkError (3).
 */
export async function importCommand(options: ImportOptions, io: ImportIo): Promise<number> {
  const region = regionOf(options.region);
  const mapping = await mappingOf(options, io);
  if (mapping?.of === 'records') return importRecords(mapping.plan, { ...options, region }, io);
  const bytes = await readBounded(resolve(io.cwd, options.file), MAX_BYTES);
  const standard = standardAround([resolve(io.cwd, options.out), io.cwd]);
  if (mapping === undefined && TEXT_FILES.has(extname(options.file).toLowerCase())) {
    const name = basename(options.file);
    const own = ownFile(decodeText(bytes, name), name, standard);
    if (own !== undefined) return importOwn(own, { ...options, region, name }, io);
    throw new UsageError(
      `${name} 不是 sitong 导出的；别的 JSON、JSONL 要用 --mapping 写明哪个键是哪个要素。`,
    );
  }
  const mappingName = options.mapping;
  return importSheets(
    { ...options, region, bytes, standard, mapping: mapping?.mapping, mappingName },
    io,
  );
}

async function mappingOf(options: ImportOptions, io: ImportIo): Promise<Mapping | undefined> {
  if (options.mapping === undefined) return undefined;
  const bytes = await readBounded(resolve(io.cwd, options.mapping), MAX_MAPPING_BYTES);
  return loadAnyMapping(decodeText(bytes, options.mapping, 'UTF-8'), options.mapping);
}

async function importRecords(
  mapping: MappingPlan,
  options: Omit<ImportOptions, 'region'> & { readonly region: string | undefined },
  io: ImportIo,
): Promise<number> {
  const { region, mapping: file = '' } = options;
  const kind = kindOf(options.kind);
  if (kind !== undefined && !mapping.outputs.some((output) => output.kind === kind)) {
    throw new UsageError(`映射 ${file} 没有类别为「${kind}」的输出。`);
  }
  if (mapping.region.column === undefined && region === undefined) {
    throw new UsageError('映射没有写 地区.列，请用 --region 指明这批记录的地区。');
  }
  const source = await openSource(resolve(io.cwd, options.file), mapping.source);
  const show = progressOn(io);
  const progress = show && ((records: number) => show(`已读入 ${records} 条记录`));
  const { documents, report } = runImport({ mapping, source, kind, region, progress });
  show?.('');
  const origin = { source: source.name, mapping: basename(file), schemas: mapping.schemas };
  await writeFiles(toFiles(documents, origin), resolve(io.cwd, options.out));
  io.stdout(renderReport(report));
  return isComplete(report) ? 0 : 1;
}

function kindOf(kind: string | undefined): Kind | undefined {
  if (kind === undefined) return undefined;
  if (!isKind(kind)) {
    throw new UsageError(`没有「${kind}」这种类别；可用：${Object.keys(ROW_KEYS).join('、')}。`);
  }
  return kind;
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(ROW_KEYS, kind);
}

function regionOf(region: string | undefined): string | undefined {
  if (region !== undefined && !/^\d{6}$/.test(region)) {
    throw new UsageError(`--region 应是六位地区代码，而不是「${region}」。`);
  }
  return region;
}
