import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FORMAT_NAMES } from '../../src/report/index.js';
import { REVISION_FORMAT_NAMES } from '../../src/report/revision/index.js';
import { BIN, ROOT, run } from '../cli/support/run.js';

const FOLDER = join(ROOT, 'docs/ci');
const SCRIPTS = ['gate.sh', 'pre-commit'];
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** The shell lines of a CI file, wherever it keeps them. */
const COMMANDS: Readonly<Record<string, (file: never) => readonly string[]>> = {
  'github-actions.yml': (file: { jobs: { gate: { steps: { run?: string }[] } } }) =>
    file.jobs.gate.steps.flatMap(({ run: line }) => line ?? []),
  'gitlab-ci.yml': (file: { 四同门禁: { script: string[]; after_script: string[] } }) => [
    ...file.四同门禁.script,
    ...file.四同门禁.after_script,
  ],
  'gitee-go.yml': (file: { stages: { steps: { commands: string[] }[] }[] }) =>
    file.stages.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands)),
};

/** Files that share a check out to several machines: the lines of each part of it. */
const SHARDED: Readonly<Record<string, (file: never) => readonly string[]>> = {
  'github-shards.yml': (file: { jobs: Record<'shard' | 'merge', { steps: { run?: string }[] }> }) =>
    [...file.jobs.shard.steps, ...file.jobs.merge.steps].flatMap(({ run: line }) => line ?? []),
  'gitlab-shards.yml': (file: Record<'四同分片' | '四同合并', { script: string[] }>) => [
    ...file.四同分片.script,
    ...file.四同合并.script,
  ],
};

test('every file of docs/ci is told of in docs/ci.md and tested here', () => {
  const files = readdirSync(FOLDER).sort();
  expect(files).toEqual([...Object.keys(COMMANDS), ...Object.keys(SHARDED), ...SCRIPTS].sort());
  const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
  const linked = [...page.matchAll(/\]\(ci\/([^)]+)\)/g)].map(([, name]) => name);
  expect([...new Set(linked)].sort()).toEqual(files);
});

describe.each(Object.entries(COMMANDS))('%s', (name, commandsOf) => {
  const commands = commandsOf(parse(read(name)) as never);

  test('calls the script with the target branch', () => {
    expect(commands.filter((line) => /^sh ci\/gate\.sh \S+$/.test(line))).toHaveLength(1);
  });

  test.each(['sh', 'bash'])('its commands are %s', (shell) => {
    const { status, stderr } = spawnSync(shell, ['-n'], { input: commands.join('\n') });
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });

  test('has the whole history and takes the reports from where the script writes them', () => {
    const text = read(name);
    expect(text).toMatch(/fetch-depth: 0|GIT_DEPTH: "0"|--unshallow/);
    for (const [, report] of text.matchAll(/sitong-reports\/([\w.-]+\w)/g))
      expect(read('gate.sh')).toContain(`$reports/${report}`);
    // What others may write into a pull request never becomes part of a command.
    for (const line of commands) expect(line).not.toContain('${{');
  });
});

test.each(SCRIPTS.flatMap((name) => [[name, 'sh'] as const, [name, 'bash'] as const]))(
  '%s is %s',
  (name, shell) => {
    const { status, stderr } = spawnSync(shell, ['-n', join(FOLDER, name)]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  },
);

test.each([
  ['check', 4, ['--since'], FORMAT_NAMES],
  ['diff', 1, ['--format'], REVISION_FORMAT_NAMES],
] as const)(
  'the options and formats of %s that they use exist',
  async (command, count, needed, formats) => {
    const { stdout: help } = await run([command, '--help']);
    const framework = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as {
      entry: string;
    }[];
    const texts = [...SCRIPTS.map(read), ...framework.map(({ entry }) => entry)];
    const called = new RegExp(`sitong"? ${command} ([^\\n]*)`, 'g');
    const calls = texts.flatMap((text) =>
      [...text.replaceAll('\\\n', ' ').matchAll(called)].map(([, call]) => call!),
    );
    expect(calls).toHaveLength(count);
    for (const call of calls) {
      const options = [...call.matchAll(/(?<![\w-])--[a-z-]+/g)].map(([option]) => option);
      for (const option of needed) expect(options).toContain(option);
      for (const option of options) expect(help).toMatch(new RegExp(`${option}(?![\\w-])`));
      for (const [, format] of call.matchAll(/--format "?(?:\$\{SITONG_ANNOTATE:-)?([a-z]+)/g))
        expect(formats).toContain(format);
    }
  },
);

test.each(Object.entries(SHARDED))(
  '%s gives the reports of a whole check when its lines run',
  async (name, commandsOf) => {
    const lines = commandsOf(parse(read(name)) as never).filter((line) => line !== 'npm ci');
    const [shard, merge, ...others] = lines;
    expect(others).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'sitong-shards-'));
    try {
      cpSync(join(ROOT, 'fixtures/readme'), folder, { recursive: true });
      const npx = `npx() { shift; "${process.execPath}" "${BIN}" "$@"; }`;
      const date = 'git() { echo 2026-06-01; }';
      const sh = (line: string, env: Record<string, string>) =>
        spawnSync('sh', ['-c', `${npx}\n${date}\n${line}`], {
          cwd: folder,
          env: { ...process.env, ...env },
          encoding: 'utf8',
        });
      for (const index of ['1', '2', '3', '4']) {
        const env = { SHARD: `${index}/4`, CI_NODE_INDEX: index, CI_NODE_TOTAL: '4' };
        const { status, stderr } = sh(shard!, env);
        expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('分片') });
      }
      const merged = sh(merge!, {});
      const whole = await run(['check', '--as-of', '2026-06-01'], { cwd: folder, unread: true });
      expect(merged.stdout).toBe(whole.stdout);
      expect(merged.status).toBe(whole.code);
      expect(whole.stdout.length).toBeGreaterThan(200);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
