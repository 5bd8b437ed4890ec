import type { TemplateOptions } from '../commands/template.js';
import { add, type CommandGroup } from './chinese-command.js';

/** `sitong template`: the workbook to fill in. */
export function addTemplate(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'template')
    .usage('[选项] <类别>')
    .description('写出要填的工作簿：上级的内容已填好并锁定，能选的有下拉框，列名上有说明')
    .argument('<类别>', '基本目录、实施清单、标准实施清单、办事指南，或清单的名称')
    .option('--region <地区代码>', '哪个地区填；不写时各行空着，不需要工作区')
    .option('--out <文件.xlsx>', '写到这个文件；缺省为当前文件夹的“类别填报表.xlsx”')
    .option('--force', '替换已有的文件')
    .option('--workspace <文件夹>', '工作区；缺省为当前文件夹所在的工作区')
    .option('--registry <文件>', '登记库：工作区没有的上级从这里取')
    .option('--upper <来源>', '工作区没有的上级从这里取：登记库、快照文件、另一个工作区或 git:修订')
    .option('--as-of <日期>', '取这一天在用的事项，缺省为今天')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong template 基本目录\n  $ sitong template 基本目录 --region 320583 --out 昆山基本目录.xlsx\n',
    )
    .action(async (kind: string, options: TemplateOptions) => {
      const { templateCommand } = await import('../commands/template.js');
      done(await templateCommand(kind, options, io));
    });
}
