import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { workspace } from '../../src/commands/testing/run.js';
import { type Outcome, run as sitong } from '../cli/support/run.js';
import { edit, emptyFolder, PROVINCE, run } from './support.js';

const HOOK = pathToFileURL(fileURLToPath(new URL('no-sqlite.mjs', import.meta.url))).href;
const bare = { NODE_OPTIONS: `--import ${HOOK}` };

let root = '';
let snapshot = '';
let county = '';

beforeAll(async () => {
  root = workspace([]);
  snapshot = join(emptyFolder(), '快照');
  expect((await run(root, 'publish', ...PROVINCE)).code).toBe(0);
  expect((await run(root, 'checkout', '320500', '--snapshot', snapshot)).code).toBe(0);
  county = workspace([]);
  edit(join(county, 'sitong.yaml'), /$/, '忽略: ["0*/**", "32[05]?00-*/**"]\n');
});

describe('without better-sqlite3', () => {
  const run_ = (...args: string[]): Promise<Outcome> => sitong(args, { cwd: root, env: bare });

  test('everything but the registry works', async () => {
    expect((await run_('check')).code).toBe(0);
    expect((await run_('explain', 'same/name')).code).toBe(0);
    const table = join(emptyFolder(), '表.json');
    writeFileSync(table, '[{"地区":"320583","编码":"000131901000","名称":"食品经营许可"}]');
    const mapping = join(root, '.映射.yaml');
    writeFileSync(
      mapping,
      '地区: { 列: 地区 }\n输出:\n  - 类别: 基本目录\n    文件: "{地区}.yaml"\n    要素:\n      基本编码: 编码\n      事项名称: 名称\n',
    );
    const imported = await run_('import', table, '--mapping', mapping, '--out', emptyFolder());
    expect(imported.stderr).toBe('');
  });

  test('a snapshot still gives the upper chain', async () => {
    const outcome = await sitong(['check', county, '--upper', snapshot], { env: bare });
    expect(outcome.stderr).toBe('');
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toContain('上级取自');
  });

  test.each([
    ['publish', ['publish', ...PROVINCE]],
    ['log', ['log']],
    ['show', ['show']],
    ['verify', ['verify']],
    ['review', ['review']],
    ['checkout', ['checkout', '--out', '出']],
    ['check --registry', ['check', '--registry', '.sitong/登记库.db']],
  ])('%s says in one sentence what is missing', async (_title, args) => {
    const { code, stdout, stderr } = await run_(...args);
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('better-sqlite3 没有装上');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('publishers at the same time wait or are told, and nothing acknowledged is lost', async () => {
  const registry = join(emptyFolder(), '登记库.db');
  const roots = Array.from({ length: 4 }, (_, i) => {
    const one = workspace([]);
    edit(join(one, 'sitong.yaml'), /名称: .*/, `名称: 示例${i}`);
    return one;
  });
  const outcomes = await Promise.all(
    roots.map((cwd) =>
      sitong(['publish', ...PROVINCE, '--registry', registry, '--format', 'json'], { cwd }),
    ),
  );
  const heads = outcomes.flatMap(({ code, stdout }) =>
    code === 0 ? [(JSON.parse(stdout) as { head: string }).head] : [],
  );
  expect(heads.length).toBeGreaterThan(0);
  for (const { code, stderr } of outcomes.filter((one) => one.code !== 0)) {
    expect([code, stderr]).toEqual([3, expect.stringContaining('检查期间')]);
  }
  for (const head of heads) {
    const { code } = await run(roots[0] ?? '', 'verify', '--registry', registry, '--head', head);
    expect(code).toBe(0);
  }
});
