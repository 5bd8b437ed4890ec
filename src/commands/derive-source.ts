import { basename, resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { readConfigContent } from '../registry/workspace-content.js';
import type { FileTree } from '../tree/file-tree.js';
import { folderTree } from '../tree/folder-tree.js';
import { CONFIG_FILE, workspaceAbove } from '../workspace/discover.js';
import { parseYaml } from '../yaml/parse.js';
import type { Value, Values } from '../yaml/value.js';
import { yamlEntries } from '../yaml/yaml-text.js';
import { type Completion, completed } from './completed-workspace.js';
import { openWorkspace } from './run-check.js';
import type { UpperSource } from './upper-chain.js';

export interface DeriveSourceOptions {
  readonly workspace?: string;
  readonly registry?: string;
  readonly upper?: string;
}

/** Where a region's upper chain comes from. */
export interface DeriveSource {
  readonly source: UpperSource;
  /** The root of the workspace, when it is one. */
  readonly root: string | undefined;
}

/**
 * Opens the upper chain: the workspace of --workspace, else --upper, else --registry, else the workspace
 * at or above the current folder. A workspace that lacks upper regions is completed from the others.
 *
 * @throws UsageError, WorkError when there is none.
 */
export async function deriveSource(
  { workspace, registry, upper }: DeriveSourceOptions,
  { completion, parents, cwd }: { completion: Completion; parents: readonly string[]; cwd: string },
): Promise<DeriveSource> {
  const elsewhere = upper !== undefined || registry !== undefined;
  if (workspace === undefined && elsewhere) {
    const source = await completion.upper?.(parents);
    if (source === undefined)
      throw new WorkError(`${upper ?? registry}里没有上级地区 ${parents.join('、')}`);
    return { source, root: undefined };
  }
  const root = workspaceAbove(resolve(cwd, workspace ?? '.'));
  if (root === undefined) {
    throw workspace === undefined
      ? new WorkError(
          '当前文件夹不在工作区里；用 --workspace、--upper 或 --registry 指明上级目录在哪里',
        )
      : new WorkError(`--workspace ${workspace} 不在工作区里（没有 sitong.yaml）`);
  }
  const own = openWorkspace(folderTree(root));
  const { opened } = await completed(own, completion);
  const name = `工作区 ${basename(root)}`;
  const source: UpperSource = {
    name,
    index: opened.index,
    pathOf: (path) => `${name}/${path}`,
    stateOf: (region) => region,
  };
  return { source, root };
}

/** Settings of the upper workspace that hold for the region too; waivers, overrides and 忽略 are its own. */
const SHARED = ['编码方案', '同要素', '扩展', '规则', '法律库', '审核权限'];

/**
 * sitong.yaml and the files that it names, for a workspace of the region's own: judged by them the
 * region fares as in the workspace of its upper level.
 *
 * @throws WorkError when a file that the configuration names cannot be read.
 */
export function ownConfig(tree: FileTree, name: string): Map<string, string> {
  const text = readConfigContent(tree, []).find(({ path }) => path === CONFIG_FILE)?.text ?? '';
  const value = (parseYaml(text).documents[0]?.value ?? {}) as Values;
  const entries: [string, Value][] = [['名称', `${name}政务服务事项目录`]];
  for (const key of SHARED) {
    const setting = value[key];
    if (setting !== undefined) entries.push([key, setting]);
  }
  const files = new Map([[CONFIG_FILE, [...yamlEntries(entries, '')].join('')]]);
  for (const path of namedIn(value)) {
    const [content] = readConfigContent(tree, [path]).filter((file) => file.path === path);
    if (content !== undefined) files.set(path, content.text);
  }
  return files;
}

/** Files that the shared settings name. */
function namedIn(value: Values): string[] {
  const lists = [value.扩展, value.法律库].flatMap((list) => (Array.isArray(list) ? list : []));
  const profile = value.编码方案;
  const isFile = typeof profile === 'string' && /\.ya?ml$/.test(profile);
  return [...lists.map(String), ...(isFile ? [profile] : [])];
}

/** Refuses options that contradict each other. @throws UsageError */
export function refuseSources({ workspace, upper, registry }: DeriveSourceOptions): void {
  for (const [option, value] of Object.entries({ workspace, upper, registry })) {
    if (value === '') throw new UsageError(`--${option} 后面没有写来源`);
  }
}
