import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { templateOf } from '../annotating/template/make.js';
import { renderTemplate } from '../annotating/template/render.js';
import type { RegionWithContent } from '../annotating/template/template.js';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import type { Region } from '../model/region-tree.js';
import type { RegionContent } from '../registry/port.js';
import { readRegionContent } from '../registry/workspace-content.js';
import { visible } from '../report/visible.js';
import { tableName } from '../tabular/table.js';
import { folderTree } from '../tree/folder-tree.js';
import { dayOf } from './check-options.js';
import { completed } from './completed-workspace.js';
import type { CommandIo } from './io.js';
import { type OpenedWorkspace, openWorkspace } from './run-check.js';
import { withCompletion } from './with-completion.js';
import { declaredRegion, kindOfName, workspaceOf } from './workbook-source.js';

/** Options of `sitong template`. */
export interface TemplateOptions {
  readonly region: string;
  readonly out: string;
  readonly workspace?: string;
  readonly registry?: string;
  readonly upper?: string;
  readonly asOf?: string;
  readonly force?: boolean;
}

/**
 * `sitong template 类别`: writes the workbook to fill in for a region, with what comes from above.
 *
 * @returns 0.
 * @throws UsageError (2), WorkError (3).
 */
export async function templateCommand(
  kindName: string,
  options: TemplateOptions,
  io: CommandIo,
): Promise<number> {
  const asOf = dayOf(options.asOf, io.today);
  const path = resolve(io.cwd, options.out);
  if (!/\.xlsx$/i.test(options.out))
    throw new UsageError(`--out 应为 .xlsx 文件，写的是 ${options.out}`);
  if (existsSync(path) && options.force !== true)
    throw new UsageError(`已有 ${options.out}，可能已经填了内容；换一个名字，或写 --force 替换`);
  const root = workspaceOf({ workspace: options.workspace, cwd: io.cwd });
  const { template, standard } = await withCompletion(options, io, async (completion) => {
    const { opened } = await completed(openWorkspace(folderTree(root)), completion);
    const kind = kindOfName(kindName, opened)!;
    const region = declaredRegion(opened, options.region);
    const [own, ...upper] = chainOf(opened, region);
    return {
      standard: opened.config.standard,
      template: templateOf({ kind, standard: opened.config.standard, own: own!, upper, asOf }),
    };
  });
  if (template.kind === '办事指南' && template.rows.length === 0)
    throw new WorkError(
      `地区 ${options.region} 还没有在用的实施清单，没有可写的指南；先填实施清单`,
    );
  const bytes = await renderTemplate(template, standard, asOf);
  try {
    await writeFileAtomic(path, bytes);
  } catch (cause) {
    throw new WorkError(`写不了 ${options.out}：文件夹不存在、没有权限，或文件正被打开`, { cause });
  }
  const blank = template.blankRows > 0 ? `，另有 ${template.blankRows} 个空行` : '';
  io.stdout(
    `${template.region.name}${tableName(template)}填报表已写入 ${visible(options.out)}：${template.rows.length} 行${blank}。各行来自：${template.origin}。\n`,
  );
  return 0;
}

/** A region and those above it that have documents, the nearest first; the region always. */
function chainOf({ index, config }: OpenedWorkspace, region: Region): readonly RegionWithContent[] {
  const chain: RegionWithContent[] = [];
  for (let at: Region | undefined = region; at !== undefined; at = at.parent) {
    if (at !== region && !index.filesOf.has(at.code)) continue;
    const content: RegionContent = index.filesOf.has(at.code)
      ? readRegionContent(index, at.code, config.standard)
      : { declaration: {}, sections: [] };
    chain.push({ region: at, content });
  }
  return chain;
}
