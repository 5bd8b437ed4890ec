import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { blankTemplate, templateOf } from '../annotating/template/make.js';
import { renderTemplate } from '../annotating/template/render.js';
import type { RegionWithContent, Template } from '../annotating/template/template.js';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import type { Region } from '../model/region-tree.js';
import type { RegionContent } from '../registry/port.js';
import { readRegionContent } from '../registry/workspace-content.js';
import { visible } from '../report/visible.js';
import type { Standard } from '../standard/standard.js';
import { tableName } from '../tabular/table.js';
import { folderTree } from '../tree/folder-tree.js';
import { dayOf } from './check-options.js';
import { completed } from './completed-workspace.js';
import type { CommandIo } from './io.js';
import { type OpenedWorkspace, openWorkspace } from './run-check.js';
import { withCompletion } from './with-completion.js';
import { declaredRegion, kindOfName, workspaceOf } from './workbook-source.js';
import { standardAround } from './workspace-standard.js';

/** Options of `sitong template`. */
export interface TemplateOptions {
  /** Without it a workbook without rows. */
  readonly region?: string;
  readonly out?: string;
  readonly workspace?: string;
  readonly registry?: string;
  readonly upper?: string;
  readonly asOf?: string;
  readonly force?: boolean;
}

/** A workbook to fill in, and the standard that says what may be entered. */
interface Made {
  readonly template: Template;
  readonly standard: Standard;
}

/**
 * `sitong template 类别`: writes the workbook to fill in: for a region with what comes from above, else
 * without rows.
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
  if (options.out !== undefined && !/\.xlsx$/i.test(options.out))
    throw new UsageError(`--out 应为 .xlsx 文件，写的是 ${options.out}`);
  const { region } = options;
  const { template, standard } =
    region === undefined
      ? blank(kindName, options, io)
      : await filled(kindName, { ...options, region, asOf }, io);
  const out = options.out ?? `${tableName(template)}填报表.xlsx`;
  const path = resolve(io.cwd, out);
  if (existsSync(path) && options.force !== true)
    throw new UsageError(`已有 ${out}，可能已经填了内容；用 --out 换一个名字，或写 --force 替换`);
  const bytes = await renderTemplate(template, standard, asOf);
  try {
    await writeFileAtomic(path, bytes);
  } catch (cause) {
    throw new WorkError(`写不了 ${out}：文件夹不存在、没有权限，或文件正被打开`, { cause });
  }
  io.stdout(
    `${template.region.name}${tableName(template)}填报表已写入 ${visible(out)}：${sizeText(template)}\n`,
  );
  return 0;
}

function sizeText({ region, rows, blankRows, origin }: Template): string {
  if (region.code === '')
    return `${blankRows} 个空行。要预先填好上级的内容，在工作区里加 --region 写明地区。`;
  const blankText = blankRows > 0 ? `，另有 ${blankRows} 个空行` : '';
  return `${rows.length} 行${blankText}。各行来自：${origin}。`;
}

/** For any region: by the standard of the workspace around, where there is one. */
function blank(name: string, options: TemplateOptions, io: CommandIo): Made {
  if (options.registry !== undefined || options.upper !== undefined)
    throw new UsageError('--registry、--upper 要和 --region 一起写：上级的内容是给这个地区填的');
  const { workspace } = options;
  const root = workspace === undefined ? io.cwd : workspaceOf({ workspace, cwd: io.cwd });
  const standard = standardAround([root]);
  return { template: blankTemplate(kindOfName(name, standard)), standard };
}

/** For a region: what it has, and what comes from above. */
async function filled(
  name: string,
  options: TemplateOptions & { readonly region: string; readonly asOf: string },
  io: CommandIo,
): Promise<Made> {
  const root = workspaceOf({ workspace: options.workspace, cwd: io.cwd });
  const made = await withCompletion(options, io, async (completion) => {
    const { opened } = await completed(openWorkspace(folderTree(root)), completion);
    const { standard } = opened.config;
    const kind = kindOfName(name, standard);
    const region = declaredRegion(opened, options.region);
    const [own, ...upper] = chainOf(opened, region);
    const { asOf } = options;
    return { standard, template: templateOf({ kind, standard, own: own!, upper, asOf }) };
  });
  if (made.template.kind === '办事指南' && made.template.rows.length === 0)
    throw new WorkError(
      `地区 ${options.region} 还没有在用的实施清单，没有可写的指南；先填实施清单`,
    );
  return made;
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
