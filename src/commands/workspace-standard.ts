import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { resolveConfig } from '../config/resolve.js';
import { ruleById } from '../rules/index.js';
import { type Standard, standardWith } from '../standard/standard.js';
import { folderTree } from '../tree/folder-tree.js';
import { CONFIG_FILE, workspaceAbove } from '../workspace/discover.js';

/**
 * The standard of the workspace that the first of these folders is in, with the elements that the
 * province added; the plain standard where none is in a workspace. A folder need not be there yet.
 *
 * @throws UsageError for a configuration that is wrong.
 */
export function standardAround(folders: readonly string[]): Standard {
  for (const folder of folders) {
    const root = workspaceAbove(realpathSync(existing(folder)));
    if (root === undefined) continue;
    return resolveConfig(folderTree(root), CONFIG_FILE, [...ruleById.keys()]).standard;
  }
  return standardWith([]);
}

function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}
