import { UsageError } from '../errors.js';

/** A place in a git repository, as `git:REV[:PATH]` names it. */
export interface GitSpec {
  /** Whatever git takes for a commit or tree: a branch, a tag, an id, `main~3`. */
  readonly rev: string;
  /**
   * Relative to the root of the repository ('' is the root), or to the current folder when it begins
   * with `./` or `../`; undefined: the workspace that the current folder is in.
   */
  readonly path: string | undefined;
}

const PREFIX = 'git:';

/** Whether a text names a place in a git repository rather than a folder. */
export function isGitSpec(text: string): boolean {
  return text.startsWith(PREFIX);
}

/**
 * Reads `git:REV[:PATH]`. As for git itself, a colon within braces (`HEAD^{/更名：一}`) is part of REV.
 *
 * @throws UsageError when there is no REV, or it would be taken for an option.
 */
export function parseGitSpec(text: string): GitSpec {
  if (!isGitSpec(text)) throw new UsageError(`“${text}”不是 git:修订[:路径]`);
  const rest = text.slice(PREFIX.length);
  const colon = colonOutsideBraces(rest);
  const rev = colon < 0 ? rest : rest.slice(0, colon);
  checkRevision(rev, text);
  const path = colon < 0 ? undefined : rest.slice(colon + 1);
  if (path?.startsWith('/') === true) {
    throw new UsageError(`“${text}”的路径应从仓库的根写起，前面不加 /`);
  }
  return { rev, path };
}

/**
 * A revision that may stand in an argument vector.
 *
 * @param shown what the user wrote.
 * @throws UsageError
 */
export function checkRevision(rev: string, shown: string): void {
  if (rev === '') throw new UsageError(`“${shown}”没有写修订，如 git:main、git:HEAD~1`);
  if (rev.startsWith('-')) throw new UsageError(`git 修订“${rev}”不能以 - 开头`);
  if (/[\0\n]/.test(rev)) throw new UsageError('git 修订里不能有换行');
}

function colonOutsideBraces(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (char === ':' && depth === 0) return at;
  }
  return -1;
}
