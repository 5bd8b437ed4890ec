import { UsageError, WorkError } from '../../errors.js';

/** What to say of an SQLite result code, by its beginning. */
const SENTENCES: readonly (readonly [string, string])[] = [
  ['SQLITE_BUSY', '正被别的进程占用，等了很久也没有空出来；稍后再试'],
  ['SQLITE_LOCKED', '正被别的进程占用；稍后再试'],
  ['SQLITE_FULL', '所在的磁盘满了，没有写入任何内容；腾出空间后再试'],
  ['SQLITE_READONLY', '是只读的，写不进去；检查文件和文件夹的权限'],
  ['SQLITE_CANTOPEN', '打不开；检查路径和权限'],
  ['SQLITE_PERM', '打不开；检查权限'],
  ['SQLITE_AUTH', '打不开；检查权限'],
  ['SQLITE_CORRUPT', '已经损坏；从备份恢复，再用 sitong verify 核对'],
  ['SQLITE_NOTADB', '不是登记库；检查 --registry 的路径'],
  ['SQLITE_CONSTRAINT', '的内容自相矛盾，没有写入；用 sitong verify 核对'],
  ['SQLITE_IOERR', '读写出错（磁盘满、磁盘故障或网络盘断开），没有写入任何内容'],
  ['SQLITE_NOMEM', '读写时内存不够'],
  ['SQLITE_TOOBIG', '有一项内容太大，存不下'],
];

/**
 * Turns what SQLite threw into one Chinese sentence.
 *
 * @returns the error itself when it is already one for the user, or not from SQLite (a bug).
 */
export function toWorkError(cause: unknown, path: string): unknown {
  if (cause instanceof WorkError || cause instanceof UsageError) return cause;
  const code = codeOf(cause);
  if (code === undefined) return cause;
  const sentence = SENTENCES.find(([prefix]) => code.startsWith(prefix))?.[1];
  if (sentence !== undefined) return new WorkError(`登记库 ${path} ${sentence}`, { cause });
  const message = cause instanceof Error ? cause.message : '';
  if (/malformed JSON|no such (table|column)|has no column/.test(message))
    return new WorkError(`登记库 ${path} 已经损坏；从备份恢复，再用 sitong verify 核对`, { cause });
  return code.startsWith('SQLITE')
    ? new WorkError(`登记库 ${path} 读写出错（${code}）`, { cause })
    : cause;
}

/** Whether another connection holds the lock. */
export function isBusy(cause: unknown): boolean {
  return codeOf(cause)?.startsWith('SQLITE_BUSY') === true;
}

/** Whether a file could not be opened as it has to be, for want of permission. */
export function isUnopened(cause: unknown): boolean {
  return /^SQLITE_(CANTOPEN|READONLY)/.test(codeOf(cause) ?? '');
}

function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && cause.code.startsWith('SQLITE') ? cause.code : undefined;
}
