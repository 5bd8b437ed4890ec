import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { baseFiles, PATHS, Playground, REGIONS } from './support/base-workspace.js';
import { expectOneLine, expectPlain, run } from './support/run.js';

const playground = new Playground();
afterAll(() => playground.remove());

const base = playground.base();
const MORE = `${REGIONS}  - { 地区代码: "320582", 地区名称: 张家港市, 层级: 县级, 上级: "320500" }\n`;
const withoutData = playground.base({ [PATHS.regions]: MORE });
const nowhere = playground.make({ '说明.txt': '甲' });
mkdirSync(join(base, '空'));

interface Case {
  readonly args: readonly string[];
  readonly exit: number;
  readonly says: readonly string[];
  readonly cwd?: string;
}

const check = (...args: string[]) => ['check', base, ...args];

const cases: Readonly<Record<string, Case>> = {
  // Options and arguments.
  'unknown option': {
    args: check('--formt', 'json'),
    exit: 2,
    says: ['--formt', '是不是 --format'],
  },
  'unknown option with a value': {
    args: check('--formt=json'),
    exit: 2,
    says: ['--formt', '--format'],
  },
  'unknown option, none near': { args: check('--zzz'), exit: 2, says: ['--zzz', '--help'] },
  'unknown short option': { args: check('-x'), exit: 2, says: ['-x'] },
  'option without its value': { args: check('--format'), exit: 2, says: ['--format'] },
  'unknown command': { args: ['chek', base], exit: 2, says: ['chek', '是不是 check'] },
  'unknown command, none near': { args: ['zzz'], exit: 2, says: ['zzz', '--help'] },
  'help of an unknown command': { args: ['help', 'chek'], exit: 2, says: ['chek', 'check'] },
  'argument too many': { args: ['explain', 'a', 'b'], exit: 2, says: ['b'] },
  'argument missing': { args: ['init', '--region', '320583'], exit: 2, says: ['文件夹'] },
  'required option missing': { args: ['init', 'x'], exit: 2, says: ['--region'] },

  // Formats and outputs.
  'unknown format': { args: check('--format', 'jsn'), exit: 2, says: ['jsn', '是不是“json”'] },
  'unknown format, none near': {
    args: check('--format', 'zzz'),
    exit: 2,
    says: ['zzz', 'pretty', 'sarif'],
  },
  'format with an empty file name': { args: check('--format', 'json='), exit: 2, says: ['文件名'] },
  'two formats to the screen': {
    args: check('--format', 'json', '--format', 'csv'),
    exit: 2,
    says: ['屏幕'],
  },
  'two formats to the same file': {
    args: check(
      `--format=json=${join(playground.root, 'same')}`,
      `--format=csv=${join(playground.root, 'same')}`,
    ),
    exit: 2,
    says: ['same'],
  },
  '--output with nothing left to write': {
    args: check(`--format=json=${join(playground.root, 'a')}`, '--output', 'b'),
    exit: 2,
    says: ['--output'],
  },
  '--output into a missing folder': {
    args: check('--output', join(playground.root, '没有', '报告.txt')),
    exit: 3,
    says: ['没有/报告.txt'],
  },
  '--output onto a folder': { args: check('--output', playground.root), exit: 3, says: ['写'] },

  // Rules.
  'unknown rule': { args: check('--rule', 'same/nam'), exit: 2, says: ['是不是“same/name”'] },
  'unknown rule, one letter wrong': {
    args: check('--rule', 'same/nema'),
    exit: 2,
    says: ['是不是“same/name”'],
  },
  'unknown rule, none near': { args: check('--rule', 'zzz'), exit: 2, says: ['zzz', 'explain'] },
  'rule named like a property': { args: check('--rule', 'constructor'), exit: 2, says: ['规则'] },
  'unknown group': { args: check('--group', 'sam'), exit: 2, says: ['是不是“same”'] },
  'explain an unknown rule': {
    args: ['explain', 'same/nema'],
    exit: 2,
    says: ['是不是“same/name”'],
  },

  // Other values.
  'unknown severity': { args: check('--fail-on', 'eror'), exit: 2, says: ['是不是“error”'] },
  'a day that is none': { args: check('--as-of', '2026-02-30'), exit: 2, says: ['2026-02-30'] },
  'a day in words': { args: check('--as-of', '今天'), exit: 2, says: ['YYYY-MM-DD'] },
  'a negative maximum': { args: check('--max', '-1'), exit: 2, says: ['--max'] },
  'a maximum in words': { args: check('--max', '多'), exit: 2, says: ['--max'] },
  'unknown region': {
    args: check('--region', '320584'),
    exit: 2,
    says: ['320584', '320583（昆山市）'],
  },
  'unknown region, none near': { args: check('--region', '999999'), exit: 2, says: ['999999'] },
  'region without data': {
    args: ['check', withoutData, '--region', '320582'],
    exit: 3,
    says: ['320582（张家港市）', '没有检查'],
  },
  'one region of two without data': {
    args: ['check', withoutData, '--region', '320583', '--region', '320582'],
    exit: 3,
    says: ['320582'],
  },

  // Places.
  'no workspace at, above or below': { args: ['check', nowhere], exit: 3, says: ['sitong.yaml'] },
  'no workspace around the current folder': {
    args: ['check'],
    cwd: nowhere,
    exit: 3,
    says: ['sitong.yaml'],
  },
  'a file in no workspace': {
    args: ['check', join(nowhere, '说明.txt')],
    exit: 3,
    says: ['说明.txt'],
  },
  'missing PATH': { args: ['check', join(base, '没有.yaml')], exit: 3, says: ['没有.yaml'] },
  'one good PATH, one missing': {
    args: ['check', base, join(base, '没有.yaml')],
    exit: 3,
    says: ['没有.yaml'],
  },
  'a PATH without catalog files': { args: ['check', join(base, '空')], exit: 3, says: ['空'] },
  'one good PATH, one without catalog files': {
    args: ['check', join(base, '昆山'), join(base, '空')],
    exit: 3,
    says: ['空'],
  },
  'a PATH that is no catalog file': {
    args: ['check', join(base, 'sitong.yaml')],
    exit: 3,
    says: ['sitong.yaml'],
  },
  'an ignored PATH': {
    args: [
      'check',
      join(
        playground.base({ 'sitong.yaml': '忽略: ["草稿/**"]\n', '草稿/甲.yaml': '' }),
        '草稿/甲.yaml',
      ),
    ],
    exit: 3,
    says: ['草稿/甲.yaml'],
  },
  'an empty workspace': {
    args: ['check', playground.make({ 'sitong.yaml': '' })],
    exit: 3,
    says: ['没有目录文件'],
  },
  'a workspace of regions only': {
    args: ['check', playground.make({ 'sitong.yaml': '', '地区.yaml': REGIONS })],
    exit: 3,
    says: ['没有目录文件'],
  },
  'everything ignored': {
    args: ['check', playground.base({ 'sitong.yaml': '忽略: ["**"]\n' })],
    exit: 3,
    says: ['没有目录文件'],
  },
};

describe('one Chinese line and the right exit code', () => {
  test.concurrent.each(Object.entries(cases))('%s', async (_title, { args, exit, says, cwd }) => {
    const { code, stdout, stderr } = await run(args, { cwd: cwd ?? playground.root });
    expect(code, stderr).toBe(exit);
    expectOneLine(stderr);
    for (const words of says) expect(stderr).toContain(words);
    expect(stdout).toBe('');
  });
});

describe('help', () => {
  test.concurrent.each([[['--help']], [['help']], [['check', '--help']], [['help', 'check']]])(
    '%j is Chinese, on stdout, exit 0',
    async (args) => {
      const { code, stdout, stderr } = await run(args);
      expect(code).toBe(0);
      expect(stderr).toBe('');
      expectPlain(stdout);
      expect(stdout).toContain('用法');
      expect(stdout).toContain('示例');
      // Names of options, formats and commands may be Latin; running text may not.
      expect(stdout.replace(/--[a-z-]+/g, '')).not.toMatch(
        /\b(options|command|default|display|output|usage)\b/iu,
      );
    },
  );

  test.concurrent('no command: help, exit 2', async () => {
    const { code, stdout, stderr } = await run([]);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('用法');
  });

  test.concurrent('--version', async () => {
    const { code, stdout } = await run(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  test.concurrent('every option of the help of check is known, every value of --fail-on works', async () => {
    const codes = await Promise.all(
      ['error', 'warning', 'note', 'never'].map(
        async (word) => (await run(['check', base, '--fail-on', word, '--quiet'])).code,
      ),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
  });
});

describe('comparisons that could not be made', () => {
  const { nation, province, city, cityList } = PATHS;
  const alone = { [nation]: undefined, [province]: undefined, [city]: undefined };

  test.concurrent('nothing above to compare with: said, exit 3', async () => {
    const root = playground.base({ ...alone, [cityList]: undefined });
    const { code, stdout, stderr } = await run(['check', root]);
    expect(code).toBe(3);
    expectOneLine(stderr);
    expect(stderr).toContain('昆山市（320583）');
    expect(stdout).toContain('缺少上级基本目录');
  });

  test.concurrent('not asked to compare: exit 0, and the gap is shown', async () => {
    const root = playground.base({ ...alone, [cityList]: undefined });
    const { code, stdout } = await run(['check', root, '--group', 'code']);
    expect(code).toBe(0);
    expect(stdout).toContain('检查不完整');
  });

  test.concurrent("a province's own items need no national catalog", async () => {
    const own = (path: string) =>
      String(baseFiles()[path])
        .replaceAll('000131901000', '320131901000')
        .replaceAll('000511902000', '320511902000')
        .replaceAll('002014903000', '322014903000');
    const root = playground.base({
      [nation]: undefined,
      [province]: own(province),
      [city]: own(city),
      [PATHS.county]: own(PATHS.county),
      [cityList]: undefined,
      [PATHS.countyList]: undefined,
    });
    const { code, stdout, stderr } = await run(['check', root]);
    expect(stderr).toBe('');
    expect(stdout).toContain('没有发现问题');
    expect(code).toBe(0);
  });
});
