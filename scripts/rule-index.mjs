// Writes src/rules/index.ts: one import a rule file, sorted by id.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const base = new URL('../src/rules/', import.meta.url);
const ids = readdirSync(base, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: group }) =>
    readdirSync(new URL(`${group}/`, base))
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .map((file) => `${group}/${file.slice(0, -3)}`),
  )
  .filter((id) =>
    /^export const rule: Rule\b/m.test(readFileSync(new URL(`${id}.ts`, base), 'utf8')),
  )
  .sort();

const name = (id) => id.replace(/[/-]([a-z])/g, (_match, letter) => letter.toUpperCase());

const lines = [
  '// Written by scripts/rule-index.mjs from the files of this folder; a test holds the two together.',
  ...ids.map((id) => `import { rule as ${name(id)} } from './${id}.js';`),
  "import type { Rule } from './rule.js';",
  '',
  '/** All rules, sorted by id. */',
  'export const rules: readonly Rule[] = [',
  ...ids.map((id) => `  ${name(id)},`),
  '];',
  '',
  '/** Rules by id. */',
  'export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));',
  '',
];
writeFileSync(new URL('index.ts', base), lines.join('\n'));
