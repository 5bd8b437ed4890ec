import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onTerminal } from './support.js';

const DOCS = readFileSync(new URL('../../docs/stats.md', import.meta.url), 'utf8');

test.each([
  [['catalogs/江苏', '--region', '320500']],
  [['catalogs/广东', '--item', '设立外籍人员子女学校']],
  [['catalogs/广东', '--items', '--max', '5']],
])('docs/stats.md shows the real output of sitong stats %j', async (args) => {
  const { code, stdout } = await onTerminal(args, 120);
  expect(code).toBe(0);
  expect(DOCS).toContain(`\`\`\`text\n${stdout.trimEnd()}\n\`\`\``);
});
