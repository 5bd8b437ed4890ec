import { resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { type FileData, writeFileAtomic } from '../io/atomic.js';
import { nearest } from '../values/nearest.js';

/** Where a report goes: a file, or standard output. */
export interface Output<Format extends string> {
  readonly format: Format;
  readonly file: string | undefined;
}

/** The formats of a command, the default first. */
export interface KnownFormats<Format extends string> {
  readonly names: readonly Format[];
  /** Formats of bytes: they need a file. */
  readonly binary?: ReadonlySet<Format>;
}

/** The nearest known word, or all of them, to end a sentence about an unknown one. */
export function meant(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? `，应为 ${[...known].join('、')} 之一` : `，是不是“${near}”？`;
}

/** The formats that `--format NAME[=FILE]` and `--output FILE` ask for, and where each goes. @throws UsageError */
export function outputsOf<Format extends string>(
  { format = [], output }: { readonly format?: readonly string[]; readonly output?: string },
  known: KnownFormats<Format>,
  cwd: string,
): Output<Format>[] {
  const asked = format.map((text) => parseFormat(text, known, cwd));
  const outputs = asked.length === 0 ? [{ format: known.names[0]!, file: undefined }] : asked;
  refuseSameFile(outputs);
  const toStdout = outputs.filter(({ file }) => file === undefined);
  if (toStdout.length > 1) {
    throw new UsageError('只能有一种格式输出到屏幕；其余的写成 --format 格式=文件');
  }
  if (output !== undefined && toStdout.length === 0)
    throw new UsageError('每种格式都已写了文件，--output 没有可写的内容');
  const written = outputs.map((one) => ({
    ...one,
    file: one.file ?? (output === undefined ? undefined : resolve(cwd, output)),
  }));
  refuseSameFile(written);
  const bare = written.find((one) => one.file === undefined && known.binary?.has(one.format));
  if (bare !== undefined)
    throw new UsageError(`${bare.format} 不能输出到屏幕；写成 --format ${bare.format}=文件`);
  return written;
}

function parseFormat<Format extends string>(
  text: string,
  { names }: KnownFormats<Format>,
  cwd: string,
): Output<Format> {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  const file = at < 0 ? undefined : text.slice(at + 1);
  const format = names.find((one) => one === name);
  if (format === undefined) throw new UsageError(`没有输出格式“${name}”${meant(name, names)}`);
  if (file === '') throw new UsageError(`--format ${name}= 后面没有写文件名`);
  return { format, file: file === undefined ? undefined : resolve(cwd, file) };
}

/** Two reports in one file would lose one; a report in a catalog would lose the catalog. */
function refuseSameFile(outputs: readonly Output<string>[]): void {
  const seen = new Set<string>();
  for (const { file } of outputs) {
    if (file === undefined) continue;
    if (seen.has(file)) throw new UsageError(`两种格式写到了同一个文件 ${file}`);
    if (/\.ya?ml$/i.test(file))
      throw new UsageError(`报告不能写到 YAML 文件 ${file}，它可能是目录文件`);
    seen.add(file);
  }
}

/** Writes one report. @throws WorkError naming the user's file. */
export async function writeReport(file: string, data: FileData): Promise<void> {
  try {
    await writeFileAtomic(file, data);
  } catch (cause) {
    // A report that is made while it is written may say itself what is wrong.
    if (cause instanceof UsageError || cause instanceof WorkError) throw cause;
    throw new WorkError(`报告写不了：${file}${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT':
      return '（文件夹不存在）';
    case 'EISDIR':
      return '（它是文件夹）';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return '（没有写的权限）';
    case 'ENOSPC':
      return '（磁盘已满）';
    default:
      return '';
  }
}
