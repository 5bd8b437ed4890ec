import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import type { Standard } from '../standard/standard.js';
import { kindsWithNames } from '../tabular/kind-of.js';
import { type TableKind, tableName } from '../tabular/table.js';
import { nearest } from '../values/text.js';
import { workspaceAbove } from '../workspace/discover.js';
import type { WorkbookRequest } from './judge-workbook.js';
import { meant } from './outputs.js';
import type { OpenedWorkspace } from './run-check.js';

/** No honest workbook is larger; what it unpacks to is bounded where it is read. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The kind that a user names: 基本目录, 标准实施清单, or the name of a list. @throws UsageError */
export function kindOfName(name: string, standard: Standard): TableKind {
  const kinds = new Map(kindsWithNames(standard).map((kind) => [tableName(kind), kind]));
  const kind = kinds.get(name === '标准' ? '标准实施清单' : name);
  if (kind === undefined) throw new UsageError(`没有类别“${name}”${meant(name, kinds.keys())}`);
  return kind;
}

/** The workspace of --workspace, else at or above the current folder, else at or above the file. */
export function workspaceOf({
  workspace,
  cwd,
  file,
}: Pick<WorkbookRequest, 'workspace' | 'cwd'> & { readonly file?: string }): string {
  if (workspace !== undefined) {
    const path = resolve(cwd, workspace);
    const root = existsSync(path) ? workspaceAbove(realpathSync(path)) : undefined;
    if (root === undefined)
      throw new WorkError(`--workspace ${workspace} 不是工作区（没有 sitong.yaml）`);
    return root;
  }
  const beside = file === undefined ? undefined : dirname(resolve(cwd, file));
  const root =
    workspaceAbove(realpathSync(cwd)) ??
    (beside !== undefined && existsSync(beside) ? workspaceAbove(realpathSync(beside)) : undefined);
  if (root === undefined)
    throw new WorkError(
      '当前文件夹和工作簿都不在工作区里（没有 sitong.yaml）；用 --workspace 指明',
    );
  return root;
}

/** A region of a workspace. @throws UsageError naming the nearest. */
export function declaredRegion({ index }: OpenedWorkspace, code: string) {
  const region = index.regions.get(code);
  if (region !== undefined) return region;
  const near = nearest(code, index.regions.keys());
  const hint =
    near === undefined ? '' : `，是不是 ${near}（${index.regions.get(near)?.name ?? ''}）？`;
  throw new UsageError(`没有地区 ${code}${hint}`);
}

/** The bytes of a workbook. @throws WorkError */
export function readBytes({ file, cwd }: WorkbookRequest): Uint8Array {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw new WorkError(`没有这个文件：${file}`);
  if (!statSync(path).isFile()) throw new WorkError(`${file} 不是文件`);
  if (statSync(path).size > MAX_BYTES) throw new WorkError(`${file} 超过 256 MiB，太大了`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new WorkError(`文件读不了：${file}`, { cause });
  }
}
