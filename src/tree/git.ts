import { spawnSync } from 'node:child_process';
import { WorkError } from '../errors.js';

/**
 * Variables by which git tells its hooks which repository and which index they serve. They are
 * relative to the folder that git started the hook in, so a program that looks at folders of its own
 * must not pass them on. Where objects are kept stays: a receiving hook finds what was pushed only there.
 */
export const REPOSITORY_VARIABLES = [
  'GIT_DIR',
  'GIT_COMMON_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
] as const;

/** Lists of a large repository are long; what is bounded is the memory, not the list. */
const MOST_OUTPUT = 1024 * 1024 * 1024;

/** What one run of git said. */
export interface GitOutput {
  readonly ok: boolean;
  readonly stdout: Buffer;
  /** What git complains of: its first line. */
  readonly complaint: string;
}

/**
 * Runs git in a folder, with an argument vector and never through a shell.
 *
 * @throws WorkError when there is no git, or it was ended from outside.
 */
export function runGit(folder: string, args: readonly string[], input?: string): GitOutput {
  const { error, status, signal, stdout, stderr } = spawnSync(
    'git',
    ['-C', folder, '--literal-pathspecs', ...args],
    { input: input ?? '', maxBuffer: MOST_OUTPUT, windowsHide: true },
  );
  if (error !== undefined) {
    const missing = 'code' in error && error.code === 'ENOENT';
    throw new WorkError(missing ? '没有找到 git 命令，装好 git 再用' : 'git 命令运行不了', {
      cause: error,
    });
  }
  if (signal !== null) throw new WorkError(`git 命令被中止（${signal}）`);
  const lines = stderr.toString('utf8').split('\n');
  return { ok: status === 0, stdout, complaint: lines.find((line) => line.trim() !== '') ?? '' };
}

/**
 * The folder relative to the root of its repository, `/`-separated: '' at the root and in a bare
 * repository, else ending in `/`.
 *
 * @throws WorkError when the folder is in no repository.
 */
export function prefixInRepository(folder: string): string {
  const { ok, stdout, complaint } = runGit(folder, ['rev-parse', '--show-prefix']);
  if (ok) return stdout.toString('utf8').replace(/\n$/, '');
  // The option is named in every language that git speaks.
  if (complaint.includes('safe.directory') || complaint.includes('dubious ownership')) {
    throw new WorkError(
      `git 不信任 ${folder} 所在的仓库（属于别的用户）；用 git config --global --add safe.directory 加上仓库的路径`,
    );
  }
  throw new WorkError(`${folder} 不在 git 仓库里`);
}

/** Whether history was cut off, so that a revision may be missing though it exists. */
export function isShallow(folder: string): boolean {
  const { stdout } = runGit(folder, ['rev-parse', '--is-shallow-repository']);
  return stdout.toString('utf8').trim() === 'true';
}

/** Whether git may have to ask another repository for objects, one at a time. */
export function isPartial(folder: string): boolean {
  return runGit(folder, ['config', '--get-regexp', '^remote\\..*\\.promisor$']).ok;
}
