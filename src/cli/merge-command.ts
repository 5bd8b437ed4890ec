import type { MergeOptions } from '../commands/merge.js';
import { add, type CommandGroup, collect } from './chinese-command.js';

/** `sitong merge`. */
export function addMerge(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'merge')
    .usage('[选项] <报告...>')
    .description('把 check --shard 写的各份分片报告合成一次检查的报告，与不分片时逐字节相同')
    .argument('<报告...>', '一次检查的全部分片报告，次序不限')
    .option(
      '-f, --format <格式[=文件]>',
      '输出格式，与 sitong check 相同，可写多次；缺省为 pretty',
      collect,
    )
    .option('-o, --output <文件>', '写到文件而不是屏幕')
    .option('--fail-on <级别>', '达到这一级别就以 1 退出：error（缺省）、warning、note、never')
    .option('--max <数>', '每条规则最多列出多少处（只影响 pretty，计数和退出码不变）')
    .option('-q, --quiet', '只输出问题和结论')
    .option('--color', '使用颜色')
    .option('--no-color', '不使用颜色')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong check --shard 1/2 --output 分片1.json\n  $ sitong check --shard 2/2 --output 分片2.json\n  $ sitong merge 分片1.json 分片2.json --format sarif=sitong.sarif --format pretty\n',
    )
    .action(async (paths: string[], options: MergeOptions) => {
      const { mergeCommand } = await import('../commands/merge.js');
      done(await mergeCommand(paths, options, io));
    });
}
