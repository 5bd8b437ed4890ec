import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { CONFIG_FILE } from '../workspace/discover.js';
import { modeline, SCHEMAS, schemaCopies } from './schema-copies.js';

/** Where a derived folder lies, and what follows from it. */
export interface DerivedSite {
  /** It is a folder of the upper workspace, and no workspace of its own. */
  readonly inside: boolean;
  /** Where editors find the schemas, as seen from it; undefined when the upper workspace keeps none. */
  readonly schemas: string | undefined;
  /** The schemas that a workspace of its own keeps. */
  readonly copies: ReadonlyMap<string, string> | undefined;
}

/** @param root of the upper workspace, where the upper chain comes from one. */
export function derivedSite(root: string | undefined, folder: string): DerivedSite {
  if (!isInside(root, folder)) return { inside: false, schemas: SCHEMAS, copies: schemaCopies() };
  return { inside: true, schemas: schemasAbove(root, folder), copies: undefined };
}

/** The configuration of a workspace of its own, with the line that tells editors its schema. */
export function ownConfigFiles(config: ReadonlyMap<string, string>): [string, string][] {
  return [...config].map(([path, text]) =>
    path === CONFIG_FILE ? [path, modeline(path, 'sitong') + text] : [path, text],
  );
}

function isInside(root: string | undefined, folder: string): boolean {
  if (root === undefined) return false;
  let at = folder;
  while (!existsSync(at)) at = dirname(at);
  const inside = relative(realpathSync(root), `${realpathSync(at)}${folder.slice(at.length)}`);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`);
}

/** The schemas that the upper workspace keeps, as seen from a folder in it. */
function schemasAbove(root: string | undefined, folder: string): string | undefined {
  if (root === undefined || !existsSync(join(root, SCHEMAS))) return undefined;
  return relative(folder, join(root, SCHEMAS)).split(sep).join('/');
}
