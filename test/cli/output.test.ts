import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  countyCatalog,
  documentText,
  PATHS,
  PERMIT,
  Playground,
  REGIONS,
  row,
} from './support/base-workspace.js';
import { BIN, check, expectOneLine, run } from './support/run.js';

const playground = new Playground();
afterAll(() => playground.remove());

const FORMATS = [
  'pretty',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
  'html',
  'csv',
] as const;

const faulty = (name = '食品经营许') =>
  playground.base({ [PATHS.county]: countyCatalog({ 事项名称: name }) });

const ESCAPE = '\u001b[';

describe('formats and files', () => {
  test.concurrent('all formats in one run, each to its file, one to the screen', async () => {
    const root = faulty();
    const folder = playground.make({});
    const args = FORMATS.filter((one) => one !== 'pretty').map(
      (one) => `--format=${one}=${join(folder, one)}`,
    );
    const { code, stdout, stderr } = await run(['check', root, ...args, '--format', 'pretty']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toContain('昆山/基本目录.yaml:6:11');
    expect(readdirSync(folder).sort()).toEqual(FORMATS.filter((one) => one !== 'pretty').sort());
    for (const one of ['json', 'csv']) {
      const alone = await run(['check', root, '--format', one]);
      expect(alone.stdout).toBe(readFileSync(join(folder, one), 'utf8'));
      expect(alone.code).toBe(1);
    }
  });

  test.concurrent('--output takes what would go to the screen', async () => {
    const folder = playground.make({});
    const file = join(folder, '报告.json');
    const outcome = await run(['check', faulty(), '--format', 'json', '-o', file]);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toBe('');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('diagnostics');
    expect(readdirSync(folder)).toEqual(['报告.json']);
  });

  test.concurrent('relative files are relative to the current folder', async () => {
    const folder = playground.make({});
    await run(['check', faulty(), '--format', 'csv=清单.csv'], { cwd: folder });
    expect(readdirSync(folder)).toEqual(['清单.csv']);
  });

  test.concurrent('a failed run leaves the old report alone', async () => {
    const folder = playground.make({ '报告.txt': '旧' });
    const { code } = await run(['check', join(folder, '没有'), '-o', join(folder, '报告.txt')]);
    expect(code).toBe(3);
    expect(readFileSync(join(folder, '报告.txt'), 'utf8')).toBe('旧');
  });

  test.concurrent('a report through a link is written where the link leads', async () => {
    const folder = playground.make({ '真.txt': '旧' });
    symlinkSync('真.txt', join(folder, '链接.txt'));
    await run(['check', faulty(), '-o', join(folder, '链接.txt')]);
    expect(readFileSync(join(folder, '真.txt'), 'utf8')).toContain('same/name');
  });

  test.concurrent('a report into a pipe is read from the pipe, which stays a pipe', () => {
    const folder = playground.make({});
    execFileSync('mkfifo', [join(folder, '管道')]);
    const script = `timeout 10 cat 管道 > 收到 & timeout 10 "$0" "$1" check "$2" -o 管道; wait; test -p 管道`;
    const { status } = spawnSync('bash', ['-c', script, process.execPath, BIN, faulty()], {
      cwd: folder,
      timeout: 20_000,
    });
    expect(status).toBe(0);
    expect(readFileSync(join(folder, '收到'), 'utf8')).toContain('same/name');
  });
});

describe('the default output', () => {
  test.concurrent('place, source line, caret by display width, other side, clause, action', async () => {
    const { stdout } = await run(['check', faulty(), '--as-of', '2026-06-01']);
    expect(stdout).toContain('昆山/基本目录.yaml:6:11  错误  same/name');
    expect(stdout).toContain(
      '      6 │     事项名称: 食品经营许\n        │               ^^^^^^^^^^\n',
    );
    expect(stdout).toContain('对照  苏州/基本目录.yaml:6:11');
    for (const label of ['事项', '现值', '应为', '依据', '办法']) {
      expect(stdout).toMatch(new RegExp(`^  ${label}  \\S`, 'mu'));
    }
    expect(stdout).toContain('8 个文件、4 个地区、16 行');
    expect(stdout).toMatch(/✗ 错误 1，警告 0，提示 0。\n$/u);
  });

  test.concurrent('--quiet: findings and one line', async () => {
    const findings = (await run(['check', faulty(), '--quiet'])).stdout;
    expect(findings).toContain('昆山/基本目录.yaml:6:11');
    expect(findings).not.toContain('覆盖情况（');
    const clean = await run(['check', playground.base(), '--quiet']);
    expect(clean.code).toBe(0);
    expect(clean.stdout.trim().split('\n').length).toBe(1);
    expect(clean.stdout).toContain('没有发现问题');
    expect(clean.stdout).toContain('16 行');
  });

  const many = () =>
    playground.base({
      [PATHS.county]: documentText(
        '基本目录',
        '320583',
        Array.from({ length: 30 }, (_, i) =>
          row(PERMIT, {
            基本编码: `"0001319${String(10 + i).padStart(2, '0')}000"`,
            行使层级: '[县级]',
            事项类型: '甲',
          }),
        ),
      ),
    });

  test.concurrent.each([
    ['0', 0],
    ['1', 1],
    ['7', 7],
    ['30', 30],
    ['1000', 30],
  ] as const)('--max %s', async (max, shown) => {
    const root = many();
    const { code, stdout } = await run(['check', root, '--rule', 'schema/value', '--max', max]);
    expect(stdout.match(/错误 {2}schema\/value/gu)?.length ?? 0).toBe(shown);
    expect(stdout).toContain('错误 30，');
    if (shown < 30) expect(stdout).toContain(`还有 ${30 - shown} 条`);
    expect(code).toBe(1);
  });

  test.concurrent('--max does not touch other formats', async () => {
    const { report } = await check([many(), '--rule', 'schema/value', '--max', '1']);
    expect(report.diagnostics.length).toBe(30);
  });
});

describe('colour', () => {
  test.concurrent.each([
    ['none without a terminal', [], {}, false],
    ['--color', ['--color'], {}, true],
    ['--no-color', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['NO_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', [], { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['--color wins over NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--color, another format', ['--color', '--format', 'json'], {}, false],
  ] as const)('%s', async (_title, args, env, coloured) => {
    const { stdout } = await run(['check', faulty(), ...args], { env });
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });

  test.concurrent('--color does not colour a file', async () => {
    const file = join(playground.make({}), '报告.txt');
    await run(['check', faulty(), '--color', '--output', file]);
    expect(readFileSync(file, 'utf8')).not.toContain(ESCAPE);
  });
});

describe('control characters in data', () => {
  const hostile = playground.base({
    [PATHS.county]: countyCatalog({
      事项名称: '"食品\\e[31m经营\\u202e许可\\a\\r"',
      '"联\\e[2J系人"': '"\\e]0;x\\a"',
    }),
    [PATHS.regions]: `${REGIONS.replace('地区名称: 昆山市', '地区名称: "\\e[1m昆山\\u202e"')}  - { 地区代码: "320582", 地区名称: "\\e[2J", 层级: 县级, 上级: "320500" }\n`,
    '昆山/\u001b[31m坏\n名.yaml': '',
  });
  /** Everything but line breaks and tabs that a terminal would obey. */
  const STEERING = /(?![\n\t])[\p{Cc}\u202e]/u;

  test.concurrent('every format shows them and obeys none', async () => {
    const folder = playground.make({});
    const files = FORMATS.map((one) => `--format=${one}=${join(folder, one)}`);
    const { code, stderr } = await run(['check', hostile, ...files]);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    const steered = FORMATS.filter((one) =>
      STEERING.test(readFileSync(join(folder, one), 'utf8').replaceAll('\r\n', '\n')),
    );
    expect(steered).toEqual([]);
  });

  test.concurrent.each([
    ['a key of sitong.yaml', { 'sitong.yaml': '"\\e[31m甲": 1\n' }, [], 2],
    ['a rule of sitong.yaml', { 'sitong.yaml': '规则: { "\\e[31m": off }\n' }, [], 2],
    ['a file of sitong.yaml', { 'sitong.yaml': '扩展: ["\\e[31m.yaml"]\n' }, [], 2],
    ['--region', {}, ['--region', '\u001b[31m'], 2],
    ['--rule', {}, ['--rule', '\u001b[31m'], 2],
    ['--format', {}, ['--format', '\u001b[31m'], 2],
    ['an option', {}, ['--\u001b[31m'], 2],
    ['a PATH', {}, ['/\u001b[31m'], 3],
  ] as const)('%s in a message on stderr', async (_title, files, args, exit) => {
    const root = playground.base(files);
    const { code, stderr } = await run(['check', ...(exit === 3 ? [] : [root]), ...args]);
    expect(code).toBe(exit);
    expect(stderr).not.toMatch(STEERING);
    expectOneLine(stderr);
  });

  test.concurrent('the name of a region in a message on stderr', async () => {
    const { code, stderr } = await run(['check', hostile, '--region', '320582']);
    expect(code).toBe(3);
    expect(stderr).not.toMatch(STEERING);
  });
});

describe.skipIf(process.platform === 'win32')('streams', () => {
  const large = playground.base({
    [PATHS.county]: documentText(
      '基本目录',
      '320583',
      Array.from({ length: 2000 }, () => row(PERMIT, { 联系人: '甲', 电话: '乙' })),
    ),
  });
  const shell = (script: string) =>
    spawnSync('bash', ['-c', script, process.execPath, BIN, large], {
      encoding: 'utf8',
      timeout: 30_000,
      maxBuffer: 1 << 26,
    });

  test('a reader that goes away early is no failure, and no success either', () => {
    const { stdout, stderr } = shell(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
      '"$0" "$1" check "$2" --format json | head -1; echo "${PIPESTATUS[0]}"',
    );
    expect(stderr).toBe('');
    const [first, status] = stdout.split('\n');
    expect(first).toBe('{');
    expect(status).not.toBe('0');
  });

  test('a full disk behind stdout: one line, exit 3', () => {
    if (!existsSync('/dev/full')) return;
    const { stdout, stderr } = shell('"$0" "$1" check "$2" > /dev/full; echo $?');
    expect(stdout).toBe('3\n');
    expectOneLine(stderr);
  });

  test('large output arrives whole', () => {
    const { stdout } = shell('"$0" "$1" check "$2" --format json | cat');
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  test('progress is for terminals only', async () => {
    const { stderr } = await run(['check', large, '--quiet', '--max', '1']);
    expect(stderr).toBe('');
  });
});

describe('unexpected failures', () => {
  test.concurrent('--debug adds the stack, nothing else does', async () => {
    const missing = join(playground.root, '没有');
    const plain = await run(['check', missing]);
    expectOneLine(plain.stderr);
    const debug = await run(['check', missing, '--debug']);
    expect(debug.code).toBe(plain.code);
    expect(debug.stderr).toContain('    at ');
    expect(debug.stderr).toContain(plain.stderr);
  });

  test.concurrent('a report is never half-written', async () => {
    const folder = playground.make({ '旧.json': '{}' });
    writeFileSync(join(folder, '旧.json'), '{"旧":1}');
    await run(['check', faulty(), `--format=json=${join(folder, '旧.json')}`]);
    expect(JSON.parse(readFileSync(join(folder, '旧.json'), 'utf8'))).toHaveProperty('tool');
    expect(readdirSync(folder)).toEqual(['旧.json']);
  });
});
