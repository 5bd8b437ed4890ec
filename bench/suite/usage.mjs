// Preloaded into a measured process (`node --import`): at its end it writes what it used to the file named by
// SITONG_BENCH_USAGE. CPU and memory are those of the whole process with all its threads.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.SITONG_BENCH_USAGE;
if (isMainThread && file !== undefined)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = {
      cpu: (userCPUTime + systemCPUTime) / 1e6,
      memory: ((mostResident() ?? maxRSS) * 1024) / 1e6,
    };
    writeFileSync(file, JSON.stringify(usage));
  });

/** In KiB. On Linux `maxRSS` is not less than what the parent had when it started the process; this is its own. */
function mostResident() {
  if (process.platform !== 'linux') return undefined;
  const [, value] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return value === undefined ? undefined : Number(value);
}
