import { CommanderError } from 'commander';
import { addCatalogCommands } from './cli/catalog-commands.js';
import { ChineseCommand, dress } from './cli/chinese-command.js';
import { addRegistryCommands } from './cli/registry-commands.js';
import { failureOf } from './commands/failure.js';
import type { CommandIo } from './commands/io.js';
import { VERSION } from './version.js';

/** Exit codes of every command (contract §3). */
export const EXIT = { ok: 0, findings: 1, usage: 2, failed: 3 } as const;

/**
 * Runs the command line and returns the exit code. Never throws: an unexpected
 * failure becomes one line (its stack only with --debug).
 */
export async function runCli(argv: readonly string[], io: CommandIo): Promise<number> {
  const debug = argv.includes('--debug');
  let code: number = EXIT.ok;
  const program = buildProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (debug && error instanceof Error) io.stderr(`${error.stack}\n`);
    const { kind, line } = failureOf(error);
    io.stderr(line);
    return kind === 'usage' ? EXIT.usage : EXIT.failed;
  }
}

function buildProgram(io: CommandIo, done: (code: number) => void): ChineseCommand {
  const program = new ChineseCommand('sitong');
  dress(program, io)
    .usage('[选项] [命令]')
    .description('四同：让国家、省、市、县四级政务服务事项目录实质一致')
    .version(VERSION, '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示命令的帮助')
    .option('--debug', '出错时显示详情')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong check catalogs/江苏\n  $ sitong explain same/name\n',
    );
  addCatalogCommands({ program, io, done });
  addRegistryCommands({ program, io, done });
  return program;
}
