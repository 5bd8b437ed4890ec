// Writes fixtures/import/workbooks/<case>/: awkward workbooks of several programs, their content taken
// from catalogs/江苏. With soffice on the path the .fods sources are converted too. Then
// `node scripts/expect-workbooks.mjs` writes what the importer makes of them, to be read and committed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HAND_MADE_CASES } from './workbooks/hand-made-cases.mjs';
import { LIBRARY_CASES } from './workbooks/library-cases.mjs';
import { LIBREOFFICE_CASES } from './workbooks/libreoffice-cases.mjs';

const ROOT = fileURLToPath(new URL('../fixtures/import/workbooks/', import.meta.url));
const profile = mkdtempSync(join(tmpdir(), 'sitong-soffice-'));

function folderOf(name, args) {
  const folder = join(ROOT, name);
  mkdirSync(folder, { recursive: true });
  if (args !== undefined) writeFileSync(join(folder, '参数.json'), `${JSON.stringify(args)}\n`);
  return folder;
}

for (const [name, { bytes, args, file = '来源.xlsx', keep }] of Object.entries({
  ...LIBRARY_CASES,
  ...HAND_MADE_CASES,
})) {
  const target = join(folderOf(name, args), file);
  // An encrypted workbook has new random bytes each time.
  if (!(keep && existsSync(target))) writeFileSync(target, bytes);
}

try {
  for (const [name, { fods, args, to = 'xlsx' }] of Object.entries(LIBREOFFICE_CASES)) {
    const folder = folderOf(name, args);
    writeFileSync(join(folder, '来源.fods'), fods);
    const options = [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to];
    execFileSync('soffice', [...options, '--outdir', folder, join(folder, '来源.fods')], {
      stdio: 'ignore',
    });
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}
