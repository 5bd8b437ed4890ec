// Writes what `sitong import` makes of each awkward workbook: 期望.txt (exit code and report) and 期望/.
// The tests compare with these files, so read every change before it is committed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CASES = join(ROOT, 'fixtures/import/workbooks');

for (const name of readdirSync(CASES).sort()) {
  const folder = join(CASES, name);
  const source = readdirSync(folder).find((file) => /^来源\.(?!fods$)/.test(file));
  const extra = join(folder, '参数.json');
  const args = existsSync(extra) ? JSON.parse(readFileSync(extra, 'utf8')) : [];
  rmSync(join(folder, '期望'), { recursive: true, force: true });
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'bin/sitong.js'), 'import', source, '--out', '期望', ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  writeFileSync(join(folder, '期望.txt'), `退出码 ${run.status}\n${run.stdout}${run.stderr}`);
}
