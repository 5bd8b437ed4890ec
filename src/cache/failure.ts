/** What went wrong with the cache: it may cost time, never a check. */
export class CacheFailure extends Error {
  override readonly name = 'CacheFailure';
  /** Whether the file is to be made anew: it is damaged, or of another layout. */
  readonly isDamage: boolean;

  /** @param cause what the system or the database said; its code tells what the user is told. */
  constructor(cause: unknown) {
    const code = codeOf(cause);
    super(REASONS.find(([codes]) => codes.test(code))?.[1] ?? '缓存打不开', { cause });
    this.isDamage = DAMAGE.test(code);
  }
}

const DAMAGE = /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_ERROR|CACHE_)/;

const REASONS: readonly (readonly [codes: RegExp, reason: string])[] = [
  [/^(?:ERR_MODULE_NOT_FOUND|ERR_DLOPEN_FAILED|MODULE_NOT_FOUND)$/, '没有装上 better-sqlite3'],
  [/^SQLITE_(?:BUSY|LOCKED)/, '别的进程正在写缓存'],
  [/^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/, '磁盘满了，写不了缓存'],
  [/^(?:E[A-Z]+|SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR))/, '缓存的文件夹不能写'],
  [DAMAGE, '缓存坏了'],
];

/** Does something with the cache. @throws CacheFailure of what the system or the database says. */
export function attempted<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw failureOf(cause);
  }
}

/** The failure that something thrown is; what nobody gave a code is a fault of sitong, and stays what it is. */
export function failureOf(cause: unknown): unknown {
  return codeOf(cause) === '' ? cause : new CacheFailure(cause);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
