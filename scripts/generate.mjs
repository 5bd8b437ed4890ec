// Writes the generated files of the repository from the built program: run `npm run generate`.
import { writeFileSync } from 'node:fs';
import { ruleMarkdown } from '../dist/commands/rule-text.js';
import { configJsonSchema } from '../dist/config/json-schema.js';
import { ruleById } from '../dist/rules/index.js';

const files = {
  'schemas/sitong.schema.json': `${JSON.stringify(configJsonSchema([...ruleById.keys()]), null, 2)}\n`,
  'docs/rules.md': ruleMarkdown(),
};

for (const [path, text] of Object.entries(files)) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
}
