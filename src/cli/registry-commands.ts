import type { Command } from 'commander';
import type { CheckoutOptions } from '../commands/registry/checkout.js';
import type { LogOptions } from '../commands/registry/log.js';
import type { PublishOptions } from '../commands/registry/publish.js';
import type { ReviewOptions } from '../commands/registry/review.js';
import type { ShowOptions } from '../commands/registry/show.js';
import type { SubmitOptions } from '../commands/registry/submit.js';
import type { VerifyOptions } from '../commands/registry/verify.js';
import { add, type CommandGroup, collect } from './chinese-command.js';

/** Commands over the registry of published revisions. */
export function addRegistryCommands(group: CommandGroup): void {
  addSubmit(group);
  addReview(group);
  addPublish(group);
  addLog(group);
  addShow(group);
  addCheckout(group);
  addVerify(group);
}

const AS = '由谁办理：记录在案，不作身份认证';

function addOver(group: CommandGroup, name: string): Command {
  return add(group, name).option(
    '--registry <文件>',
    '登记库；缺省为当前工作区的 .sitong/登记库.db',
  );
}

function addJson(command: Command): Command {
  return command.option('-f, --format <格式>', '输出格式：pretty（缺省）、json');
}

function addSubmit(group: CommandGroup): void {
  const { io, done } = group;
  addOver(group, 'submit')
    .usage('[选项] <申请文件>')
    .description('提交一份调整申请：核对写法和编码，说明由哪一级审核、为什么')
    .argument('<申请文件>', '类别为 调整申请 的 YAML 文件')
    .option('--as <单位/姓名>', AS)
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong submit 申请/食品经营许可.yaml --as 昆山市市场监督管理局/李四\n',
    )
    .action(async (file: string, options: SubmitOptions) => {
      const { submitCommand } = await import('../commands/registry/submit.js');
      done(await submitCommand(file, options, io));
    });
}

function addReview(group: CommandGroup): void {
  const { io, done } = group;
  addJson(addOver(group, 'review'))
    .usage('[选项] [申请号]')
    .description('审核调整申请：不带号列出待审核的，带号查看一份；--approve 通过，--return 退回')
    .argument('[申请号]', 'submit 所给的号')
    .option('--approve', '通过')
    .option('--return <理由>', '退回，写明理由')
    .option('--as <单位/姓名>', AS)
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong review\n  $ sitong review 2 --approve --as 江苏省政务服务管理办公室/张三\n  $ sitong review 3 --return 依据已废止 --as 江苏省政务服务管理办公室/张三\n',
    )
    .action(async (number: string | undefined, options: ReviewOptions) => {
      const { reviewCommand } = await import('../commands/registry/review.js');
      done(await reviewCommand(number, options, io));
    });
}

function addPublish(group: CommandGroup): void {
  const { io, done } = group;
  addJson(addOver(group, 'publish'))
    .usage('[选项] [路径]')
    .description('发布工作区：检查通过才登记为新的一版，全部写入或全部不写；内容相同不重复登记')
    .argument('[路径]', '工作区；缺省为当前文件夹所在的工作区')
    .option('--as <单位/姓名>', AS)
    .option('--region <地区代码>', '只发布这一地区，可写多次', collect)
    .option('--document <文号>', '据以发布的文件')
    .option('--effective <日期>', '从这一天起施行，缺省为今天')
    .option('--note <说明>', '记入登记的说明')
    .option(
      '--application <申请号>',
      '落实这一份已通过的申请，可写多次；内容相符的申请不写也会认出',
      collect,
    )
    .option('--dissolve <地区代码>', '登记这一地区已经撤销（工作区里已没有它），可写多次', collect)
    .option('--base <登记链头>', '登记库在此之后又有登记就不发布')
    .option('--as-of <日期>', '按这一天判断，缺省为今天')
    .option('--fail-on <级别>', '达到这一级别就不发布：error（缺省）、warning、note、never')
    .option('--upper <来源>', '工作区没有的上级从这里取（见 check），缺省从登记库取')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong publish catalogs/江苏 --as 江苏省政务服务管理办公室/张三\n  $ sitong publish --region 320583 --document 昆政发〔2026〕8号 --effective 2026-07-01 --as 昆山市政务服务管理办公室/王五\n',
    )
    .action(async (path: string | undefined, options: PublishOptions) => {
      const { publishCommand } = await import('../commands/registry/publish.js');
      done(await publishCommand(path, options, io));
    });
}

function addLog(group: CommandGroup): void {
  const { io, done } = group;
  addJson(addOver(group, 'log'))
    .usage('[选项]')
    .description('登记的记录，新的在前：发布、申请、审核；或一个编码的变化经过')
    .option('--region <地区代码>', '只看这一地区')
    .option('--code <编码>', '这一事项在哪几版里变了、谁发布、改了哪些要素')
    .option('--kind <种类>', '只看一种：发布、申请、审核')
    .option('--limit <数>', '最多列出多少条')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong log --limit 10\n  $ sitong log --code 000131003000 --region 320583\n',
    )
    .action(async (options: LogOptions) => {
      const { logCommand } = await import('../commands/registry/log.js');
      done(await logCommand(options, io));
    });
}

function addShow(group: CommandGroup): void {
  const { io, done } = group;
  addJson(addOver(group, 'show'))
    .usage('[选项] [地区代码[@版次]]')
    .description('查看已发布的内容：有哪些地区，一个地区某一天有效的事项，一个编码，或检索')
    .argument('[地区]', '地区代码，可加 @版次 或 @YYYY-MM-DD；不写则列出各地区')
    .option('--as-of <日期>', '这一天施行的版本、这一天有效的事项，缺省为今天')
    .option('--code <编码>', '这一事项的全部要素和出处')
    .option('--search <文字>', '检索已发布的事项')
    .option('--all', '无效的事项也列出，并说明原因')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong show\n  $ sitong show 320583 --as-of 2026-06-01\n  $ sitong show 320583@2 --all\n  $ sitong show --search 食品经营\n',
    )
    .action(async (region: string | undefined, options: ShowOptions) => {
      const { showCommand } = await import('../commands/registry/show.js');
      done(await showCommand(region, options, io));
    });
}

function addCheckout(group: CommandGroup): void {
  const { io, done } = group;
  addOver(group, 'checkout')
    .usage('[选项] [地区代码[@版次]]')
    .description('把已发布的内容写回 YAML 文件，或写成一个快照文件供下级检查用')
    .argument('[地区]', '地区代码，可加 @版次 或 @YYYY-MM-DD，连同它的各级上级；不写则是全部地区')
    .option('--out <文件夹>', '写到这个文件夹')
    .option('--snapshot <文件>', '写成一个快照文件')
    .option('--as-of <日期>', '这一天施行的版本；不写则是最新的')
    .addHelpText(
      'after',
      '\n示例：\n  $ sitong checkout --out 已发布\n  $ sitong checkout 320500 --snapshot 苏州市.snapshot\n',
    )
    .action(async (region: string | undefined, options: CheckoutOptions) => {
      const { checkoutCommand } = await import('../commands/registry/checkout.js');
      done(await checkoutCommand(region, options, io));
    });
}

function addVerify(group: CommandGroup): void {
  const { io, done } = group;
  addJson(addOver(group, 'verify'))
    .usage('[选项]')
    .description('核对登记库：重算全部校验值；用另处保存的登记链头证明没有改动和缺失')
    .option('--head <登记链头>', '另处保存的登记链头（publish 所印的 64 位校验值）')
    .addHelpText('after', '\n示例：\n  $ sitong verify\n  $ sitong verify --head 9f2c…\n')
    .action(async (options: VerifyOptions) => {
      const { verifyCommand } = await import('../commands/registry/verify.js');
      done(await verifyCommand(options, io));
    });
}
