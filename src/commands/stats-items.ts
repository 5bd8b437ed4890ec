import { fileOf } from '../engine/signer.js';
import { ViewChain } from '../engine/view-chain.js';
import { UsageError, WorkError } from '../errors.js';
import type { SignedFinding } from '../model/finding.js';
import type { RegionView } from '../model/region-view.js';
import { visible } from '../report/visible.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { Figures } from '../statistics/formats/index.js';
import { findItem } from '../statistics/item/find-item.js';
import { ItemFold } from '../statistics/item/item-fold.js';
import { itemPage } from '../statistics/item/item-page.js';
import { itemJson, itemReport } from '../statistics/item/item-report.js';
import { ItemsFold } from '../statistics/item/items-fold.js';
import { itemsJson, itemsPage } from '../statistics/item/items-page.js';
import { folderTree } from '../tree/folder-tree.js';
import type { Level } from '../values/level.js';
import { dayOf, maxOf } from './check-options.js';
import { type CompletedWorkspace, openCompleted } from './completed-workspace.js';
import { workspaceAt } from './diff-sides.js';
import type { CommandIo } from './io.js';
import { progressOn } from './progress.js';
import { sourceOf } from './run-check.js';
import { levelOf, type StatsOptions, statsScope } from './stats-options.js';
import { statsOutputs, writeFigures } from './stats-output.js';
import { withCompletion } from './with-completion.js';
import { workspacePath } from './workspace-path.js';

/** Items that a terminal lists. */
const LISTED = 20;

/**
 * `sitong stats --item CODE` and `--items`: one item, or all, over all regions that are read one after
 * another.
 *
 * @returns 0; 3 when files could not be read.
 * @throws UsageError for an item that no region has, WorkError when nothing could be read.
 */
export async function statsItemsCommand(
  path: string | undefined,
  options: StatsOptions,
  io: CommandIo,
): Promise<number> {
  refuseOthers(options);
  const asOf = dayOf(options.asOf, io.today);
  const max = maxOf(options.max) ?? LISTED;
  const level = levelOf(options.level);
  const outputs = statsOutputs(options, io.cwd);
  const root = workspaceAt(workspacePath(path, options) ?? '.', io.cwd);
  const { figures, unread } = await withCompletion(options, io, async (completion) => {
    const workspace = await openCompleted(folderTree(root), completion, progressOn(io));
    const reading = { workspace, options, level, asOf };
    return options.item === undefined ? readItems(reading, max, io) : readItem(reading, io);
  });
  progressOn(io)?.('');
  await writeFigures(outputs, figures, options, io);
  const [first] = unread;
  if (first === undefined) return 0;
  io.stderr(`sitong：统计不完整，有文件没有读全：${visible(first)}\n`);
  return 3;
}

function refuseOthers({ item, items, sort, against }: StatsOptions): void {
  if (item !== undefined && items === true) throw new UsageError('--item 和 --items 只能写一个');
  const name = item === undefined ? '--items' : '--item';
  if (sort !== undefined) throw new UsageError(`${name} 不能与 --sort 同用`);
  if (against !== undefined) throw new UsageError(`${name} 不能与 --against 同用`);
  if (item?.trim() === '') throw new UsageError('--item 后面没有写编码或名称');
}

interface Reading {
  readonly workspace: CompletedWorkspace;
  readonly options: StatsOptions;
  readonly level: Level | undefined;
  readonly asOf: string;
}

interface Read {
  readonly figures: Figures;
  readonly unread: readonly string[];
}

function readItem({ workspace, options, ...reading }: Reading, io: CommandIo): Read {
  const { opened } = workspace;
  const progress = progressOn(io);
  const item = findItem(options.item ?? '', sourceOf(opened), (name) =>
    progress?.(`查找事项 ${name}`),
  );
  const { standard } = opened.config;
  const { asOf } = reading;
  const fold = new ItemFold({ item, standard, asOf, all: options.all === true });
  const unread = readRegions({ workspace, options, ...reading }, io, (view) => fold.region(view));
  const report = itemReport(fold.result(), { asOf, item, unread });
  return { figures: { page: itemPage(report), json: itemJson(report) }, unread };
}

function readItems({ workspace, options, ...reading }: Reading, max: number, io: CommandIo): Read {
  const { asOf } = reading;
  const fold = new ItemsFold(workspace.opened.config.standard, asOf);
  const unread = readRegions({ workspace, options, ...reading }, io, (view) => fold.region(view));
  const report = { ...fold.result(), asOf, unread };
  return { figures: { page: itemsPage(report, max), json: itemsJson(report) }, unread };
}

/** Reads the regions one after another, upper first, each with its upper chain. @returns files not read whole */
function readRegions(
  { workspace, options, level }: Reading,
  io: CommandIo,
  take: (view: RegionView) => void,
): readonly string[] {
  const { opened, chain } = workspace;
  const { regions } = opened.index;
  const scope = statsScope(regions, options.region);
  const progress = progressOn(io);
  const source = sourceOf(opened);
  const views = new ViewChain(source);
  const unread = new Set<string>();
  const note = (findings: readonly SignedFinding[]) => {
    for (const { rule, finding } of findings)
      if (NEEDED_RULES.has(rule)) unread.add(fileOf(finding.spot));
  };
  note(opened.index.findings);
  let read = 0;
  for (const region of regions.values()) {
    if (scope?.has(region.code) === false || chain?.references.has(region.code) === true) continue;
    if (!source.has(region.code)) continue;
    if (level !== undefined && region.level !== level) continue;
    progress?.(`读取 ${region.name}`);
    const { view, read: found } = views.of(region);
    note(found.findings);
    take(view);
    read++;
  }
  if (read === 0) throw new WorkError('没有地区有目录文件，没有统计任何内容');
  return [...unread].sort();
}
