import { UsageError, WorkError } from '../errors.js';
import { visible } from '../report/visible.js';
import { rules } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { FiguresTally } from '../statistics/collect.js';
import { type Stats, statsJson } from '../statistics/report.js';
import { sortOf } from '../statistics/scopes.js';
import { statsPage } from '../statistics/stats-page.js';
import { folderTree } from '../tree/folder-tree.js';
import { dayOf } from './check-options.js';
import { type Completion, judgeCompleted, openCompleted } from './completed-workspace.js';
import { workspaceAt } from './diff-sides.js';
import type { CommandIo } from './io.js';
import { meant } from './outputs.js';
import { progressOn } from './progress.js';
import type { WorkspaceCheck } from './run-check.js';
import type { DiffSide } from './run-diff.js';
import { beforeRegions, withBefore } from './stats-before.js';
import { levelOf, type StatsOptions, statsScope } from './stats-options.js';
import { statsOutputs, writeFigures } from './stats-output.js';
import { withCompletion } from './with-completion.js';
import { workspacePath } from './workspace-path.js';

/**
 * `sitong stats [PATH]`: the figures of a workspace by region and level, made in the pass of a check.
 *
 * @returns 0; 3 when files could not be read, so that the figures say less than they seem to.
 * @throws UsageError (2), WorkError (3) when nothing could be counted.
 */
export async function statsCommand(
  path: string | undefined,
  options: StatsOptions,
  io: CommandIo,
): Promise<number> {
  if (options.item !== undefined || options.items === true) {
    const { statsItemsCommand } = await import('./stats-items.js');
    return statsItemsCommand(path, options, io);
  }
  refuseItemOptions(options);
  const asOf = dayOf(options.asOf, io.today);
  const level = levelOf(options.level);
  const sort = sortOf(options.sort, meant);
  const outputs = statsOutputs(options, io.cwd);
  const root = workspaceAt(workspacePath(path, options) ?? '.', io.cwd);
  const { against, registry } = options;
  const stats = await withBefore({ against, registry, root }, io, (before) =>
    withCompletion(options, io, (completion) =>
      collect({ root, asOf, before, completion }, options, io),
    ),
  );
  progressOn(io)?.('');
  const page = statsPage(stats, { level, sort });
  await writeFigures(outputs, { page, json: statsJson(stats) }, options, io);
  const [first] = stats.coverage.unread;
  if (first === undefined) return 0;
  io.stderr(`sitong：统计不完整，有文件没有读全：${visible(first)}\n`);
  return 3;
}

function refuseItemOptions({ all, max }: StatsOptions): void {
  if (all === true) throw new UsageError('--all 只用于 --item');
  if (max !== undefined) throw new UsageError('--max 只用于 --items');
}

interface Counting {
  readonly root: string;
  readonly asOf: string;
  readonly before: DiffSide | undefined;
  readonly completion: Completion;
}

async function collect(
  { root, asOf, before, completion }: Counting,
  { region: asked }: StatsOptions,
  io: CommandIo,
): Promise<Stats> {
  const workspace = await openCompleted(folderTree(root), completion, progressOn(io));
  const { regions } = workspace.opened.index;
  const scope = statsScope(regions, asked);
  const tally = new FiguresTally({
    asOf,
    before: before === undefined ? undefined : beforeRegions(before, regions),
  });
  const check = judgeCompleted(workspace, {
    asOf,
    rules,
    watch: tally,
    ...(scope === undefined ? {} : { scope }),
  });
  const figures = tally.result();
  if (figures.total.withFiles === 0)
    throw new WorkError(
      asked === undefined
        ? '没有地区有目录文件，没有统计任何内容'
        : `${asked.join('、')} 及其下级没有目录文件，没有统计任何内容`,
    );
  return { ...figures, asOf, before: before?.name, coverage: coverageOf(check) };
}

function coverageOf({ result, files }: WorkspaceCheck): Stats['coverage'] {
  const { regions, items, missingUpper, uncovered, rulesOff } = result.coverage;
  const unread = result.diagnostics.filter(
    ({ rule, severity }) => NEEDED_RULES.has(rule) && severity === 'error',
  );
  return {
    files,
    regions,
    items,
    missingUpper,
    uncovered,
    rulesOff,
    waived: result.waived.length,
    unread: [...new Set(unread.map(({ file }) => file))].sort(),
  };
}
