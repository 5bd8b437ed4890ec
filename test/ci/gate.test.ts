import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  baseFiles,
  CITY_PROCEDURE,
  COUNTY_PROCEDURE,
  countyCatalog,
  documentText,
  PATHS,
  type RowText,
  row,
} from '../cli/support/base-workspace.js';
import { BIN, ROOT } from '../cli/support/run.js';
import { commit, git, put, Repositories } from '../git/support/repository.js';

const repositories = new Repositories();
afterAll(() => repositories.remove());

const GATE = join(ROOT, 'docs/ci/gate.sh');
const HOOK = join(ROOT, 'docs/ci/pre-commit');
const NAME = '事项名称: 食品经营许可';
const NEW_NAME = '事项名称: 食品销售和餐饮服务许可';
const CATALOGS = [PATHS.nation, PATHS.province, PATHS.city, PATHS.county];
const ALL = [...CATALOGS, PATHS.cityList, PATHS.countyList];

/**
 * A stand-in for sitong: `check` is the real one unless CHECK_CODE says how it ends; `diff` takes down
 * its arguments, writes the report that it is asked for and ends as DIFF_CODE says, so that the script
 * is tested apart from the command.
 */
function sitong(): string {
  const file = join(repositories.folder(), 'sitong');
  writeFileSync(
    file,
    `#!/bin/sh
if [ "$1" = diff ]; then
  printf '%s\\n' "$@" >"$DIFF_ARGUMENTS"
  for argument in "$@"; do
    case $argument in markdown=*) printf '## 变更\\n' >"\${argument#markdown=}" ;; esac
  done
  exit "\${DIFF_CODE:-0}"
fi
[ -z "\${CHECK_CODE:-}" ] || exit "$CHECK_CODE"
exec '${process.execPath}' '${BIN}' "$@"
`,
  );
  chmodSync(file, 0o755);
  return file;
}

interface GateRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What `sitong diff` was called with; undefined when it was not. */
  readonly diff: readonly string[] | undefined;
}

/** Runs the script of the CI files in a folder of a repository. */
function gate(folder: string, args: readonly string[], env: Record<string, string> = {}): GateRun {
  const told = join(repositories.folder(), 'arguments');
  const { status, stdout, stderr } = spawnSync('sh', [GATE, ...args], {
    cwd: folder,
    env: { ...process.env, SITONG: sitong(), DIFF_ARGUMENTS: told, ...env },
    encoding: 'utf8',
  });
  const diff = existsSync(told) ? readFileSync(told, 'utf8').trimEnd().split('\n') : undefined;
  return { code: status, stdout, stderr, diff };
}

/** sitong itself, without a stand-in. */
const REAL = { SITONG: `${process.execPath} ${BIN}` };

/** The guide of a row of an 实施清单. */
const guide = (region: string, { 实施编码, 事项名称, ...of }: RowText) =>
  documentText('办事指南', region, [
    row({
      实施编码,
      事项名称,
      承诺办结时限: '5',
      承诺办结时限单位: '工作日',
      办理地点: of.办理地点,
      办理时间: of.办理时间,
      咨询方式: of.咨询方式,
      网办地址: of.网办地址,
    }),
  ]);

const GUIDES = { city: '苏州/办事指南.yaml', county: '昆山/办事指南.yaml' };

/** A repository with a workspace on `main` and a branch on which one works. */
function repository(at = ''): string {
  const files = Object.entries(baseFiles()).map(([path, text]) => [at + path, text]);
  const folder = repositories.make(Object.fromEntries(files));
  git(folder, 'switch', '--quiet', '--create', 'work');
  return folder;
}

function rename(folder: string, files: readonly string[]): void {
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(NAME);
    writeFileSync(join(folder, file), text.replaceAll(NAME, NEW_NAME));
  }
  commit(folder, '改名');
}

describe('gate.sh', () => {
  test('a name changed above fails and names every row below that has not followed; changed everywhere it passes', () => {
    const folder = repositories.make(
      baseFiles({
        [GUIDES.city]: guide('320500', CITY_PROCEDURE),
        [GUIDES.county]: guide('320583', COUNTY_PROCEDURE),
      }),
    );
    git(folder, 'switch', '--quiet', '--create', 'work');
    rename(folder, [PATHS.nation, PATHS.province]);
    const alone = gate(folder, ['main'], REAL);
    expect(alone).toMatchObject({ code: 1, stderr: '' });
    expect(alone.stdout).toContain(`${PATHS.city}:6:`);
    const comment = readFileSync(join(folder, 'sitong-reports/comment.md'), 'utf8');
    expect(comment).toMatch(/^<!-- sitong-gate -->\n## 四同检查结果\n/);
    const [checked = '', changes = ''] = comment.split('\n## 目录调整情况\n');
    expect(checked).toContain(PATHS.city);
    const ofCity = changes.slice(changes.indexOf('苏州市（320500）：3 行要跟着改'));
    const ofCounty = ofCity.slice(ofCity.indexOf('昆山市（320583）：3 行要跟着改'));
    for (const rows of [ofCity.slice(0, -ofCounty.length), ofCounty.split('逐项')[0]]) {
      for (const kind of ['基本目录', '实施清单', '办事指南'])
        expect(rows).toMatch(new RegExp(`^- ${kind} 食品经营许可（.*食品销售和餐饮服务许可`, 'm'));
    }
    for (const name of ['sitong.sarif', 'gitlab-code-quality.json', 'junit.xml', '问题清单.csv'])
      expect(readFileSync(join(folder, 'sitong-reports', name), 'utf8')).toContain('same/name');

    rename(folder, [PATHS.city, PATHS.county, PATHS.cityList, PATHS.countyList]);
    rename(folder, Object.values(GUIDES));
    expect(gate(folder, ['main'], REAL)).toMatchObject({ code: 0, stderr: '' });
    const passed = readFileSync(join(folder, 'sitong-reports/comment.md'), 'utf8');
    expect(passed).not.toContain('要跟着改');
    expect(passed).toContain('食品<del>经营</del>');
  });

  test('compares with the merge base, not with what came to the target since', () => {
    const folder = repository();
    rename(folder, ALL);
    git(folder, 'switch', '--quiet', 'main');
    put(folder, { [PATHS.county]: countyCatalog({ 事项类型: '行政确认' }) });
    commit(folder, '目标分支上的错');
    git(folder, 'switch', '--quiet', 'work');
    const base = git(folder, 'merge-base', 'main', 'work');
    const { code, diff } = gate(folder, ['main']);
    expect(code).toBe(0);
    expect(diff?.slice(0, 3)).toEqual(['diff', `git:${base}:`, '.']);
  });

  test('a workspace in a subfolder; reports and annotations where they are asked for', () => {
    const folder = repository('目录/江苏/');
    rename(
      folder,
      [PATHS.nation, PATHS.province].map((path) => `目录/江苏/${path}`),
    );
    const summary = join(repositories.folder(), 'summary');
    const reports = join(repositories.folder(), 'reports');
    const { code, stdout, diff } = gate(folder, ['main', '目录/江苏'], {
      SITONG_ANNOTATE: 'github',
      SITONG_REPORTS: reports,
      GITHUB_STEP_SUMMARY: summary,
    });
    expect(code).toBe(1);
    expect(stdout).toContain(`::error file=目录/江苏/${PATHS.city},line=6`);
    expect(diff?.slice(1, 3)).toEqual([
      `git:${git(folder, 'rev-parse', 'main')}:目录/江苏/`,
      '目录/江苏',
    ]);
    expect(readFileSync(summary, 'utf8')).toBe(readFileSync(join(reports, 'comment.md'), 'utf8'));
  });

  test.each([
    ['0', '0', 0],
    ['0', '1', 1],
    ['1', '0', 1],
    ['0', '2', 2],
    ['1', '3', 3],
    ['3', '1', 3],
    ['0', '139', 3],
    ['137', '0', 3],
  ])('a check that ends with %s and a diff with %s make it end with %i', (check, diff, code) => {
    const folder = repository();
    expect(gate(folder, ['main'], { CHECK_CODE: check, DIFF_CODE: diff }).code).toBe(code);
  });

  test('a new workspace is checked as a whole and has nothing to be compared with', () => {
    const folder = repositories.make({ 'README.md': '示例\n' });
    git(folder, 'switch', '--quiet', '--create', 'work');
    put(folder, baseFiles({ [PATHS.county]: countyCatalog({ 事项名称: '别的名称' }) }));
    commit(folder, '新目录');
    const { code, stdout, diff } = gate(folder, ['main']);
    expect({ code, diff }).toEqual({ code: 1, diff: undefined });
    expect(stdout).toContain('还不是工作区');
  });

  test('a long comment is cut at a line, and says so', () => {
    const folder = repository();
    const rows = Array.from({ length: 200 }, (_, i) => `  - { 事项名称: 示例${i} }\n`).join('');
    put(folder, { '昆山/多.yaml': `类别: 基本目录\n地区: "320583"\n版本: "1"\n事项:\n${rows}` });
    commit(folder, '很多问题');
    expect(gate(folder, ['main']).code).toBe(1);
    const comment = readFileSync(join(folder, 'sitong-reports/comment.md'));
    expect(comment.length).toBeLessThan(65_000);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(comment)).toMatch(
      /以下略去；全文见报告文件。）\n$/,
    );
  });

  test('what cannot be compared does not pass', () => {
    const folder = repository();
    rename(folder, ALL);
    const clone = join(repositories.folder(), 'clone');
    git(folder, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${folder}`, clone);
    const cases: [string, string[], RegExp][] = [
      [clone, ['origin/main'], /浅克隆.*fetch-depth: 0/],
      [folder, ['origin/main'], /找不到 origin\/main 与 HEAD 的合并基点/],
      [folder, ['main', '没有'], /没有 里没有 sitong\.yaml/],
      [repositories.folder(), ['main', folder], /不是 git 仓库/],
    ];
    for (const [cwd, args, message] of cases) {
      const { code, stderr, diff } = gate(cwd, args);
      expect({ code, diff }).toEqual({ code: 3, diff: undefined });
      expect(stderr).toMatch(message);
    }
    expect(gate(folder, []).code).toBe(2);
    expect(gate(folder, ['main'], { SITONG: 'false' }).code).toBe(1);
    expect(gate(folder, ['main'], { SITONG: '/nowhere/sitong' }).code).toBe(3);
  });
});

describe('pre-commit', () => {
  function hooked(at = ''): string {
    const folder = repository(at);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    copyFileSync(HOOK, join(folder, '.git/hooks/pre-commit'));
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    return folder;
  }

  function tryCommit(folder: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync('git', ['commit', '--message', '改', ...args], {
      cwd: folder,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: '示例',
        GIT_AUTHOR_EMAIL: 'example@example.invalid',
        GIT_COMMITTER_NAME: '示例',
        GIT_COMMITTER_EMAIL: 'example@example.invalid',
        SITONG: `${process.execPath} ${BIN}`,
      },
      encoding: 'utf8',
    });
    return { made: status === 0, said: stdout + stderr };
  }

  const WRONG = countyCatalog({ 事项名称: '别的名称' });

  test('judges what is staged and nothing else', () => {
    const folder = hooked();
    put(folder, { [PATHS.county]: WRONG });
    git(folder, 'add', '--all');
    put(folder, { [PATHS.county]: countyCatalog({}) });
    const staged = tryCommit(folder);
    expect(staged.made).toBe(false);
    expect(staged.said).toContain(`${PATHS.county}:6:`);
    expect(git(folder, 'diff', '--cached', '--name-only')).not.toBe('');

    git(folder, 'add', '--all');
    put(folder, { [PATHS.county]: WRONG, '说明.md': '示例\n' });
    git(folder, 'add', '说明.md');
    expect(tryCommit(folder)).toMatchObject({ made: true });
    // Given a path or --all, git makes an index of its own for the commit.
    expect(tryCommit(folder, '--all')).toMatchObject({ made: false });
    expect(tryCommit(folder, '--all', '--no-verify')).toMatchObject({ made: true });
    expect(tryCommit(folder, '--amend')).toMatchObject({ made: true });
  });

  test('the first commit, a linked work tree, a workspace in a subfolder', () => {
    const folder = hooked('目录/');
    const linked = join(repositories.folder(), 'linked');
    git(folder, 'worktree', 'add', '--quiet', linked);
    put(linked, { [`目录/${PATHS.county}`]: WRONG });
    expect(tryCommit(linked, '--all').said).toContain('same/name');
    put(linked, { [`目录/${PATHS.county}`]: `# 说明\n${countyCatalog({})}` });
    expect(tryCommit(linked, '--all')).toMatchObject({ made: true });

    const first = repositories.folder();
    git(first, 'init', '--quiet');
    put(first, baseFiles({ [PATHS.county]: WRONG }));
    copyFileSync(HOOK, join(first, '.git/hooks/pre-commit'));
    git(first, 'add', '--all');
    expect(tryCommit(first)).toMatchObject({ made: false });
    put(first, { [PATHS.county]: countyCatalog({}) });
    git(first, 'add', '--all');
    expect(tryCommit(first)).toMatchObject({ made: true });
  });

  test('a submodule and a repository without a workspace', () => {
    const folder = repository('目录/');
    const outer = repositories.make({ 'README.md': '示例\n' });
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', folder, '子');
    const inner = join(outer, '子');
    const hooks = join(outer, '.git/modules/子/hooks');
    mkdirSync(hooks, { recursive: true });
    copyFileSync(HOOK, join(hooks, 'pre-commit'));
    put(inner, { [`目录/${PATHS.county}`]: `# 说明\n${countyCatalog({})}` });
    expect(tryCommit(inner, '--all')).toMatchObject({ made: true });
    put(inner, { [`目录/${PATHS.county}`]: WRONG });
    expect(tryCommit(inner, '--all').made).toBe(false);
    renameSync(join(inner, '目录/sitong.yaml'), join(inner, '目录/无.txt'));
    expect(tryCommit(inner, '--all').said).toContain('没有 sitong.yaml');
  });
});
