import { Command } from 'commander';
import type { CommandIo } from '../commands/io.js';
import { UsageError } from '../errors.js';
import { nearest } from '../values/nearest.js';

/** commander with Chinese words and UsageError for whatever is wrong. */
export class ChineseCommand extends Command {
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

/** An option that may be written several times. */
export const collect = (value: string, before: readonly string[] | undefined) => [
  ...(before ?? []),
  value,
];

/** What a group of commands is added to the program with. */
export interface CommandGroup {
  readonly program: Command;
  readonly io: CommandIo;
  /** Takes the exit code of the command that ran. */
  readonly done: (code: number) => void;
}

/** Help in Chinese, output through the given streams, no exit of the process. */
export function dress(command: Command, io: CommandIo): Command {
  return command
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      subcommandTerm: (one) => `${one.name()} ${one.usage()}`,
    })
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .exitOverride();
}

/** A new command of the program. */
export function add({ program, io }: CommandGroup, name: string): Command {
  return dress(program.command(name), io).option('--debug', '出错时显示详情');
}
