// Checks a workspace with a cache, and changes one of its files as soon as the progress says something.
// Arguments: the workspace, what the progress says, the file, what stands in it, what is to stand there, and more
// options of `check` as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCommand } from '../../dist/commands/check.js';

const [root, when, path, before, after, options] = process.argv.slice(2);
const file = join(root, path);
let isChanged = false;

const io = {
  cwd: root,
  today: '2026-06-01',
  now: () => new Date(),
  cores: 1,
  progress: true,
  stdout: () => undefined,
  stderr: (text) => {
    if (isChanged || !text.includes(when)) return;
    isChanged = true;
    writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));
  },
};
process.exitCode = await checkCommand([], { cache: true, ...JSON.parse(options) }, io);
if (!isChanged) throw new Error(`没有说到“${when}”`);
