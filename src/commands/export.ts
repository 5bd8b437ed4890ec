import { UsageError, WorkError } from '../errors.js';
import { EXPORT_KINDS, EXPORT_TABLES, exportKind } from '../exporting/content/kinds.js';
import { visible } from '../report/visible.js';
import { folderTree } from '../tree/folder-tree.js';
import { nearest } from '../values/nearest.js';
import { dayOf } from './check-options.js';
import { type CheckTarget, checkTargets } from './check-targets.js';
import { openCompleted } from './completed-workspace.js';
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
import { type CompletionOptions, withCompletion } from './with-completion.js';

/** Options of `sitong export`, as the command line gives them. */
export interface ExportOptions extends TargetOptions, RegionChoice, CompletionOptions {
  readonly asOf?: string;
  readonly force?: boolean;
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
  const workspace = oneWorkspace(path, io.cwd);
  refuseCatalogFile(target, workspace);
  const onProgress = progressOn(io);
  return withCompletion(options, io, async (completion) => {
    const completed = await openCompleted(folderTree(workspace.root), completion, onProgress);
    const chosen = chosenRegions(completed, options);
    const table = EXPORT_TABLES.get(kind);
    if (table === undefined) throw new WorkError(`${kind}还不能导出`);
    const verdicts = judgeForExport(completed, workspace, { asOf, regions: chosen.regions });
    onProgress?.('');
    if (verdicts.baselined > 0)
      io.stderr(`提示 基线里已有的 ${verdicts.baselined} 个问题没有算在内\n`);
    return writeExport(
      { opened: completed.opened, chosen, verdicts },
      { kind, table, asOf, target, force: options.force === true },
      io,
    );
  });
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
