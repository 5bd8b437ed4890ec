import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { REPOSITORY_VARIABLES } from '../../../src/tree/git.js';

/** The environment of git in tests: nobody's settings, a fixed author and day. */
const ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  ...Object.fromEntries(REPOSITORY_VARIABLES.map((name) => [name, undefined])),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: '示例',
  GIT_AUTHOR_EMAIL: 'example@example.invalid',
  GIT_COMMITTER_NAME: '示例',
  GIT_COMMITTER_EMAIL: 'example@example.invalid',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** Runs git in a folder and returns what it printed, without the last line break. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
    .toString('utf8')
    .replace(/\n$/, '');
}

/** Temporary folders with git repositories, removed together. */
export class Repositories {
  readonly #folders: string[] = [];

  /** An empty temporary folder. */
  folder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sitong-git-')));
    this.#folders.push(folder);
    return folder;
  }

  /** A repository with these files committed on `main`. */
  make(files: Readonly<Record<string, string | Uint8Array>>, ...options: string[]): string {
    const folder = this.folder();
    git(folder, 'init', '--quiet', '--initial-branch=main', ...options);
    put(folder, files);
    commit(folder, '起点');
    return folder;
  }

  remove(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files into a folder. */
export function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Commits everything and returns the commit's id. */
export function commit(folder: string, message: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}
