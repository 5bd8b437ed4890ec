import { UsageError } from '../errors.js';
import { EXPORT_KINDS, EXPORT_TABLES, exportKind, REDUCTIONS } from '../exporting/content/kinds.js';
import { visible } from '../report/visible.js';
import { folderTree } from '../tree/folder-tree.js';
import { nearest } from '../values/nearest.js';
import { dayOf } from './check-options.js';
import { type CheckTarget, checkTargets } from './check-targets.js';
import { type Completion, openCompleted } from './completed-workspace.js';
import { type RevisionBefore, reductionsContent, tableContent } from './export/export-content.js';
import { judgeForExport } from './export/export-gate.js';
import { chosenRegions, type RegionChoice } from './export/export-regions.js';
import {
  type ExportTarget,
  exportTarget,
  isInside,
  type TargetOptions,
} from './export/export-target.js';
import { writeExport } from './export/write-export.js';
import type { CommandIo } from './io.js';
import { progressOn } from './progress.js';
import type { OpenedWorkspace } from './run-check.js';
import type { DiffSide } from './run-diff.js';
import { beforeRegions, withBefore } from './stats-before.js';
import { type CompletionOptions, withCompletion } from './with-completion.js';
import { workspacePath } from './workspace-path.js';

/** Options of `sitong export`, as the command line gives them. */
export interface ExportOptions extends TargetOptions, RegionChoice, CompletionOptions {
  readonly asOf?: string;
  readonly force?: boolean;
  /** The workspace, in place of the path. */
  readonly workspace?: string;
  /** The revision that 四减统计 is compared with. */
  readonly against?: string;
}

/**
 * `sitong export KIND [PATH]`: writes the rows of a region that are in force and public, or a list
 * computed from them, in a format that offices publish or exchange.
 *
 * @returns 0 when all was written, 1 when something stands against it, 3 when there is nothing to
 * export or the region could not be judged.
 * @throws UsageError (2), WorkError (3).
 */
export async function exportCommand(
  { kind: word, path }: { readonly kind: string; readonly path: string | undefined },
  options: ExportOptions,
  io: CommandIo,
): Promise<number> {
  const kind = kindOf(word);
  const asOf = dayOf(options.asOf, io.today);
  const target = exportTarget(options, io.cwd);
  const workspace = oneWorkspace(workspacePath(path, options), io.cwd);
  refuseCatalogFile(target, workspace);
  if (options.against !== undefined && kind !== REDUCTIONS)
    throw new UsageError(`--against 只用于${REDUCTIONS}`);
  if (kind === REDUCTIONS && target.format === '交换')
    throw new UsageError(`${REDUCTIONS}是统计表，没有国家交换字段`);
  const work = { kind, asOf, target, workspace };
  return withCompletion(options, io, (completion) =>
    exportCompleted(work, completion, options, io),
  );
}

interface ExportWork {
  readonly kind: string;
  readonly asOf: string;
  readonly target: ExportTarget;
  readonly workspace: CheckTarget;
}

async function exportCompleted(
  { kind, asOf, target, workspace }: ExportWork,
  completion: Completion,
  options: ExportOptions,
  io: CommandIo,
): Promise<number> {
  const onProgress = progressOn(io);
  const completed = await openCompleted(folderTree(workspace.root), completion, onProgress);
  const chosen = chosenRegions(completed, options);
  const verdicts = judgeForExport(completed, workspace, { asOf, regions: chosen.regions });
  onProgress?.('');
  if (verdicts.baselined > 0)
    io.stderr(`提示 基线里已有的 ${verdicts.baselined} 个问题没有算在内\n`);
  const source = { opened: completed.opened, chosen, verdicts };
  const force = options.force === true;
  const table = EXPORT_TABLES.get(kind);
  if (table !== undefined) {
    const merged = FOR_READERS.has(target.format);
    const content = tableContent({ table, asOf, merged });
    return writeExport(source, { kind, content, target, force }, io);
  }
  const { against, registry } = options;
  return withBefore({ against, registry, root: workspace.root }, io, (side) => {
    const before = side === undefined ? undefined : revisionBefore(side);
    const content = reductionsContent(asOf, before);
    return writeExport(source, { kind, content, target, force }, io);
  });
}

/** Formats for readers only: a guide says in them the whole of what its 实施清单 row says. */
const FOR_READERS: ReadonlySet<string> = new Set(['markdown', 'html', 'docx']);

function revisionBefore(side: DiffSide): (opened: OpenedWorkspace) => RevisionBefore {
  return ({ index }) => ({ name: side.name, of: beforeRegions(side, index.regions) });
}

/** @throws UsageError naming the nearest. */
function kindOf(word: string): string {
  const kind = exportKind(word);
  if (kind !== undefined) return kind;
  const near = nearest(word, EXPORT_KINDS);
  throw new UsageError(
    `没有可导出的“${visible(word)}”${near === undefined ? `，应为 ${EXPORT_KINDS.join('、')} 之一` : `，是不是“${near}”？`}`,
  );
}

/** @throws UsageError when a path means several workspaces. */
function oneWorkspace(path: string | undefined, cwd: string): CheckTarget {
  const [target, ...others] = checkTargets(path === undefined ? [] : [path], cwd);
  if (target !== undefined && others.length === 0) return target;
  throw new UsageError(
    `${path ?? '.'} 下有 ${others.length + 1} 个工作区，写明是哪一个：${[target, ...others].map((one) => one?.name).join('、')}`,
  );
}

/** A YAML file in the workspace would be read as one of its catalogs. */
function refuseCatalogFile({ path, extension }: ExportTarget, { root }: CheckTarget): void {
  if (!/^\.ya?ml$/.test(extension) || !isInside(path, root)) return;
  throw new UsageError(
    `YAML 不能导出到工作区里面（${path}），会被当成又一份目录；--out 写到工作区以外`,
  );
}
