import { basename, extname, resolve } from 'node:path';
import type { InputTable } from '../deriving/input/input-table.js';
import { readTextInput, readWorkbookInput } from '../deriving/input/read-input.js';
import { UsageError } from '../errors.js';
import { readBounded } from '../importing/sources/open.js';
import { digest, type InputDigest } from './derive-folder.js';

/** A table of bodies or claims as read, and the digest of its file. */
export interface InputFile {
  readonly table: InputTable;
  readonly digest: InputDigest;
}

const MAX_BYTES = 32 * 1024 * 1024;
const TEXT = new Set(['.yaml', '.yml', '.csv', '.tsv']);
const WORKBOOK = new Set(['.xlsx', '.xlsm']);

/**
 * Reads a table that a clerk hands in: YAML, CSV or xlsx.
 *
 * @throws UsageError when it is no table, WorkError when it cannot be read.
 */
export async function readInput(
  path: string,
  { cwd, anchor }: { readonly cwd: string; readonly anchor: readonly string[] },
): Promise<InputFile> {
  const name = basename(path);
  const extension = extname(name).toLowerCase();
  if (!TEXT.has(extension) && !WORKBOOK.has(extension))
    throw new UsageError(`${name} 的格式不认识：用 .csv、.xlsx 或 .yaml`);
  const bytes = await readBounded(resolve(cwd, path), MAX_BYTES);
  const read = WORKBOOK.has(extension) ? readWorkbookInput : readTextInput;
  const table = read(bytes, name, anchor);
  return { table, digest: { 文件: name, 摘要: digest(bytes) } };
}
