import { bytesDigest, type FileStates } from '../../cache/file-states.js';
import { digestOf } from '../../engine/kept/digest.js';
import type { RegionState } from '../../engine/kept/record.js';
import { type Region, upperChain } from '../../model/region-tree.js';
import { folderTree } from '../../tree/folder-tree.js';
import type { WorkspaceIndex } from '../../workspace/workspace.js';
import { type OpenedWorkspace, openWorkspace } from '../run-check.js';

/** A workspace of a folder, opened so that it is known what its files were when they were read. */
export interface KeepableWorkspace {
  readonly opened: OpenedWorkspace;
  readonly files: FileStates;
  /** Digests of the configuration's files, by path. */
  readonly config: ReadonlyMap<string, string>;
  /** Whether the configuration's files are still the same. */
  readonly isConfigAsRead: () => boolean;
}

/** @throws UsageError for its configuration, WorkError when it cannot be read. */
export function openKeepable(
  root: string,
  files: FileStates,
  onProgress: ((text: string) => void) | undefined,
): KeepableWorkspace {
  const tree = folderTree(root);
  const config = new Map<string, string>();
  let isConfigRead = false;
  const noted = {
    ...tree,
    read: (path: string) => {
      const bytes = tree.read(path);
      if (!isConfigRead) config.set(path, bytesDigest(bytes));
      return bytes;
    },
  };
  const memory = {
    known: (path: string) => {
      // The configuration is read before any file is looked into.
      isConfigRead = true;
      return files.known(path);
    },
    learned: files.learned.bind(files),
  };
  const opened = openWorkspace(noted, onProgress, undefined, memory);
  return {
    opened: { ...opened, index: { ...opened.index, tree } },
    files,
    config,
    isConfigAsRead: () =>
      [...config].every(([path, digest]) => bytesDigest(tree.read(path)) === digest),
  };
}

/**
 * The state of the files of each region.
 *
 * @param contentOf the digest of a file's content.
 */
export function regionStates(
  { regions, filesOf }: WorkspaceIndex,
  contentOf: (path: string) => string,
): Map<string, RegionState> {
  const stateOf = (code: string) =>
    digestOf((filesOf.get(code) ?? []).map(({ path }) => [path, contentOf(path)]));
  return new Map([...regions.keys()].map((code) => [code, stateOf(code)]));
}

/** Tells of regions whether no file of them, or of those above, changed since it was looked at. */
export function steadiness(
  { regions, filesOf }: WorkspaceIndex,
  files: FileStates,
): (region: string) => boolean {
  const known = new Map<string, boolean>();
  const isAsSeen = (code: string) => {
    let answer = known.get(code);
    if (answer === undefined) {
      answer = (filesOf.get(code) ?? []).every(({ path }) => files.isAsSeen(path));
      known.set(code, answer);
    }
    return answer;
  };
  const chainOf = (region: Region) => [region, ...upperChain(region)];
  return (code) => {
    const region = regions.get(code);
    return region !== undefined && chainOf(region).every((one) => isAsSeen(one.code));
  };
}
