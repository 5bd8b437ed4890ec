import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../config/load.js';
import { namedFiles } from '../../config/resolve.js';
import { ruleById } from '../../rules/index.js';
import { type FileTree, joinPath } from '../../tree/file-tree.js';
import { folderTree } from '../../tree/folder-tree.js';
import { CONFIG_FILE, isSkipped } from '../../workspace/discover.js';
import { BASELINE_FILE } from '../baseline.js';

/** Files that a check rests on, and the folders that hold them. */
export interface Inputs {
  /** A stamp of each file, by its path. */
  readonly files: Map<string, string>;
  readonly folders: Set<string>;
}

/** The files of workspaces that a check reads, looked at again and again. */
export class WatchedInputs {
  readonly #workspaces = new Map<string, WatchedWorkspace>();

  /**
   * Looks at what is there now; what cannot be read is not there.
   *
   * @param roots folders of workspaces. @param others single files.
   */
  look(roots: Iterable<string>, others: Iterable<string>): Inputs {
    const inputs: Inputs = { files: new Map(), folders: new Set() };
    for (const root of roots) {
      const workspace = this.#workspaces.get(root) ?? new WatchedWorkspace(root);
      this.#workspaces.set(root, workspace);
      workspace.addTo(inputs);
    }
    for (const path of others) addFile(path, inputs);
    return inputs;
  }
}

class WatchedWorkspace {
  readonly #root: string;
  readonly #tree: FileTree;
  #named: Iterable<string> = [];
  #config: string | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#tree = folderTree(root);
  }

  addTo(inputs: Inputs): void {
    this.#addFolder('', inputs);
    for (const path of [BASELINE_FILE, ...this.#namedFiles()])
      addFile(join(this.#root, path), inputs);
  }

  #addFolder(folder: string, inputs: Inputs): void {
    inputs.folders.add(join(this.#root, folder));
    for (const { name, kind } of entriesOf(this.#tree, folder)) {
      if (isSkipped(name)) continue;
      const path = joinPath(folder, name);
      if (kind !== 'folder') {
        if (/\.ya?ml$/i.test(name)) addFile(join(this.#root, path), inputs);
      } else if (!this.#tree.has(joinPath(path, CONFIG_FILE))) this.#addFolder(path, inputs);
    }
  }

  /** What sitong.yaml names; as long as it cannot be read, what it named before. */
  #namedFiles(): Iterable<string> {
    const stamp = stampOf(join(this.#root, CONFIG_FILE));
    if (stamp === this.#config) return this.#named;
    this.#config = stamp;
    try {
      this.#named = namedFiles(loadConfig(this.#tree, CONFIG_FILE, [...ruleById.keys()]).raw);
    } catch {
      // The check says what is wrong with it.
    }
    return this.#named;
  }
}

function entriesOf(tree: FileTree, folder: string): ReturnType<FileTree['entries']> {
  try {
    return tree.entries(folder);
  } catch {
    // It has just gone.
    return [];
  }
}

function addFile(path: string, { files, folders }: Inputs): void {
  const stamp = stampOf(path);
  folders.add(dirname(path));
  if (stamp !== undefined) files.set(path, stamp);
}

/** What tells one content of a file from another without reading it; undefined when there is none. */
function stampOf(path: string): string | undefined {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return undefined;
  }
}
