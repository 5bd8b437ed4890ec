import { availableParallelism } from 'node:os';
import { EXIT, runCli } from './cli.js';
import { REPOSITORY_VARIABLES } from './tree/git.js';
import { localDay } from './values/instant.js';

// A reader that closes the pipe early (head, less) ends the work quietly.
// It changes nothing of the result; a full disk does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    const reason = error.code === 'ENOSPC' ? '磁盘已满' : '输出设备出错';
    process.stderr.write(`sitong：结果写不出去（${reason}）\n`);
    process.exit(EXIT.failed);
  });
}

// Within a hook git is told of a repository by variables; for us the folder says which one is meant.
for (const name of REPOSITORY_VARIABLES) delete process.env[name];

let isInterrupted = false;

/** Tells a command that waits of Ctrl-C, and of a reader that is gone; a second Ctrl-C ends it as it is. */
function untilInterrupted(): AbortSignal {
  const interruption = new AbortController();
  const interrupt = () => {
    isInterrupted = true;
    interruption.abort();
  };
  process.once('SIGINT', interrupt);
  process.stdout.once('error', interrupt);
  return interruption.signal;
}

const { NO_COLOR: noColor, FORCE_COLOR: forceColor } = process.env;

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) => {
    process.stdout.write(text);
  },
  stderr: (text) => {
    process.stderr.write(text);
  },
  cwd: process.cwd(),
  today: localDay(new Date()),
  now: () => new Date(),
  color:
    (noColor === undefined || noColor === '') &&
    (process.stdout.isTTY === true || (forceColor !== undefined && forceColor !== '0')),
  ...(process.stdout.isTTY === true ? { columns: process.stdout.columns } : {}),
  progress: process.stderr.isTTY === true,
  untilInterrupted,
  cores: availableParallelism(),
});

// Threads of a check that was broken off would go on.
if (isInterrupted) process.exit();
