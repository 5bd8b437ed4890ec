import type { Region } from '../model/region-tree.js';
import type { OpenedWorkspace } from './run-check.js';

/** What changed between two states of a workspace, as far as judging goes. */
export interface ChangedScope {
  /** Files that differ: catalogs, the configuration and what it names. */
  readonly files: ReadonlySet<string>;
  /** Regions whose findings the change may touch; undefined is all. */
  readonly regions: ReadonlySet<string> | undefined;
}

/**
 * Which regions a change can concern: those of the files that differ and all below them, since these
 * are judged by them; those above a 基本目录 that differs, since a 主项 is judged by the 子项 below.
 * The configuration and the regions themselves concern everything.
 */
export function changedScope(
  after: OpenedWorkspace,
  before: OpenedWorkspace,
  isSame: (path: string) => boolean,
): ChangedScope {
  const files = new Set<string>();
  const common = [after, before].flatMap(({ config, index }) => [
    config.loaded.file.source.path,
    ...config.named,
    ...index.regionFiles,
  ]);
  const settings = new Set(common);
  for (const path of [...settings, ...after.index.files, ...before.index.files]) {
    if (!isSame(path)) files.add(path);
  }
  const concernsAll =
    [...files].some((path) => settings.has(path)) || [after, before].some(waivesAnywhere);
  if (files.size > 0 && concernsAll) return { files, regions: undefined };
  const regions = new Set<string>();
  for (const { index } of [after, before]) {
    const changed = new Set<string>();
    for (const [code, held] of index.filesOf) {
      const differing = held.filter(({ path }) => files.has(path));
      if (differing.length === 0) continue;
      changed.add(code);
      if (differing.some(({ documents }) => documents.some(({ kind }) => kind === '基本目录')))
        addAbove(index.regions.get(code), regions);
    }
    addBelow(index.regions, changed, regions);
  }
  return { files, regions };
}

/** A waiver of no region is stale only when it hits nothing anywhere. */
function waivesAnywhere({ config }: OpenedWorkspace): boolean {
  return config.waivers.some(({ region }) => region === undefined);
}

function addAbove(region: Region | undefined, into: Set<string>): void {
  for (let at = region?.parent; at !== undefined; at = at.parent) into.add(at.code);
}

/** Adds the changed regions and all below them; `regions` has an upper one before those below it. */
function addBelow(
  regions: ReadonlyMap<string, Region>,
  changed: ReadonlySet<string>,
  into: Set<string>,
): void {
  const below = new Set<string>();
  for (const { code, parent } of regions.values()) {
    if (changed.has(code) || (parent !== undefined && below.has(parent.code))) below.add(code);
  }
  for (const code of below) into.add(code);
}
