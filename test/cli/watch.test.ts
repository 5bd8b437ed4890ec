import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/engine/diagnostic.js';
import { countyCatalog, PATHS, Playground } from './support/base-workspace.js';
import { AS_OF, expectOneLine, expectPlain, run } from './support/run.js';
import { type Running, start } from './support/running.js';

const playground = new Playground();
const started: Running[] = [];
afterEach(() => {
  for (const { process } of started.splice(0)) process.kill('SIGKILL');
});
afterAll(() => playground.remove());

const WRONG = countyCatalog({ 事项名称: '食品经营' });
const RIGHT = countyCatalog({});
/** How the report for a reader ends, and a run that gave none. */
const PRETTY = /(没有发现|✗ ).*\n$/u;
const HEADING_ONLY = / ──\n\n$/u;
const WAITING = '等待改动，按 Ctrl-C 结束\n';

/** A watch of a workspace, when it has checked for the first time. */
async function watch(root: string, ...args: string[]) {
  const running = start(['check', '--watch', '--as-of', AS_OF, ...args], root);
  started.push(running);
  const count = (text: string, word: string) => text.split(word).length - 1;
  const runs = () => count(running.stderr(), WAITING);
  await running.until(() => runs() === 1);
  return {
    ...running,
    runs,
    /** Changes files and waits for the next run; what that wrote to standard output, which ends as given. */
    next: async (change: () => void, ending = PRETTY) => {
      const [runsBefore, before] = [runs(), running.stdout().length];
      const text = () => running.stdout().slice(before);
      change();
      await running.until(() => runs() > runsBefore && ending.test(text()));
      return text();
    },
    interrupt: () => {
      running.process.kill('SIGINT');
      return running.ended;
    },
  };
}

describe('what is saved is checked again', () => {
  test('with a line that says what changed and when, until Ctrl-C', async () => {
    const root = playground.base();
    const { next, stdout, stderr, interrupt, runs } = await watch(root);
    const county = join(root, PATHS.county);
    expect(stdout()).toContain('没有发现问题');
    expect(stdout()).not.toContain('重新检查');
    const wrong = await next(() => writeFileSync(county, WRONG));
    const [, heading = ''] = wrong.split('\n');
    expect(heading).toMatch(/^── \d\d:\d\d:\d\d 重新检查：.+ 改动 ──$/u);
    expect(heading).toContain(PATHS.county);
    expect(wrong).toContain('same/name');
    expect(stderr()).toContain('有问题');
    const right = await next(() => writeFileSync(county, RIGHT));
    expect(right).toContain('没有发现问题');
    expect(right).not.toContain('same/name');
    expect(runs()).toBe(3);
    expect(await interrupt()).toBe(0);
    expect(stdout()).not.toContain('\u001b');
    expectPlain(stderr());
  });

  test('each report is that of a check of its own', async () => {
    const root = playground.base();
    const { next } = await watch(root);
    const again = await next(() => writeFileSync(join(root, PATHS.county), WRONG));
    const { stdout } = await run(['check', '--as-of', AS_OF], { cwd: root });
    expect(again.replace(/^\n── .+ ──\n\n/u, '')).toBe(stdout);
  });

  test('saved by renaming, added, moved and deleted', async () => {
    const root = playground.base();
    const { next } = await watch(root);
    const county = join(root, PATHS.county);
    const renamed = await next(() => {
      writeFileSync(`${county}~`, WRONG);
      renameSync(`${county}~`, county);
    });
    expect(renamed).toContain(`${PATHS.county} 改动`);
    const added = await next(() => {
      mkdirSync(join(root, '新'));
      writeFileSync(join(root, '新/甲.yaml'), '类别: 没有\n');
    });
    expect(added).toContain('新/甲.yaml 新增');
    expect(added).toContain('schema/kind');
    const changed = await next(() => writeFileSync(join(root, '新/甲.yaml'), '类别: 还是没有\n'));
    expect(changed).toContain('新/甲.yaml 改动');
    const gone = await next(() => rmSync(join(root, '新'), { recursive: true }));
    expect(gone).toContain('新/甲.yaml 删去');
    expect(gone).not.toContain('schema/kind');
  });

  test('a broken sitong.yaml, or none, is said, and the watch goes on', async () => {
    const root = playground.base();
    const { next, stderr, interrupt } = await watch(root);
    const config = join(root, 'sitong.yaml');
    const text = readFileSync(config, 'utf8');
    await next(() => writeFileSync(config, `${text}名城: 甲\n`), HEADING_ONLY);
    expect(stderr()).toContain('不认识的配置项“名城”');
    expect(stderr()).toContain('没有检查成');
    await next(() => rmSync(config), HEADING_ONLY);
    expect(stderr()).toContain('没有 sitong.yaml');
    const back = await next(() => writeFileSync(config, text));
    expect(back).toContain('没有发现问题');
    expect(await interrupt()).toBe(0);
    expectPlain(stderr());
  });

  test('in one of several workspaces, and in a new one', async () => {
    const above = playground.make({});
    for (const name of ['甲', '乙']) renameSync(playground.base(), join(above, name));
    const { next } = await watch(above);
    const again = await next(() => writeFileSync(join(above, '乙', PATHS.county), WRONG));
    expect(again).toContain(`乙/${PATHS.county} 改动`);
    const fresh = playground.base();
    const more = await next(() => renameSync(fresh, join(above, '丙')));
    expect(more).toContain('丙/sitong.yaml 新增');
  });

  test('the baseline, and what sitong.yaml names', async () => {
    const root = playground.base({ [PATHS.county]: WRONG });
    const { next } = await watch(root);
    const update = ['check', '--as-of', AS_OF, '--update-baseline'];
    const known = run(update, { cwd: root });
    const quiet = await next(() => undefined);
    expect((await known).code).toBe(0);
    expect(quiet).toContain('sitong.baseline.json 新增');
    expect(quiet).toContain('没有发现');
  });
});

describe('reports in files', () => {
  test('are rewritten whole, also inside the workspace, and start no run', async () => {
    const root = playground.base();
    const file = join(root, '报告.json');
    const formats = ['--format', 'json=报告.json', '--format', 'csv=问题清单.csv'];
    const { next, stdout, stderr, runs, interrupt } = await watch(root, ...formats);
    const read = () => JSON.parse(readFileSync(file, 'utf8')) as Report;
    expect(read().summary.errors).toBe(0);
    for (const [i, text] of [WRONG, RIGHT, WRONG].entries()) {
      await next(() => writeFileSync(join(root, PATHS.county), text), /^$/u);
      expect(read().summary.errors > 0).toBe(text === WRONG);
      expect(runs()).toBe(i + 2);
    }
    expect(stdout()).toBe('');
    expect(stderr()).toContain('重新检查');
    expect(await interrupt()).toBe(0);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('json on standard output has no line of another kind in it', async () => {
    const root = playground.base();
    const { next } = await watch(root, '--format', 'json');
    const text = await next(() => writeFileSync(join(root, PATHS.county), WRONG), /\}\n$/u);
    expect((JSON.parse(text) as Report).summary.errors).toBeGreaterThan(0);
  });
});

describe('the end', () => {
  test('Ctrl-C in the midst of a check ends it, with nothing half-written', async () => {
    const root = playground.base();
    const { stderr, until, interrupt } = await watch(root, '--format', 'json=报告.json');
    writeFileSync(join(root, PATHS.county), WRONG);
    await until(() => stderr().includes('重新检查'));
    expect(await interrupt()).toBe(0);
    expect(() => JSON.parse(readFileSync(join(root, '报告.json'), 'utf8'))).not.toThrow();
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('Ctrl-C while threads judge ends them', async () => {
    const root = playground.base();
    const { stdout, until, interrupt } = await watch(root, '--jobs', '2');
    writeFileSync(join(root, PATHS.county), WRONG);
    await until(() => stdout().includes('重新检查'));
    expect(await interrupt()).toBe(0);
  });

  test('a reader that is gone ends it', async () => {
    const root = playground.base();
    const { process, ended } = await watch(root);
    process.stdout?.destroy();
    writeFileSync(join(root, PATHS.county), WRONG);
    expect(await ended).toBe(0);
  });
});

describe('what makes no sense is refused', () => {
  const root = playground.base();
  test.each([
    ['--update-baseline', ['--update-baseline'], 2],
    ['--shard', ['--shard', '1/2'], 2],
    ['--split-by', ['--split-by', '实施主体', '--format', 'csv=清单/'], 2],
    ['--watch', ['甲.xlsx'], 2],
    ['--max', ['--max', '很多'], 2],
    ['没有规则', ['--rule', 'same/nam'], 2],
    ['没有这个文件', ['没有'], 3],
  ])('%s', async (says, args, code) => {
    const outcome = await run(['check', '--watch', ...args], { cwd: root });
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toBe('');
    expectOneLine(outcome.stderr);
    expect(outcome.stderr).toContain(says);
  });
});
