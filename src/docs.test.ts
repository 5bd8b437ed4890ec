import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli } from './cli.js';
import type { CommandIo } from './commands/io.js';
import { ruleMarkdown } from './commands/rule-text.js';
import { configSchema } from './config/schema.js';
import { overlaySchema } from './standard/overlay.js';
import { parseYaml } from './yaml/parse.js';

const ROOT = new URL('..', import.meta.url).pathname;

function read(path: string): string {
  return readFileSync(new URL(`../${encodeURI(path)}`, import.meta.url), 'utf8');
}

async function run(argv: readonly string[], cwd = ROOT): Promise<{ code: number; stdout: string }> {
  let stdout = '';
  const io: CommandIo = {
    stdout: (text) => {
      stdout += text;
    },
    stderr: () => undefined,
    cwd,
    today: '2026-11-23',
    now: () => new Date('2026-11-23T09:00:00'),
    color: false,
    progress: false,
  };
  return { code: await runCli(argv, io), stdout };
}

test('docs/rules.md is what explain --markdown prints', () => {
  expect(read('docs/rules.md')).toBe(ruleMarkdown());
});

test.each(['README.md', 'README.en.md'])(
  '%s shows the real output of its example',
  async (name) => {
    const readme = read(name);
    const { code, stdout } = await run(['check', 'fixtures/readme']);
    expect(code).toBe(1);
    expect(readme).toContain(`\`\`\`text\n${stdout.trimEnd()}\n\`\`\``);
    expect(readme).toContain(read('fixtures/readme/昆山市/基本目录.yaml').trimEnd());
  },
);

test('docs/diff.md shows the real output of its example', async () => {
  const side = (name: string) => `fixtures/diff/改名/${name}`;
  expect((await run(['check', side('之前')])).code).toBe(0);
  const { code, stdout } = await run(['diff', side('之前'), side('之后')]);
  expect(code).toBe(0);
  expect(read('docs/diff.md')).toContain(`\`\`\`text\n${stdout.trimEnd()}\n\`\`\``);
});

test('the configuration and the overlay that the docs show are valid', () => {
  const blocks = [...read('docs/workspace.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    (match) => parseYaml(match[1] ?? '').documents[0]?.value,
  );
  const [config, overlay, profile] = blocks;
  expect(configSchema.safeParse(config).success).toBe(true);
  expect(overlaySchema.safeParse(overlay).success).toBe(true);
  expect(profile).toMatchObject({ 沿用: '国家' });
});

test('every command explains itself in Chinese with an example', async () => {
  const { stdout: all } = await run(['--help']);
  const listed = all.slice(all.indexOf('命令：'), all.indexOf('示例：'));
  const commands = [...listed.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]!);
  expect(commands).toEqual(expect.arrayContaining(['check', 'diff', 'publish', 'verify']));
  for (const command of commands.filter((name) => name !== 'help')) {
    const { code, stdout } = await run([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('用法：');
    expect(stdout).toContain(`$ sitong ${command}`);
    expect(stdout).not.toMatch(/Usage|Options|Arguments|display help/);
  }
});
