import { relative, sep } from 'node:path';
import { writesDone } from '../../io/atomic.js';
import { clockTime, localDay } from '../../values/instant.js';
import { checkCommand } from '../check.js';
import { type CheckOptions, dayOf } from '../check-options.js';
import { failureOf } from '../failure.js';
import type { CommandIo } from '../io.js';
import { FolderWatches } from './folder-watches.js';
import { heading } from './heading.js';
import { WatchedInputs } from './inputs.js';
import { type After, Changes } from './settling.js';
import { changesText, type State } from './states.js';
import { otherInputs, refuseWrong, workspaceRoots, writesPretty } from './watch-options.js';

/**
 * `sitong check --watch`: checks, and checks again whenever a file that the check rests on is saved, comes
 * or goes, until it is interrupted. What is wrong in between is said, and the watch goes on.
 *
 * @returns 0 when it is interrupted.
 * @throws UsageError (2), WorkError (3) for what the command line asks.
 */
export async function watchCommand(
  paths: readonly string[],
  options: CheckOptions,
  io: CommandIo,
): Promise<number> {
  refuseWrong(options, io);
  const roots = workspaceRoots(paths, io.cwd);
  const others = otherInputs(options, io.cwd);
  const ended = io.untilInterrupted?.() ?? new AbortController().signal;
  const inputs = new WatchedInputs();
  const watches = new FolderWatches(() => changes.wake());
  const look = (): State => {
    const { files, folders } = inputs.look([...roots(), ...others.roots], others.files);
    watches.follow(folders);
    return { files, day: dayOf(options.asOf, localDay(io.now())) };
  };
  const changes = new Changes({ look, after, now: () => performance.now(), ended });
  const say = writesPretty(options, io) ? io.stdout : io.stderr;
  const nameOf = (path: string) => relative(io.cwd, path).split(sep).join('/');
  let state = look();
  await judge(paths, options, { io: { ...io, today: state.day }, ended });
  for (;;) {
    const next = await changes.next(state);
    if (next === undefined) break;
    say(heading(`${clockTime(io.now())} 重新检查：${changesText(next.change, nameOf)}`, io));
    state = next.state;
    await judge(paths, options, { io: { ...io, today: state.day }, ended });
  }
  watches.close();
  return 0;
}

/** What is said of a check by its exit code. */
const OUTCOMES: Readonly<Record<number, string>> = {
  0: '检查完，通过',
  1: '检查完，有问题',
};

/** Checks once; whatever comes of it is said. An interruption breaks it off, no file half-written. */
async function judge(
  paths: readonly string[],
  options: CheckOptions,
  { io, ended }: { readonly io: CommandIo; readonly ended: AbortSignal },
): Promise<void> {
  const began = io.now().getTime();
  const check = checkCommand(paths, options, io).then(
    (code) => OUTCOMES[code] ?? '没有检查全',
    (error: unknown) => {
      io.stderr(failureOf(error).line);
      return '没有检查成';
    },
  );
  const outcome = await Promise.race([check, abortOf(ended)]);
  if (ended.aborted) return writesDone();
  const seconds = ((io.now().getTime() - began) / 1000).toFixed(1);
  io.stderr(`${outcome}，用了 ${seconds} 秒。等待改动，按 Ctrl-C 结束\n`);
}

function abortOf(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

const after: After = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
};
