import { posix } from 'node:path';
import type { Diagnostic, Place } from '../engine/diagnostic.js';
import { visible, wellFormed } from './visible.js';

/** Turns a file of a workspace into the path that a format shows. */
export type PathOf = (workspace: string | undefined, file: string) => string;

/** Paths from the repository root, which is what CI systems annotate; never with a leading `./`. */
export function repositoryPaths(pathPrefix: string): PathOf {
  return (workspace, file) => posix.join(pathPrefix, workspace ?? '', file);
}

/** Paths below the checked folder, which is what a person at the terminal knows. */
export const checkedPath: PathOf = (workspace, file) => posix.join(workspace ?? '', file);

/** `file:line:column` of a finding or a related place. */
export function spot(path: string, { line, column }: Place): string {
  return `${visible(path)}:${line}:${column}`;
}

/** A relative URI reference (RFC 3986) for a path. */
export function uriOf(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

/** Groups findings by a key; groups and their members keep the order of the report. */
export function groupBy(
  diagnostics: readonly Diagnostic[],
  keyOf: (diagnostic: Diagnostic) => string,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return groups;
}
