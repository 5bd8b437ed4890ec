import { posix } from 'node:path';
import type { Place } from '../engine/diagnostic.js';
import { visible, wellFormed } from './visible.js';

/** Turns a file of a workspace into the path that a format shows. */
export type PathOf = (workspace: string | undefined, file: string) => string;

/** Paths from the repository root, which is what CI systems annotate; never with a leading `./`. */
export function repositoryPaths(pathPrefix: string): PathOf {
  return (workspace, file) => posix.join(pathPrefix, workspace ?? '', file);
}

/** Paths below the checked folder, which is what a person at the terminal knows. */
export const checkedPath: PathOf = (workspace, file) => posix.join(workspace ?? '', file);

/** `file:line:column` of a finding or a related place; `文件.xlsx 实施清单!F12` in a workbook. */
export function spot(
  path: string,
  { line, column, sheet, cell }: Pick<Place, 'line' | 'column' | 'sheet' | 'cell'>,
): string {
  if (sheet !== undefined) return visible(`${path} ${sheet}!${cell ?? ''}`);
  return `${visible(path)}:${line}:${column}`;
}

/** The cell of a place in a workbook, in front of a message that shows no place of its own: `实施清单!F12 `. */
export function cellPrefix({ sheet, cell }: Pick<Place, 'sheet' | 'cell'>): string {
  return sheet === undefined ? '' : `${visible(`${sheet}!${cell ?? ''}`)} `;
}

/** A relative URI reference (RFC 3986) for a path. */
export function uriOf(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

/** Groups findings or the like by a key; groups and their members keep the order of the report. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
