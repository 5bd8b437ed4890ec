// Speed and memory of `sitong check`, and of what a user would pick instead for schema validation alone, on the
// same files in the same run. Run after `npm run build`: npm run bench -- --help. What it means: docs/bench.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from './suite/bench.mjs';
import { readOptions, USAGE } from './suite/options.mjs';
import { report } from './suite/tables.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'sitong-bench-'));
// Ctrl-C ends the measured process, and by that this one, which then takes its provinces away.
process.on('SIGINT', () => {});
const tell = (text) => process.stderr.write(`${text}\n`);

function run(options) {
  const results = bench({ ...options, scratch }, tell);
  if (options.out !== undefined)
    writeFileSync(options.out, `${JSON.stringify(results, undefined, 2)}\n`);
  process.stdout.write(report(results));
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(USAGE);
  else run(options);
} catch (error) {
  tell(`测速没有做成：${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
