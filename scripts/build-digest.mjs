// Writes dist/build.json: a digest of all that sitong consists of, by which kept verdicts know their maker.
// Run by `npm run build`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const OUT = 'dist/build.json';

const hash = createHash('sha256');
for (const path of [
  'package.json',
  'package-lock.json',
  ...['data', 'dist', 'schemas'].flatMap(filesIn),
]) {
  const bytes = readFileSync(join(root, path));
  hash.update(`${path}\0${bytes.length}\0`).update(bytes);
}
writeFileSync(join(root, OUT), `${JSON.stringify({ digest: hash.digest('hex') })}\n`);

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .filter((path) => path !== OUT)
    .sort();
}
