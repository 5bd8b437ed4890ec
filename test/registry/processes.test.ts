import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LogEntry } from '../../src/registry/port.js';
import { openRegistry } from '../../src/registry/sqlite.js';
import { publication, regionOf, rowOf, temporaryFolder } from './sample.js';

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));
/** bench/kills.mjs asks for more. */
const KILLS = Number(process.env.SITONG_KILLS ?? 30);
const ROWS = '80';
/** Milliseconds until which a publisher is killed after it has said something. */
const LATEST = 40;

interface Run {
  readonly child: ChildProcess;
  /** Resolves when it has said so many lines, or is at its end. */
  readonly hasSaid: (lines: number) => Promise<void>;
  /** Exit code (null when killed) and what was said. */
  readonly done: Promise<{ code: number | null; out: string; error: string }>;
}

function run(args: readonly string[], uid?: number): Run {
  const child = spawn(process.execPath, [CHILD, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const parts = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    parts.out += text;
    child.emit('said');
  });
  const hasSaid = (lines: number) =>
    new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.on('said', () => {
        if (parts.out.split('\n').length > lines) resolve();
      });
    });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    parts.error += text;
  });
  const done = new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...parts }));
  });
  return { child, hasSaid, done };
}

interface Acknowledged {
  readonly number: number;
  readonly hash: string;
  readonly note: string;
}

/** What was said after the start, in whole lines: the last one may have been cut by the kill. */
function acknowledged(out: string): Acknowledged[] {
  return out
    .split('\n')
    .slice(1, -1)
    .map((line) => {
      const [number, hash, note, outcome] = line.split(' ');
      expect(outcome).toBe('published');
      return { number: Number(number), hash: hash!, note: note! };
    });
}

/** All that was acknowledged is there, nothing is there twice, and every hash is right. */
async function expectWhole(
  path: string,
  said: readonly Acknowledged[],
): Promise<readonly LogEntry[]> {
  const registry = await openRegistry(path, { mode: 'write' });
  const entries = await registry.log({});
  const verification = await registry.verify(said.at(-1)?.hash);
  expect(verification.problems).toEqual([]);
  const noteOf = (entry: LogEntry) => (entry.body.kind === '发布' ? entry.body.note : undefined);
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  for (const { number, hash, note } of said) {
    const entry = byNumber.get(number);
    expect([entry?.hash, entry && noteOf(entry)]).toEqual([hash, note]);
  }
  expect(new Set(entries.map(noteOf)).size).toBe(entries.length);
  await registry.close();
  return entries;
}

test(`${KILLS} publishers killed at random leave every acknowledged publication whole`, async () => {
  const path = join(temporaryFolder(), 'r.db');
  const said: Acknowledged[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < KILLS; i = next++) {
      const { child, hasSaid, done } = run([path, `第${i}个`, '1000000', ROWS]);
      // From before the file is opened to somewhere within its fourth publication.
      await hasSaid(1 + Math.floor(Math.random() * 4));
      await sleep(Math.random() * LATEST);
      child.kill('SIGKILL');
      const { code, out, error } = await done;
      expect([code, error]).toEqual([null, '']);
      said.push(...acknowledged(out));
    }
  };
  // Two at a time, so that one is often killed while the other waits for it.
  await Promise.all([lane(), lane()]);
  expect(said.length).toBeGreaterThan(KILLS / 2);
  await expectWhole(path, said);
}, 3_600_000);

test('8 publishers of 25 publications each wait for one another, and none is lost', async () => {
  const path = join(temporaryFolder(), 'r.db');
  const runs = Array.from({ length: 8 }, (_, i) => run([path, `第${i}个`, '25', '20']));
  const results = await Promise.all(runs.map(({ done }) => done));
  expect(results.map(({ code, error }) => [code, error])).toEqual(results.map(() => [0, '']));
  const said = results.flatMap(({ out }) => acknowledged(out)).sort((a, b) => a.number - b.number);
  expect(said.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  expect(await expectWhole(path, said)).toHaveLength(200);
}, 120_000);

test('a file that may not be written is a clear error, and stays readable', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'r.db');
  const registry = await openRegistry(path, { mode: 'create' });
  await registry.publish(publication({ '320000': regionOf('320000', [rowOf('1', '示例')]) }));
  await registry.close();
  chmodSync(path, 0o444);
  chmodSync(folder, 0o555);
  // Root may write anything: the child gives that up.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;
  const { code, out, error } = await run([path, '甲', '1', '1'], uid).done;
  const reading = await run([path], uid).done;
  chmodSync(folder, 0o755);
  expect(reading).toEqual({ code: 0, out: 'started\n1\n', error: '' });
  expect([code, out]).toEqual([3, 'started\n']);
  expect(error).toMatch(/^WorkError: 登记库 .*r\.db (是只读的|打不开)/);
});
