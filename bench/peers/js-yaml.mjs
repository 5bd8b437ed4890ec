// The floor: js-yaml reads the files, nothing is judged: node js-yaml.mjs 文件…
import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';

for (const file of process.argv.slice(2)) loadAll(readFileSync(file, 'utf8'));
