import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import { isWorkbookLike } from '../sheets/workbook.js';
import type { RecordSource, SourceFormat, SourceOptions } from '../source.js';
import { openCsv } from './csv.js';
import { decodeText } from './decode.js';
import { openJson, openJsonLines } from './json.js';

/** Larger sources do not fit into one text; they must be split. */
export const MAX_BYTES = 256 * 1024 * 1024;

const FORMAT_OF_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'json',
  '.csv': 'csv',
  '.tsv': 'csv',
};

/** Opens a file as records; the format comes from the mapping, else from the file's extension. */
export async function openSource(path: string, options: SourceOptions): Promise<RecordSource> {
  const name = basename(path);
  const bytes = await readBounded(path, MAX_BYTES);
  const extension = extname(path).toLowerCase();
  const format = options.format ?? FORMAT_OF_EXTENSION[extension];
  if (isWorkbookLike(bytes)) {
    throw new UsageError(
      `${name} 是工作簿，映射要写 工作表（哪一列是哪个要素）；先不加 --mapping 导入一次，会存下一份可以改的映射。`,
    );
  }
  if (format === undefined) {
    throw new UsageError(
      `看不出 ${name} 的格式：支持 .jsonl、.json、.csv、.tsv，或在映射文件的 来源.格式 中写明。`,
    );
  }
  const text = decodeText(bytes, name, options.encoding);
  switch (format) {
    case 'jsonl':
      return openJsonLines(text, name);
    case 'json':
      return openJson(text, name, options.arrayPath);
    case 'csv':
      return openCsv(text, name, options.delimiter ?? (extension === '.tsv' ? '\t' : ','));
  }
}

/** Bytes of a regular file of at most `limit` bytes. */
export async function readBounded(path: string, limit: number): Promise<Uint8Array> {
  const name = basename(path);
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new WorkError(`${name} 不是普通文件。`);
    if (info.size > limit) {
      throw new WorkError(`${name} 超过 ${Math.floor(limit / 1024 / 1024)} MiB，请拆分后再导入。`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof WorkError) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new WorkError(missing ? `找不到文件 ${path}。` : `无法读取 ${path}。`, { cause });
  }
}
