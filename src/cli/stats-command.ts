import type { StatsOptions } from '../commands/stats-options.js';
import { add, type CommandGroup, collect } from './chinese-command.js';

/** `sitong stats`: the figures of a workspace. */
export function addStats(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'stats')
    .usage('[选项] [路径]')
    .description('统计：各地区、各层级的承接、一致情况、四减和办理服务；一个事项各地怎样不同')
    .argument('[路径]', '工作区；缺省为当前文件夹所在的工作区')
    .option(
      '-f, --format <格式[=文件]>',
      '输出格式，可写多次：pretty（缺省）、json、csv、xlsx、markdown、html',
      collect,
    )
    .option('-o, --output <文件>', '写到文件而不是屏幕')
    .option('--region <地区代码>', '只统计这一地区和它的下级，可写多次', collect)
    .option('--level <层级>', '只列这一层级的地区')
    .option(
      '--sort <列>',
      '按这一列从低到高排，前面加 - 从高到低：行数、承接率、符合率、四同一致率、减时限、减材料、减环节、零跑动率、最多跑一次率、全程网办率、网办率、进驻率、即办件率',
    )
    .option('--as-of <日期>', '按这一天判断，缺省为今天')
    .option(
      '--against <版本>',
      '与之前的版本比较四减：工作区文件夹、git:修订[:路径] 或 registry:地区@版次',
    )
    .option('--item <编码或名称>', '一个事项：各地区逐个要素对照，哪些地区不同、怎样不同')
    .option('--items', '哪些事项各地不同最多')
    .option('--all', '--item 也列各地自主的要素（地点、电话等）')
    .option('--max <数>', '--items 在屏幕上列出多少个，缺省 20')
    .option('--workspace <文件夹>', '工作区，与 [路径] 写一个就行')
    .option('--registry <文件>', '登记库：--against registry: 所指的库；工作区没有的上级从这里取')
    .option(
      '--upper <来源>',
      '工作区没有的上级从这里取：登记库、快照文件、另一个工作区，或 git:修订[:路径]',
    )
    .option('--color', '使用颜色')
    .option('--no-color', '不使用颜色')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong stats catalogs/江苏\n  $ sitong stats --region 320500 --sort 承接率\n  $ sitong stats --item 000131003000 --format xlsx=食品经营许可.xlsx\n  $ sitong stats --against git:2025年底 --format xlsx=四减.xlsx\n',
    )
    .action(async (path: string | undefined, options: StatsOptions) => {
      const { statsCommand } = await import('../commands/stats.js');
      done(await statsCommand(path, options, io));
    });
}
