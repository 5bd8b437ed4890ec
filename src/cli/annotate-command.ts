import type { AnnotateOptions } from '../commands/annotate.js';
import { add, type CommandGroup, collect } from './chinese-command.js';

/** `sitong annotate`: a filled-in workbook back with the findings on its cells. */
export function addAnnotate(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'annotate')
    .usage('[选项] <文件.xlsx>')
    .description('检查填好的工作簿，原样交回：问题写成单元格批注和颜色，末尾加“检查结果”表')
    .argument('<文件.xlsx>', '填好的工作簿')
    .option('--region <地区代码>', '是哪个地区的；工作簿里写了地区的可以不写', collect)
    .option('--kind <类别>', '是哪一类：基本目录、实施清单、标准实施清单、办事指南或清单的名称')
    .option('--out <文件>', '写到这个文件；缺省为旁边的“文件-检查结果.xlsx”')
    .option('--in-place', '就地更新这个工作簿')
    .option('--force', '替换已有的检查结果文件')
    .option('--workspace <文件夹>', '在这个工作区里检查；缺省为当前文件夹或工作簿所在的工作区')
    .option('--registry <文件>', '登记库：工作区没有的上级从这里取')
    .option('--upper <来源>', '工作区没有的上级从这里取：登记库、快照文件、另一个工作区或 git:修订')
    .option('--as-of <日期>', '按这一天判断，缺省为今天')
    .option('--rule <规则>', '只用这一规则，可写多次', collect)
    .option('--group <组>', '只用这一组规则，可写多次', collect)
    .option('--fail-on <级别>', '达到这一级别就以 1 退出：error（缺省）、warning、note、never')
    .option('-q, --quiet', '不输出结论')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong annotate 昆山基本目录.xlsx --region 320583\n  $ sitong annotate 昆山基本目录-检查结果.xlsx --region 320583 --in-place\n',
    )
    .action(async (file: string, options: AnnotateOptions) => {
      const { annotateCommand } = await import('../commands/annotate.js');
      done(await annotateCommand(file, options, io));
    });
}
