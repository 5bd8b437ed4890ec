import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

const BODIES = { '机构.csv': '名称\n吴江区市场监督管理局\n' };

/** The schema that the first line of a file names, as a path. */
function schemaOf(file: string): string {
  const [line = ''] = readFileSync(file, 'utf8').split('\n');
  return resolve(file, '..', /\$schema=(\S+)$/.exec(line)?.[1] ?? '');
}

test('a workspace of its own gets the schemas, and its files name them', async () => {
  const root = workspace([], BODIES);
  const folder = workspace([]);
  const args = ['derive', '--region', '320509', '--bodies', join(root, '机构.csv')];
  const first = await run(folder, ...args, '--workspace', root, '--out', '吴江');
  expect([first.code, first.stderr]).toEqual([0, '']);
  for (const [path, schema] of [
    ['sitong.yaml', 'sitong'],
    ['地区.yaml', '地区'],
    ['基本目录.yaml', '基本目录'],
  ] as const) {
    const file = schemaOf(join(folder, '吴江', path));
    expect(file).toBe(join(folder, `吴江/.sitong/schemas/${schema}.schema.json`));
    expect(existsSync(file)).toBe(true);
  }
  const again = await run(folder, ...args, '--workspace', root, '--out', '吴江');
  expect(again.stdout).toMatch(/已写入 吴江：未变 \d+\n/);
});

test('in the upper workspace files name the schemas that it keeps, if it keeps any', async () => {
  const kept = workspace([], { ...BODIES, '.sitong/schemas/基本目录.schema.json': '{}' });
  const none = workspace([], BODIES);
  const args = ['derive', '--region', '320509', '--bodies', '机构.csv', '--out', '县/吴江'];
  for (const root of [kept, none]) expect((await run(root, ...args)).code).toBe(0);
  expect(schemaOf(join(kept, '县/吴江/基本目录.yaml'))).toBe(
    join(kept, '.sitong/schemas/基本目录.schema.json'),
  );
  expect(readFileSync(join(none, '县/吴江/基本目录.yaml'), 'utf8')).not.toContain('$schema');
  expect(existsSync(join(none, '县/吴江/.sitong'))).toBe(false);
});
