import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PATHS, Playground } from '../cli/support/base-workspace.js';
import { AS_OF, BIN, expectPlain, ROOT, run } from '../cli/support/run.js';
import { type Running, start } from '../cli/support/running.js';
import { COUNTY, DATABASE, keptCheck, workspace } from './support/kept.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const playground = new Playground();
const started: Running[] = [];
afterAll(() => {
  for (const { process } of started) process.kill('SIGKILL');
  playground.remove();
});

/** A workspace with its cache, to be copied. */
let cached = '';
beforeAll(async () => {
  cached = workspace(playground);
  await keptCheck(cached);
});

function copy(): string {
  const folder = playground.make({});
  cpSync(cached, folder, { recursive: true });
  return folder;
}

const PLAIN = ['check', '--as-of', AS_OF];

describe('when there is one', () => {
  test('a small workspace has none unless asked for; then it goes on', async () => {
    const root = workspace(playground);
    expect((await run(PLAIN, { cwd: root })).stderr).toBe('');
    expect(existsSync(join(root, '.sitong'))).toBe(false);
    expect((await run([...PLAIN, '--quiet'], { cwd: copy() })).stderr).toBe('');
    const again = copy();
    const county = join(again, COUNTY);
    writeFileSync(county, readFileSync(county, 'utf8').replace('食品经营', '食品销售'));
    // What is spared is not the same at every run: to a pipe it is said only where a cache is asked for.
    expect((await run(PLAIN, { cwd: again })).stderr).toBe('');
    const { stderr } = await run([...PLAIN, '--cache'], { cwd: again });
    expect(stderr).toContain('重新检查了 0 个');
  });

  test('--no-cache neither reads one nor leaves one', async () => {
    const root = copy();
    const before = readFileSync(join(root, DATABASE));
    writeFileSync(join(root, COUNTY), readFileSync(join(root, PATHS.county)));
    expect((await run([...PLAIN, '--no-cache'], { cwd: root })).stderr).toBe('');
    expect(readFileSync(join(root, DATABASE)).equals(before)).toBe(true);
    rmSync(join(root, '.sitong'), { recursive: true });
    await run([...PLAIN, '--no-cache'], { cwd: root });
    expect(existsSync(join(root, '.sitong'))).toBe(false);
  });

  test('version control does not see it', async () => {
    const root = workspace(playground);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=示例', '-c', 'user.email=a@example.com', ...args], {
        cwd: root,
        encoding: 'utf8',
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', '示例');
    await keptCheck(root);
    expect(existsSync(join(root, DATABASE))).toBe(true);
    expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
  });
});

describe('a damaged or foreign one is made anew', () => {
  const half = (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2));
  /** Another word in place of the one that findings say, as long as it. */
  const forge = (path: string) => {
    const bytes = readFileSync(path);
    const [word, other] = ['食品经营', '食品管理'].map((text) => Buffer.from(text, 'utf16le'));
    let count = 0;
    for (let at = bytes.indexOf(word!); at >= 0; at = bytes.indexOf(word!, at)) {
      other!.copy(bytes, at);
      count++;
    }
    expect(count).toBeGreaterThan(0);
    writeFileSync(path, bytes);
  };
  const foreign = (path: string) => {
    rmSync(path);
    const db = new Sqlite(path);
    db.exec('CREATE TABLE files (a); PRAGMA user_version = 7');
    db.close();
  };
  const alien = (path: string) => {
    rmSync(path);
    const db = new Sqlite(path);
    db.exec('CREATE TABLE files (a); PRAGMA user_version = 2');
    db.close();
  };
  const withJournal = (path: string) => {
    writeFileSync(`${path}-journal`, readFileSync(path).subarray(0, 8192));
    writeFileSync(path, '不是数据库');
  };
  test.each([
    ['empty', (path: string) => writeFileSync(path, '')],
    ['no database', (path: string) => writeFileSync(path, '不是数据库'.repeat(500))],
    ['cut off', half],
    ['with another word in a verdict', forge],
    ['of another layout', foreign],
    ['of other tables', alien],
    ['with a journal that is left over', withJournal],
  ])('%s', async (_title, spoil) => {
    const root = copy();
    spoil(join(root, DATABASE));
    expect(await keptCheck(root)).toMatchObject({ judged: undefined, stderr: '', code: 1 });
    expect(await keptCheck(root)).toMatchObject({ judged: 0, stderr: '', code: 1 });
  });
});

describe('where it cannot be used, that is said once, and the check goes on', () => {
  const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
  const hook = fileURLToPath(new URL('../registry/no-sqlite.mjs', import.meta.url));
  const WITHOUT = '，这次没有用缓存（结果一样，只是慢些）\n';

  test('another process writes it', async () => {
    const root = copy();
    const db = new Sqlite(join(root, DATABASE));
    db.exec('BEGIN EXCLUSIVE');
    const busy = await keptCheck(root);
    db.close();
    expect(busy).toMatchObject({ judged: undefined, stderr: `别的进程正在写缓存${WITHOUT}` });
    expect((await keptCheck(root)).judged).toBe(0);
  });

  test('another process reads it when it is to be written', async () => {
    const root = copy();
    writeFileSync(join(root, COUNTY), readFileSync(join(root, COUNTY), 'utf8').replace('食', '餐'));
    const db = new Sqlite(join(root, DATABASE));
    db.exec('BEGIN; SELECT * FROM parts');
    const busy = await keptCheck(root);
    db.close();
    expect(busy).toMatchObject({
      judged: 1,
      stderr: '别的进程正在写缓存，这次的结果没有留下，下次还要重新检查\n',
    });
    expect((await keptCheck(root)).judged).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('the folder may not be written', async () => {
    const root = workspace(playground);
    for (const folder of [playground.root, join(root, '..'), root]) chmodSync(folder, 0o755);
    chmodSync(root, 0o555);
    const said = await keptCheck(root, [], { uid: nobody });
    chmodSync(root, 0o755);
    expect(said).toMatchObject({ judged: undefined, stderr: `缓存的文件夹不能写${WITHOUT}` });
    const other = copy();
    for (const folder of [join(other, '..'), other]) chmodSync(folder, 0o755);
    for (const folder of ['.sitong', '.sitong/cache']) chmodSync(join(other, folder), 0o555);
    expect((await keptCheck(other, [], { uid: nobody })).stderr).toContain('不能写');
    for (const folder of ['.sitong', '.sitong/cache']) chmodSync(join(other, folder), 0o755);
  });

  test.each([
    ['a file where the folder should be', '.sitong'],
    ['a folder where the file should be', DATABASE],
  ])('%s', async (_title, path) => {
    const root = workspace(playground);
    if (path === DATABASE) mkdirSync(join(root, path), { recursive: true });
    else writeFileSync(join(root, path), '');
    const said = await keptCheck(root);
    expect(said.stderr).toBe(`缓存的文件夹不能写${WITHOUT}`);
    expectPlain(said.stderr);
  });

  test('better-sqlite3 is not installed', async () => {
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(hook).href}` };
    const said = await keptCheck(copy(), [], { env });
    expect(said).toMatchObject({ judged: undefined, stderr: `没有装上 better-sqlite3${WITHOUT}` });
    expect(said.stderr).toMatch(/better-sqlite3/);
  });
});

/** Checks with a cache while a file is changed, as soon as the progress says something. */
function changedDuring(
  root: string,
  when: string,
  path: string,
  words: [string, string],
  options = {},
) {
  const script = fileURLToPath(new URL('changing.mjs', import.meta.url));
  execFileSync(process.execPath, [script, root, when, path, ...words, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

describe('what changes while it is checked is not kept', () => {
  test.each([
    ['a file of a region', '检查 1/5', COUNTY, ['食品经营', '食品管理'], {}],
    ['a file above a region', '检查 2/5', PATHS.city, ['食品经营许可', '食品管理'], {}],
    [
      'the configuration',
      '读取文件 1/',
      PATHS.config,
      ['示例', '示例\n规则: { same/name: note }'],
      { jobs: '2' },
    ],
  ] as const)('%s', async (_title, when, path, [before, after], options) => {
    const root = workspace(playground);
    const text = readFileSync(join(root, path), 'utf8');
    changedDuring(root, when, path, [before, after], { failOn: 'never', ...options });
    expect(readFileSync(join(root, path), 'utf8')).not.toBe(text);
    // As it was when the run began, and then as it was at its end.
    writeFileSync(join(root, path), text);
    expect((await keptCheck(root)).code).toBe(1);
    writeFileSync(join(root, path), text.replace(before, after));
    expect((await keptCheck(root)).stderr).toBe('');
  });
});

/** bench/kills.mjs asks for more. */
const KILLS = Number(process.env.SITONG_KILLS ?? 8);

test('several checks at once make one cache that is right', async () => {
  const root = workspace(playground);
  const all = await Promise.all([1, 2, 3].map(() => run([...PLAIN, '--cache'], { cwd: root })));
  expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(1);
  for (const { stderr } of all) expect(stderr.replace(/^.*(重新检查|写缓存).*\n/gmu, '')).toBe('');
  expect(await keptCheck(root)).toMatchObject({ judged: 0, stderr: '' });
});

test(`${KILLS} runs killed at random leave a cache that is right`, async () => {
  const root = workspace(playground);
  const began = performance.now();
  await run([...PLAIN, '--cache'], { cwd: root });
  const whole = performance.now() - began;
  for (let i = 0; i < KILLS; i++) {
    const text = readFileSync(join(root, PATHS.city), 'utf8');
    writeFileSync(join(root, PATHS.city), text.replace(/事项名称: .+/, `事项名称: 食品${i}`));
    const child = spawn(process.execPath, [BIN, ...PLAIN, '--cache'], { cwd: root });
    const ended = new Promise((resolve) => child.on('close', resolve));
    // Near the end the cache is written.
    await sleep(whole * (0.6 + (0.5 * i) / KILLS));
    child.kill('SIGKILL');
    await ended;
  }
  expect((await keptCheck(root)).stderr).toBe('');
  expect((await keptCheck(root)).judged).toBe(0);
});

test('another build of sitong, or on other packages, judges all again; one that no build made keeps nothing', async () => {
  const sitong = playground.make({}, 'sitong');
  for (const part of ['bin', 'dist', 'data', 'schemas', 'package.json'])
    cpSync(join(ROOT, part), join(sitong, part), { recursive: true });
  const packages = join(sitong, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  const checked = async (cwd: string) => {
    const args = [join(sitong, 'bin/sitong.js'), ...PLAIN, '--cache'];
    const child = spawn(process.execPath, args, { cwd });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout.resume();
    await new Promise((resolve) => child.on('close', resolve));
    return stderr;
  };
  const root = copy();
  expect(await checked(root)).toContain('重新检查了 0 个');
  writeFileSync(join(sitong, 'dist/build.json'), '{ "digest": "示例" }\n');
  expect(await checked(root)).toBe('');
  expect(await checked(root)).toContain('重新检查了 0 个');
  rmSync(join(packages, 'picomatch'));
  cpSync(join(ROOT, 'node_modules/picomatch'), join(packages, 'picomatch'), { recursive: true });
  const manifest = join(packages, 'picomatch/package.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version": "/, '$&9.'));
  expect(await checked(root)).toBe('');
  rmSync(join(sitong, 'dist/build.json'));
  expect(await checked(root)).toBe('');
  const fresh = workspace(playground);
  expect(await checked(fresh)).toBe('');
  expect(readdirSync(fresh)).not.toContain('.sitong');
});

test('--watch: the second report is that of a check of its own', async () => {
  const root = copy();
  const running = start(['check', '--watch', '--cache', '--as-of', AS_OF], root);
  started.push(running);
  const runs = () => running.stderr().split('等待改动').length - 1;
  await running.until(() => runs() === 1);
  const before = running.stdout().length;
  const text = readFileSync(join(root, PATHS.city), 'utf8');
  writeFileSync(join(root, PATHS.city), text.replace('食品经营许可', '食品销售许可'));
  await running.until(() => runs() === 2 && /✗ .*\n$/u.test(running.stdout()));
  expect(running.stderr()).toContain('重新检查了 0 个');
  expect(running.stderr()).toContain('重新检查了 3 个');
  const { stdout } = await run([...PLAIN, '--no-cache'], { cwd: root });
  const report = running.stdout().slice(before);
  expect(report.replace(/^\n── .+ ──\n\n/u, '')).toBe(stdout);
});
