import { wholeRun } from '../../engine/assemble.js';
import type { CheckResult } from '../../engine/check.js';
import { WorkError } from '../../errors.js';
import type { Region } from '../../model/region-tree.js';
import { memoryTree } from '../../tree/memory-tree.js';
import type { Checked } from '../check-report.js';
import { withWaiverFindings } from '../waiver-findings.js';
import type { ShardFile } from './read-shards.js';
import type { ShardCommon, ShardWorkspace } from './shard-report.js';

/** A run put together of its shards. */
export interface MergedRun {
  readonly checked: readonly Checked[];
  /** The lines of files that the shards tell. */
  readonly sourceLine: (
    workspace: string | undefined,
    file: string,
    line: number,
  ) => string | undefined;
}

/** Puts a run together of all of its shards. @throws WorkError when they do not add up to the run. */
export function mergeShards(shards: readonly ShardFile[]): MergedRun {
  const names = shards[0]!.report.workspaces.map(({ common }) => common.name);
  const lines = new Map<string, Map<string, string>>();
  const checked = names.map((name, i) => {
    const parts = shards.map(({ report }) => report.workspaces[i]!);
    lines.set(name, linesOf(parts));
    return mergeWorkspace(parts);
  });
  const [only] = lines.values();
  return {
    checked,
    sourceLine: (workspace, file, line) =>
      (workspace === undefined ? only : lines.get(workspace))?.get(`${line} ${file}`),
  };
}

function linesOf(parts: readonly ShardWorkspace[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { lines } of parts)
    for (const { file, lines: texts } of lines)
      for (const [line, text] of texts) known.set(`${line} ${file}`, text);
  return known;
}

function mergeWorkspace(parts: readonly ShardWorkspace[]): Checked {
  const { common } = parts[0]!;
  const results = new Map<number, CheckResult>();
  for (const { place, result } of parts.flatMap((part) => part.results)) {
    if (results.has(place) || place >= common.units) throw incomplete(common);
    results.set(place, result);
  }
  if (results.size !== common.units) throw incomplete(common);
  const hits = parts.flatMap((part) => part.hits);
  return {
    target: { root: '', name: common.name, only: [] },
    baseline: common.baseline === undefined ? undefined : new Set(common.baseline),
    index: indexOf(common),
    files: common.files,
    ...(common.upper === undefined ? {} : { upper: common.upper }),
    result: withWaiverFindings(wholeRun(common.before, results), common.waiverFindings, hits),
  };
}

function incomplete({ name }: ShardCommon): WorkError {
  return new WorkError(`工作区 ${name} 的分片合不成一次检查：有的部分缺少或重复；重新检查各分片`);
}

/** Of the index only what reports ask for: the regions. */
function indexOf({ name, regions }: ShardCommon): Checked['index'] {
  const byCode = new Map<string, Region>();
  for (const { code, name: called, parent, locked } of regions) {
    byCode.set(code, {
      code,
      name: called,
      level: '县级',
      parent: parent === undefined ? undefined : byCode.get(parent),
      exercises: [],
      partial: false,
      legislates: false,
      concentrated: [],
      locked: new Map(locked.map((rule) => [rule, undefined])),
    });
  }
  return {
    tree: memoryTree({}, name),
    files: [],
    ignored: 0,
    regions: byCode,
    origins: new Map(),
    regionFiles: new Set(),
    filesOf: new Map(),
    findings: [],
    catalogDocuments: 0,
    sizes: new Map(),
  };
}
