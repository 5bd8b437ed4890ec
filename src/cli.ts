import { Command, CommanderError } from 'commander';
import type { CheckOptions } from './commands/check.js';
import type { ExplainOptions } from './commands/explain.js';
import type { FixOptions } from './commands/fix.js';
import type { ImportOptions } from './commands/import.js';
import type { InitOptions } from './commands/init.js';
import type { CommandIo } from './commands/io.js';
import { UsageError, WorkError } from './errors.js';
import { visible } from './report/visible.js';
import { nearest } from './values/nearest.js';
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
    if (error instanceof UsageError) {
      io.stderr(`sitong：${visible(error.message)}\n`);
      return EXIT.usage;
    }
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof WorkError) io.stderr(`sitong：${visible(message)}\n`);
    else {
      const line = visible(message.split('\n')[0] ?? '');
      io.stderr(`sitong：内部错误：${line}（加 --debug 看详情）\n`);
    }
    return EXIT.failed;
  }
}

/** commander with Chinese words and UsageError for whatever is wrong. */
class ChineseCommand extends Command {
  override createCommand(name?: string): ChineseCommand {
    return new ChineseCommand(name);
  }

  missingArgument(name: string): never {
    throw new UsageError(`缺少参数 ${name}；${this.#seeHelp()}`);
  }

  optionMissingArgument(option: { flags: string }): never {
    throw new UsageError(`选项 ${option.flags} 后面没有写值；${this.#seeHelp()}`);
  }

  missingMandatoryOptionValue(option: { flags: string }): never {
    throw new UsageError(`缺少必需的选项 ${option.flags}；${this.#seeHelp()}`);
  }

  unknownOption(flag: string): never {
    const known = this.options
      .flatMap(({ long, short }) => [long, short])
      .filter((name) => name != null);
    const near = nearest(flag.split('=')[0] ?? flag, known);
    throw new UsageError(
      `没有选项 ${flag}${near === undefined ? `；${this.#seeHelp()}` : `，是不是 ${near}？`}`,
    );
  }

  _dispatchHelpCommand(name: string | undefined): void {
    if (name === undefined) {
      this.help();
      return;
    }
    const command = this.commands.find((one) => one.name() === name);
    if (command === undefined) this.unknownCommand(name);
    command.help();
  }

  unknownCommand(name = this.args[0] ?? ''): never {
    const near = nearest(
      name,
      this.commands.map((command) => command.name()),
    );
    throw new UsageError(
      `没有命令 ${name}${near === undefined ? `；${this.#seeHelp()}` : `，是不是 ${near}？`}`,
    );
  }

  _excessArguments(received: readonly string[]): never {
    const extra = received[this.registeredArguments.length] ?? '';
    throw new UsageError(`多了参数 ${extra}；${this.#seeHelp()}`);
  }

  #seeHelp(): string {
    const names: string[] = [];
    for (let at: Command | null = this; at !== null; at = at.parent) names.unshift(at.name());
    return `用法见 ${names.join(' ')} --help`;
  }
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

const collect = (value: string, before: readonly string[] | undefined) => [
  ...(before ?? []),
  value,
];

function buildProgram(io: CommandIo, done: (code: number) => void): Command {
  const program = new ChineseCommand('sitong');
  const dress = (command: Command) =>
    command
      .helpOption('-h, --help', '显示帮助')
      .configureHelp({
        styleTitle: (title) => TITLES[title] ?? title,
        subcommandTerm: (one) => `${one.name()} ${one.usage()}`,
      })
      .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
      .exitOverride();
  dress(program)
    .usage('[选项] [命令]')
    .description('四同：让国家、省、市、县四级政务服务事项目录实质一致')
    .version(VERSION, '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示命令的帮助')
    .option('--debug', '出错时显示详情')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong check catalogs/江苏\n  $ sitong explain same/name\n',
    );

  dress(program.command('check'))
    .usage('[选项] [路径...]')
    .description('检查目录：四级是否一致、编码是否正确、清单和指南是否超出')
    .argument('[路径...]', '工作区、其中的文件夹或文件；缺省为当前文件夹所在的工作区')
    .option(
      '-f, --format <格式[=文件]>',
      '输出格式，可写多次：pretty（缺省）、json、sarif、github、gitlab、junit、checkstyle、markdown、html、csv',
      collect,
    )
    .option('-o, --output <文件>', '写到文件而不是屏幕')
    .option('--fail-on <级别>', '达到这一级别就以 1 退出：error（缺省）、warning、note、never')
    .option('--as-of <日期>', '按这一天判断，缺省为今天')
    .option('--region <地区代码>', '只报告这一地区（仍对照它的各级上级），可写多次', collect)
    .option('--rule <规则>', '只用这一规则，可写多次', collect)
    .option('--group <组>', '只用这一组规则，如 same、list，可写多次', collect)
    .option(
      '--baseline <文件>',
      '只报告基线里没有的问题；缺省为工作区的 sitong.baseline.json（有的话）',
    )
    .option('--update-baseline', '把现有的问题写进基线')
    .option('--max <数>', '每条规则最多列出多少处（只影响 pretty，计数和退出码不变）')
    .option('-q, --quiet', '只输出问题和结论')
    .option('--color', '使用颜色')
    .option('--no-color', '不使用颜色')
    .option('--debug', '出错时显示详情')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong check catalogs/江苏\n  $ sitong check --region 320583 --format csv=问题清单.csv\n  $ sitong check --format sarif=sitong.sarif --format pretty --fail-on warning\n',
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const { checkCommand } = await import('./commands/check.js');
      done(await checkCommand(paths, options, io));
    });

  dress(program.command('explain'))
    .usage('[选项] [规则]')
    .description('说明一条规则：比较什么、依据哪一条、怎么改；不写规则则列出全部')
    .argument('[规则]', '规则编号，如 same/name')
    .option('--markdown', '输出 Markdown')
    .option('--debug', '出错时显示详情')
    .addHelpText('after', '\n示例：\n  $ sitong explain within/catalog\n')
    .action(async (rule: string | undefined, options: ExplainOptions) => {
      const { explainCommand } = await import('./commands/explain.js');
      done(explainCommand(rule, options, io));
    });

  dress(program.command('fix'))
    .usage('[选项] [路径]')
    .description('改正能确定的问题：名称、类型、依据照上级，编码补引号、改半角；注释和写法保持原样')
    .argument('[路径]', '工作区、其中的文件夹或文件；缺省为当前文件夹所在的工作区')
    .option('--dry-run', '只显示要改什么（统一差异格式），不写文件')
    .option('--debug', '出错时显示详情')
    .addHelpText('after', '\n示例：\n  $ sitong fix --dry-run 320583-昆山市\n')
    .action(async (path: string | undefined, options: FixOptions) => {
      const { fixCommand } = await import('./commands/fix.js');
      done(await fixCommand(path, options, io));
    });

  dress(program.command('init'))
    .usage('[选项] <文件夹>')
    .description('新建一个工作区：配置、地区、各类文件的样子和编辑器设置')
    .argument('<文件夹>', '要建的文件夹')
    .requiredOption('--region <地区代码>', '本地区的六位行政区划代码')
    .option('--name <名称>', '本地区名称；缺省按行政区划代码查')
    .option('--debug', '出错时显示详情')
    .addHelpText('after', '\n示例：\n  $ sitong init 昆山 --region 320583\n')
    .action(async (folder: string, options: InitOptions) => {
      const { initCommand } = await import('./commands/init.js');
      done(await initCommand(folder, options, io));
    });

  dress(program.command('import'))
    .usage('[选项] <文件>')
    .description('把 JSONL、JSON、CSV 导入为工作区的 YAML 文件')
    .argument('<文件>', '要导入的文件（UTF-8 或 GB18030）')
    .requiredOption('--mapping <映射>', '映射文件：哪一列是哪个要素')
    .requiredOption('--out <文件夹>', '写到这个文件夹')
    .option('--kind <类别>', '只导入这一类别')
    .option('--region <地区代码>', '只导入这一地区，或这批记录所属的地区')
    .option('--debug', '出错时显示详情')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong import items.jsonl --mapping 映射.yaml --out 目录\n',
    )
    .action(async (file: string, options: Omit<ImportOptions, 'file'>) => {
      const { importCommand } = await import('./commands/import.js');
      done(await importCommand({ ...options, file }, io));
    });
  return program;
}
