import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import type { Registry } from '../registry/port.js';
import { readSnapshot } from '../registry/read-snapshot.js';
import { registryTree } from '../registry/registry-tree.js';
import { safeName } from '../registry/workspace-files.js';
import type { CodeHistory } from '../rules/rule.js';
import type { FileTree } from '../tree/file-tree.js';
import { folderTree } from '../tree/folder-tree.js';
import { isGitSpec, parseGitSpec } from '../tree/git-spec.js';
import { workspaceAbove } from '../workspace/discover.js';
import { gitWorkspace } from '../workspace/git-workspace.js';
import type { Completion } from './completed-workspace.js';
import { withRegistry } from './registry/open.js';
import { lookThrough } from './run-check.js';
import type { UpperSource } from './upper-chain.js';

/** The registry and the source that the command line names. */
export interface CompletionOptions {
  /** --registry: history of codes, and the upper chain unless --upper names another source. */
  readonly registry?: Registry | undefined;
  /** How messages call the registry. */
  readonly registryName?: string;
  /** --upper. */
  readonly upper?: string | undefined;
}

/**
 * What a workspace is completed with: the upper chain from --upper, else from the registry, and the
 * history of codes from the registry.
 *
 * @throws UsageError, WorkError for a source that is none or cannot be read.
 */
export async function completionFrom(
  { registry, registryName = '登记库', upper }: CompletionOptions,
  cwd: string,
): Promise<Completion> {
  const published = registry !== undefined && (await registry.state({ at: 'latest' })).length > 0;
  const history = registry === undefined ? {} : { history: await historyOf(registry) };
  if (upper !== undefined) return { ...history, upper: sourceOpener(upper, cwd) };
  return published
    ? { ...history, upper: (wanted) => registrySource(registry, registryName, wanted) }
    : history;
}

/** Which codes a registry knows as retired, as code/reused tells of them. */
export async function historyOf(registry: Registry): Promise<CodeHistory> {
  const all = new Map(
    [...(await registry.retiredCodes())].map(
      ([code, { name, type, region, publication, at }]) =>
        [
          code,
          { name, type, region, since: `${at.slice(0, 10)} 第 ${publication} 号发布` },
        ] as const,
    ),
  );
  return { all, retired: (code) => all.get(code) };
}

/** Opens what --upper names: `git:REV[:PATH]`, a folder, a registry or a snapshot file. */
function sourceOpener(spec: string, cwd: string): NonNullable<Completion['upper']> {
  if (spec === '') throw new UsageError('--upper 后面没有写来源');
  if (isGitSpec(spec)) {
    const { rev } = parseGitSpec(spec);
    return async () => {
      const tree = gitWorkspace(cwd, parseGitSpec(spec));
      return treeSource(`git ${rev}`, tree, `git ${safeName(rev)}`);
    };
  }
  const path = resolve(cwd, spec);
  if (!existsSync(path)) throw new WorkError(`--upper 没有这个文件或文件夹：${spec}`);
  if (statSync(path).isDirectory()) return async () => folderSource(path, spec);
  if (!isSqlite(path)) return async () => snapshotSource(path, spec);
  return (wanted) =>
    withRegistry(path, 'read', (registry) =>
      registrySource(registry, `登记库 ${basename(spec)}`, wanted),
    );
}

function isSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, head.length, 0);
    return head.toString('latin1') === 'SQLite format 3\u0000';
  } finally {
    closeSync(file);
  }
}

function folderSource(path: string, spec: string): UpperSource {
  const root = workspaceAbove(path);
  if (root === undefined) throw new WorkError(`--upper ${spec} 不在工作区里（没有 sitong.yaml）`);
  const name = `文件夹 ${basename(root)}`;
  return treeSource(name, folderTree(root), `文件夹 ${safeName(basename(root))}`);
}

/** Another workspace as source. @param label the folder under which its files are shown. */
function treeSource(name: string, tree: FileTree, label: string): UpperSource {
  return {
    name,
    index: indexOf(name, tree),
    pathOf: (path) => `${label}/${path}`,
    stateOf: (region) => region,
  };
}

async function registrySource(
  registry: Registry,
  name: string,
  wanted: readonly string[],
): Promise<UpperSource | undefined> {
  const state = await registry.state({ at: 'latest' });
  const revisions = new Map(state.map(({ region, revision }) => [region, revision]));
  const focus = wanted.filter((code) => revisions.has(code));
  if (focus.length === 0) return undefined;
  const tree = await registryTree(registry, { at: { at: 'latest' }, focus, name });
  return revisionSource('登记库', { name, tree, revisions });
}

function snapshotSource(path: string, spec: string): UpperSource {
  const { tree, regions } = readSnapshot(path);
  const revisions = new Map(regions.map(({ region, revision }) => [region, revision]));
  return revisionSource('快照', { name: `快照 ${basename(spec)}`, tree, revisions });
}

interface PublishedTree {
  readonly name: string;
  readonly tree: FileTree;
  readonly revisions: ReadonlyMap<string, number>;
}

/** Files of published regions: each stands in a folder of its region, which the revision names. */
function revisionSource(kind: string, { name, tree, revisions }: PublishedTree): UpperSource {
  const stateOf = (region: string) => `${region}@${revisions.get(region) ?? '?'}`;
  return {
    name,
    index: indexOf(name, tree),
    pathOf: (path, region) =>
      region === ''
        ? `${kind}/${path}`
        : `${kind} ${stateOf(region)}/${path.slice(path.indexOf('/') + 1)}`,
    stateOf,
  };
}

/** What is wrong with the configuration of a source is not the user's own fault. */
function indexOf(name: string, tree: FileTree): UpperSource['index'] {
  try {
    return lookThrough(tree).index;
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    throw new WorkError(`${name}的配置不对：${cause.message}`, { cause });
  }
}
