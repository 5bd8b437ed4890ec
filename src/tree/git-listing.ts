/** One entry of `git ls-tree -r -z [-l]`. */
export interface ListedFile {
  /** Relative to the listed tree; not to be used as a name when it is no UTF-8. */
  readonly path: string;
  readonly isUtf8: boolean;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Object id: 40 hexadecimal digits, 64 in a repository that uses SHA-256. */
  readonly id: string;
  /** Bytes; undefined when they were not listed or git has not got the object. */
  readonly size: number | undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/**
 * Reads the output of `git ls-tree -r -z [-l]`: `mode SP type SP id [SP+ size] TAB path NUL`, paths as
 * bytes, whatever core.quotePath says.
 */
export function parseListing(bytes: Uint8Array): ListedFile[] {
  const files: ListedFile[] = [];
  for (let start = 0; start < bytes.length; ) {
    const tab = bytes.indexOf(TAB, start);
    const found = bytes.indexOf(0, tab);
    const end = found < 0 ? bytes.length : found;
    const [mode = '', , id = '', size = ''] = lenient
      .decode(bytes.subarray(start, tab))
      .split(/ +/);
    const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
    files.push({
      ...nameOf(bytes.subarray(tab + 1, end)),
      kind,
      id,
      size: /^\d+$/.test(size) ? Number(size) : undefined,
    });
    start = end + 1;
  }
  return files;
}

const TAB = 9;

function nameOf(bytes: Uint8Array): { path: string; isUtf8: boolean } {
  try {
    return { path: strict.decode(bytes), isUtf8: true };
  } catch {
    return { path: lenient.decode(bytes), isUtf8: false };
  }
}
