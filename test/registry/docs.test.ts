import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { edit, jiangsu, ROOT, run } from './support.js';

const HASH = '<64 位校验值>';
const LIST = '320583-昆山市/实施清单/市场监管.yaml';

/** Commands with what they print, as the page shows them: `$ sitong …`, then the output. */
function blocksOf(page: string): { argv: string[]; shown: string }[] {
  return [...page.matchAll(/```text\n\$ sitong ([^\n]*)\n([\s\S]*?)\n```/g)].map((match) => ({
    argv: (match[1] ?? '').replaceAll(HASH, 'HASH').split(' '),
    shown: match[2] ?? '',
  }));
}

test('docs/registry.md shows the real output of its commands', async () => {
  const page = readFileSync(join(ROOT, 'docs/registry.md'), 'utf8');
  const blocks = blocksOf(page);
  expect(blocks.length).toBeGreaterThan(8);
  const root = jiangsu();
  const application = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  mkdirSync(join(root, '..'), { recursive: true });
  writeFileSync(join(root, '../申请.yaml'), application);
  let head = '';
  for (const { argv, shown } of blocks) {
    if (argv[0] === 'publish' && head !== '') {
      edit(join(root, LIST), '承诺办结时限: 5', '承诺办结时限: 8');
    }
    const { stdout, stderr } = await run(root, ...argv.map((one) => one.replace('HASH', head)));
    head = /^登记链头 ([0-9a-f]{64})$/m.exec(stdout)?.[1] ?? head;
    // The hour is that of this machine's zone.
    const timeless = (text: string) =>
      text
        .replaceAll(/[0-9a-f]{64}/g, HASH)
        .replaceAll(/T\d\d:\d\d:\d\d[+-]\d\d:\d\d/g, 'T09:00:00+08:00')
        .trimEnd();
    expect(timeless(stdout + stderr)).toBe(shown);
  }
});
