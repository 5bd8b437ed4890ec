import type { ExportOptions } from '../commands/export.js';
import { add, type CommandGroup } from './chinese-command.js';

/** `sitong export`. */
export function addExport(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'export')
    .usage('[选项] <类别> [路径]')
    .description('导出要公布或交换的目录和清单：在用、公开的行，清单由各行算出并与在编的核对')
    .argument(
      '<类别>',
      '基本目录、实施清单、标准、办事指南、各张关联清单和专项清单的名称、四减统计',
    )
    .argument('[路径]', '工作区；缺省为当前文件夹所在的工作区')
    .requiredOption('-o, --out <文件>', '写到这个文件；写成文件夹（以 / 结尾）时每个地区一个文件')
    .option('--region <地区代码>', '导出这一地区；工作区只有一个地区时可以不写')
    .option('--below', '连同它以下的各个地区')
    .option(
      '-f, --format <格式>',
      'xlsx、csv、json、yaml、markdown、html、docx、交换；缺省看文件名的结尾，交换写成 .json 或 .sql',
    )
    .option('--encoding <编码>', 'csv 的编码：UTF-8（缺省，带字节序标记）、GB18030')
    .option('--as-of <日期>', '取这一天在用的行，缺省为今天')
    .option('--force', '有错误、待填或与在编清单不一致也导出，并在文件里注明')
    .option(
      '--against <版本>',
      '四减统计再对照的版本：工作区文件夹、git:修订[:路径] 或 registry:地区@版次',
    )
    .option('--workspace <文件夹>', '工作区，与 [路径] 写一个就行')
    .option('--registry <文件>', '登记库：工作区没有的上级从这里取')
    .option(
      '--upper <来源>',
      '工作区没有的上级从这里取：登记库、快照文件、另一个工作区，或 git:修订[:路径]',
    )
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong export 行政许可事项清单 --region 320000 --out 江苏省行政许可事项清单.xlsx\n  $ sitong export 办事指南 catalogs/江苏 --region 320583 --out 办事指南.docx\n  $ sitong export 全程网办负面清单 --region 320500 --below --format xlsx --out 负面清单/\n',
    )
    .action(async (kind: string, path: string | undefined, options: ExportOptions) => {
      const { exportCommand } = await import('../commands/export.js');
      done(await exportCommand({ kind, path }, options, io));
    });
}
