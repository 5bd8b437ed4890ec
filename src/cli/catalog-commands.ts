import type { CheckWorkbookOptions } from '../commands/check-workbook.js';
import type { DiffOptions } from '../commands/diff.js';
import type { ExplainOptions } from '../commands/explain.js';
import type { FixOptions } from '../commands/fix.js';
import type { ImportOptions } from '../commands/import.js';
import type { InitOptions } from '../commands/init.js';
import { UsageError } from '../errors.js';
import { addAnnotate } from './annotate-command.js';
import { add, type CommandGroup, collect } from './chinese-command.js';
import { addDerive } from './derive-command.js';
import { addExport } from './export-command.js';
import { addMerge } from './merge-command.js';
import { addStats } from './stats-command.js';
import { addTemplate } from './template-command.js';

/** Commands over the files of a workspace: check, explain, fix, init, import. */
export function addCatalogCommands(group: CommandGroup): void {
  addCheck(group);
  addDiff(group);
  addExplain(group);
  addFix(group);
  addInit(group);
  addImport(group);
  addAnnotate(group);
  addTemplate(group);
  addDerive(group);
  addStats(group);
  addExport(group);
  addMerge(group);
}

function addCheck(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'check')
    .usage('[选项] [路径...]')
    .description('检查目录：四级是否一致、编码是否正确、清单和指南是否超出')
    .argument(
      '[路径...]',
      '工作区、其中的文件夹或文件；缺省为当前文件夹所在的工作区；也可以是一个 .xlsx 工作簿',
    )
    .option(
      '-f, --format <格式[=文件]>',
      '输出格式，可写多次：pretty（缺省）、json、sarif、github、gitlab、junit、checkstyle、markdown、html、csv',
      collect,
    )
    .option('-o, --output <文件>', '写到文件而不是屏幕')
    .option(
      '--split-by <单位>',
      '把问题清单分成每个实施主体一份反馈表：--split-by 实施主体 --format csv=文件夹/，也可以 xlsx',
    )
    .option('--fail-on <级别>', '达到这一级别就以 1 退出：error（缺省）、warning、note、never')
    .option('--as-of <日期>', '按这一天判断，缺省为今天')
    .option('--region <地区代码>', '只报告这一地区（仍对照它的各级上级），可写多次', collect)
    .option('--rule <规则>', '只用这一规则，可写多次', collect)
    .option('--group <组>', '只用这一组规则，如 same、list，可写多次', collect)
    .option(
      '--baseline <文件>',
      '只报告基线里没有的问题；缺省为工作区的 sitong.baseline.json（有的话）',
    )
    .option('--since <修订>', '只报告这一 git 修订以后的改动引起的问题，不论在哪个地区的文件里')
    .option('--registry <文件>', '登记库：工作区没有的上级从这里取，停用过的编码也从这里知道')
    .option(
      '--upper <来源>',
      '工作区没有的上级从这里取：登记库、快照文件、另一个工作区，或 git:修订[:路径]',
    )
    .option('--update-baseline', '把现有的问题写进基线')
    .option('--kind <类别>', '路径是 .xlsx 工作簿时：里面是哪一类，缺省看工作簿')
    .option('--workspace <文件夹>', '路径是 .xlsx 工作簿时：在这个工作区里检查')
    .option('--watch', '检查后等着，文件一保存就重新检查，直到按 Ctrl-C')
    .option('--jobs <数>', '用几个线程检查，缺省按处理器和目录大小；结果不因此不同')
    .option('--cache', '记住每个地区的结果（.sitong/cache），下次只检查变了的；大的工作区缺省如此')
    .option('--no-cache', '不用也不留缓存；结果不因此不同')
    .option('--shard <第几份/共几份>', '只判断按地区分的这一份，写出分片报告，由 sitong merge 合并')
    .option('--max <数>', '每条规则最多列出多少处（只影响 pretty，计数和退出码不变）')
    .option('-q, --quiet', '只输出问题和结论')
    .option('--color', '使用颜色')
    .option('--no-color', '不使用颜色')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong check catalogs/江苏\n  $ sitong check --region 320583 --format csv=问题清单.csv\n  $ sitong check --split-by 实施主体 --format csv=问题清单/\n  $ sitong check --format sarif=sitong.sarif --format pretty --fail-on warning\n  $ sitong check 昆山 --upper 苏州市.snapshot\n  $ sitong check 昆山基本目录.xlsx --region 320583\n',
    )
    .action(async (paths: string[], options: CheckWorkbookOptions) => {
      if (paths.some((path) => /\.xls[xm]$/i.test(path))) {
        const { checkWorkbookCommand } = await import('../commands/check-workbook.js');
        return done(await checkWorkbookCommand(paths, options, io));
      }
      refuseOtherTables(paths);
      if (options.kind !== undefined || options.workspace !== undefined)
        throw new UsageError('--kind 和 --workspace 只用于检查 .xlsx 工作簿');
      if (options.watch === true) {
        const { watchCommand } = await import('../commands/watch/watch.js');
        return done(await watchCommand(paths, options, io));
      }
      const { checkCommand } = await import('../commands/check.js');
      done(await checkCommand(paths, options, io));
    });
}

/** Tables that cannot be checked as they are: what to do with them. */
function refuseOtherTables(paths: readonly string[]): void {
  const other = paths.find((path) => /\.(csv|tsv|xls|xlsb|et|ods)$/i.test(path));
  if (other === undefined) return;
  const how = /sv$/i.test(other)
    ? '先用 sitong import 导入工作区，或在表格软件里另存为 .xlsx'
    : '先在表格软件里另存为 .xlsx';
  throw new UsageError(`${other} 不能直接检查，能直接检查的表格是 .xlsx 工作簿；${how}`);
}

function addDiff(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'diff')
    .usage('[选项] <之前> [之后]')
    .description('比较两个版本：改了什么、往哪个方向、由谁审批、哪些下级要跟着改')
    .argument('<之前>', '工作区文件夹、git:修订[:路径] 或 registry:地区@版次')
    .argument('[之后]', '写法同上；缺省为当前文件夹所在的工作区')
    .option(
      '-f, --format <格式[=文件]>',
      '输出格式，可写多次：pretty（缺省）、json、markdown、html、xlsx',
      collect,
    )
    .option('-o, --output <文件>', '写到文件而不是屏幕')
    .option(
      '--fail-on <级别>',
      '变更规则的问题达到这一级别就以 1 退出：error（缺省）、warning、note、never',
    )
    .option('--as-of <日期>', '按这一天判断，缺省为今天')
    .option('--region <地区代码>', '只比较这一地区（影响仍看到各级下级），可写多次', collect)
    .option('--registry <文件>', '登记库：registry: 所指的库，并取其中的申请和用过的编码')
    .option('--max <数>', '每处最多列出多少（只影响 pretty，计数和退出码不变）')
    .option('-q, --quiet', '只输出变更、问题和结论')
    .option('--color', '使用颜色')
    .option('--no-color', '不使用颜色')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong diff git:HEAD~1 catalogs/江苏\n  $ sitong diff registry:320000@3 registry:320000@4\n  $ sitong diff git:main . --format markdown=变更.md --format xlsx=调整情况表.xlsx\n',
    )
    .action(async (before: string, after: string | undefined, options: DiffOptions) => {
      const { diffCommand } = await import('../commands/diff.js');
      done(await diffCommand({ before, after: after ?? '.' }, options, io));
    });
}

function addExplain(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'explain')
    .usage('[选项] [规则]')
    .description('说明一条规则：比较什么、依据哪一条、怎么改；不写规则则列出全部')
    .argument('[规则]', '规则编号，如 same/name')
    .option('--markdown', '输出 Markdown')
    .addHelpText('after', '\n示例：\n  $ sitong explain within/catalog\n')
    .action(async (rule: string | undefined, options: ExplainOptions) => {
      const { explainCommand } = await import('../commands/explain.js');
      done(explainCommand(rule, options, io));
    });
}

function addFix(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'fix')
    .usage('[选项] [路径]')
    .description('改正能确定的问题：名称、类型、依据照上级，编码补引号、改半角；注释和写法保持原样')
    .argument('[路径]', '工作区、其中的文件夹或文件；缺省为当前文件夹所在的工作区')
    .option('--dry-run', '只显示要改什么（统一差异格式），不写文件')
    .addHelpText('after', '\n示例：\n  $ sitong fix --dry-run 320583-昆山市\n')
    .action(async (path: string | undefined, options: FixOptions) => {
      const { fixCommand } = await import('../commands/fix.js');
      done(await fixCommand(path, options, io));
    });
}

function addInit(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'init')
    .usage('[选项] <文件夹>')
    .description('新建一个工作区：配置、地区、各类文件的样子和编辑器设置')
    .argument('<文件夹>', '要建的文件夹')
    .requiredOption('--region <地区代码>', '本地区的六位行政区划代码')
    .option('--name <名称>', '本地区名称；缺省按行政区划代码查')
    .addHelpText('after', '\n示例：\n  $ sitong init 昆山 --region 320583\n')
    .action(async (folder: string, options: InitOptions) => {
      const { initCommand } = await import('../commands/init.js');
      done(await initCommand(folder, options, io));
    });
}

function addImport(group: CommandGroup): void {
  const { io, done } = group;
  add(group, 'import')
    .usage('[选项] <文件>')
    .description('把 Excel 工作簿、CSV、JSON、JSONL 导入为工作区的 YAML 文件')
    .argument('<文件>', '要导入的文件；CSV、JSON、JSONL 为 UTF-8 或 GB18030')
    .requiredOption('--out <文件夹>', '写到这个文件夹')
    .option('--mapping <映射>', '映射文件：哪一列是哪个要素；工作簿和 CSV 不写时猜，猜的列出并存下')
    .option('--kind <类别>', '只导入这一类别；不写映射时也可写清单的名称')
    .option('--region <地区代码>', '只导入这一地区，或这批记录所属的地区')
    .option('--save-mapping <文件>', '猜的映射存到这里；缺省为输出文件夹里的 导入/文件名.映射.yaml')
    .option('--cells <文件>', '没能取用和改正后取用的单元格，逐格写成 CSV')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong import 基本目录.xlsx --region 320583 --out 目录\n  $ sitong import 基本目录.xlsx --mapping 目录/导入/基本目录.映射.yaml --out 目录\n  $ sitong import items.jsonl --mapping 映射.yaml --out 目录\n',
    )
    .action(async (file: string, options: Omit<ImportOptions, 'file'>) => {
      const { importCommand } = await import('../commands/import.js');
      done(await importCommand({ ...options, file }, io));
    });
}
