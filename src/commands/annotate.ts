import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { annotateWorkbook } from '../annotating/annotate.js';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { countsLine, coverageLine } from '../report/coverage.js';
import { visible } from '../report/visible.js';
import { thresholdOf } from './check-options.js';
import {
  type CheckWorkbookOptions,
  exitCode,
  isWorkbookPath,
  judgeFile,
} from './check-workbook.js';
import type { CommandIo } from './io.js';

/** Options of `sitong annotate`. */
export interface AnnotateOptions extends CheckWorkbookOptions {
  readonly out?: string;
  readonly inPlace?: boolean;
  readonly force?: boolean;
}

const SUFFIX = '-检查结果';

/**
 * `sitong annotate 文件.xlsx`: the workbook back, findings as notes and colours on its cells.
 *
 * @returns exit codes as `sitong check` has them.
 * @throws UsageError (2), WorkError (3).
 */
export async function annotateCommand(
  file: string,
  options: AnnotateOptions,
  io: CommandIo,
): Promise<number> {
  if (!isWorkbookPath(file))
    throw new UsageError(`${file} 不是 .xlsx 工作簿；别的格式先在表格软件里另存为 .xlsx`);
  const threshold = thresholdOf(options.failOn);
  const target = targetOf(file, options, io.cwd);
  const judged = await judgeFile(file, options, io);
  await writeWorkbook(target, annotateWorkbook(judged.bytes, judged.report));
  const { summary } = judged.report;
  if (options.quiet !== true) {
    io.stdout(
      `${countsLine(summary)}。批注已写入 ${visible(target.shown)}。\n${coverageLine(summary)}\n`,
    );
  }
  return exitCode(judged, threshold, { rule: options, io });
}

interface Target {
  readonly path: string;
  /** As messages show it. */
  readonly shown: string;
}

/** Where the annotated workbook goes: never over the user's own, unless that is asked for. */
function targetOf(file: string, options: AnnotateOptions, cwd: string): Target {
  const source = resolve(cwd, file);
  if (options.inPlace === true) {
    if (options.out !== undefined) throw new UsageError('--in-place 和 --out 只能写一个');
    return { path: source, shown: file };
  }
  const extension = extname(file);
  const stem = basename(file, extension);
  if (options.out === undefined && stem.endsWith(SUFFIX)) {
    throw new UsageError(`${file} 是上次的检查结果；写 --in-place 就地更新，或用 --out 另写一个`);
  }
  const shown = options.out ?? join(dirname(file), `${stem}${SUFFIX}${extension}`);
  const path = resolve(cwd, shown);
  if (isSame(path, source))
    throw new UsageError(`--out 就是 ${file} 自己；要就地更新写 --in-place`);
  if (!isWorkbookPath(shown)) throw new UsageError(`--out 应为 .xlsx 文件，写的是 ${shown}`);
  if (existsSync(path) && options.force !== true) {
    throw new UsageError(
      `已有 ${shown}，可能填了新内容；写 --force 替换，或检查那个文件并写 --in-place`,
    );
  }
  return { path, shown };
}

function isSame(path: string, source: string): boolean {
  if (path === source) return true;
  return existsSync(path) && existsSync(source) && realpathSync(path) === realpathSync(source);
}

async function writeWorkbook({ path, shown }: Target, bytes: Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(path, bytes);
  } catch (cause) {
    throw new WorkError(`写不了 ${shown}：文件夹不存在、没有权限，或文件正被打开`, { cause });
  }
}
