import { type ChildProcess, spawn } from 'node:child_process';
import { BIN, ROOT } from './run.js';

/** So long something is waited for on a slow machine, in milliseconds. */
const PATIENCE = 60_000;

/** A command that goes on until it is ended. */
export interface Running {
  readonly process: ChildProcess;
  /** All that it has written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits until what it has written is as wanted. */
  readonly until: (wanted: () => boolean) => Promise<void>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts the built command as a process of its own and does not wait for its end. */
export function start(args: readonly string[], cwd = ROOT): Running {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
  const until = (wanted: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        settle();
      };
      const look = () => {
        if (wanted()) end(resolve);
      };
      const missed = (why: string) => () =>
        end(() => reject(new Error(`${why}\n${written.stdout}\n${written.stderr}`)));
      const timer = setTimeout(missed('没有等到'), PATIENCE);
      waiting.add(look);
      void ended.then(() => {
        look();
        if (waiting.has(look)) missed('已经结束')();
      });
      look();
    });
  return {
    process: child,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    until,
    ended,
  };
}
