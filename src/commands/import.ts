import { basename, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { toFiles } from '../importing/documents.js';
import { loadMapping } from '../importing/mapping/load.js';
import { type Kind, ROW_KEYS } from '../importing/mapping/shape.js';
import { isComplete, renderReport } from '../importing/report.js';
import { runImport } from '../importing/run.js';
import { decodeText } from '../importing/sources/decode.js';
import { openSource, readBounded } from '../importing/sources/open.js';
import { writeFiles } from '../importing/write.js';

/** Options of `sitong import FILE --mapping MAP.yaml [--kind KIND] [--region CODE] --out DIR`. */
export interface ImportOptions {
  file: string;
  mapping: string;
  kind?: string;
  region?: string;
  out: string;
}

/** The world as the command sees it. */
export interface ImportIo {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  /** Whether progress is shown on stderr. */
  progress: boolean;
  cwd: string;
}

const MAX_MAPPING_BYTES = 1024 * 1024;

/**
 * Imports a file into workspace YAML and prints what was read, written and not taken.
 * Returns 0 when everything the mapping asks for was taken, else 1; throws UsageError (2) and
 * WorkError (3).
 */
export async function importCommand(options: ImportOptions, io: ImportIo): Promise<number> {
  const kind = kindOf(options.kind);
  const region = regionOf(options.region);
  const mappingBytes = await readBounded(resolve(io.cwd, options.mapping), MAX_MAPPING_BYTES);
  const mapping = loadMapping(decodeText(mappingBytes, options.mapping, 'UTF-8'), options.mapping);
  if (kind !== undefined && !mapping.outputs.some((output) => output.kind === kind)) {
    throw new UsageError(`映射 ${options.mapping} 没有类别为「${kind}」的输出。`);
  }
  if (mapping.region.column === undefined && region === undefined) {
    throw new UsageError('映射没有写 地区.列，请用 --region 指明这批记录的地区。');
  }
  const source = await openSource(resolve(io.cwd, options.file), mapping.source);
  const progress = io.progress
    ? (records: number) => io.stderr(`\r已读入 ${records} 条记录`)
    : undefined;
  const { documents, report } = runImport({ mapping, source, kind, region, progress });
  if (io.progress) io.stderr('\n');
  const origin = {
    source: source.name,
    mapping: basename(options.mapping),
    schemas: mapping.schemas,
  };
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
