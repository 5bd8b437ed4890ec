// Writes the generated files of the repository from the built program: run `npm run generate`.
import { writeFileSync } from 'node:fs';
import { ruleMarkdown } from '../dist/commands/rule-text.js';
import { configJsonSchema } from '../dist/config/json-schema.js';
import { CONTRACT_RULES } from '../dist/rules/reserved.js';

const files = {
  'schemas/sitong.schema.json': `${JSON.stringify(configJsonSchema(CONTRACT_RULES), null, 2)}\n`,
  'docs/rules.md': ruleMarkdown(),
};

for (const [path, text] of Object.entries(files)) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
}
