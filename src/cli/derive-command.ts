import type { DeriveOptions } from '../commands/derive.js';
import { add, type CommandGroup } from './chinese-command.js';

/** `sitong derive`: a lower region's own catalogs from its upper chain. */
export function addDerive(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'derive')
    .usage('[选项]')
    .description('从上级目录承接：写出本地区的基本目录、实施清单、办事指南和清单草案')
    .requiredOption('--region <地区代码>', '本地区的六位行政区划代码')
    .requiredOption(
      '--bodies <文件>',
      '本地区的机构表（csv、xlsx、yaml）：名称、统一社会信用代码、主管业务、大厅窗口、办理时间、咨询电话、监督电话、网址',
    )
    .requiredOption('--out <文件夹>', '写到这个文件夹；它是 derive 以前写的，就与本地的改动合并')
    .option('--claims <文件>', '承接表（csv、xlsx、yaml）：基本编码、承接、理由、说明、机构')
    .option('--workspace <文件夹>', '上级目录所在的工作区；缺省为当前文件夹所在的工作区')
    .option(
      '--upper <来源>',
      '上级目录从这里取：登记库、快照文件、另一个工作区，或 git:修订[:路径]',
    )
    .option('--registry <文件>', '上级目录从登记库取')
    .option('--name <名称>', '本地区名称；缺省按行政区划代码查')
    .option('--parent <地区代码>', '上级地区；缺省按行政区划代码找最近的')
    .option('--as-of <日期>', '按这一天有效的事项承接，缺省为今天')
    .option('--dry-run', '只报告会写什么，不写文件')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong derive --region 320509 --bodies 机构.csv --out 320509-吴江区\n  $ sitong derive --region 320509 --bodies 机构.xlsx --claims 承接.csv --upper 苏州市.snapshot --out 吴江区\n',
    )
    .action(async (options: DeriveOptions) => {
      const { deriveCommand } = await import('../commands/derive.js');
      done(await deriveCommand(options, io));
    });
}
