import { exportParts } from '../../commands/export/export-parts.js';
import { lookThrough } from '../../commands/run-check.js';
import { WorkError } from '../../errors.js';
import type { ExampleEdit } from '../../rules/example.js';
import { exampleFiles } from '../../rules/example-workspace.js';
import { memoryTree } from '../../tree/memory-tree.js';
import type { Values } from '../../yaml/value.js';
import { EXPORT_TABLES } from '../content/kinds.js';
import type { RegionPart } from '../content/part.js';

/** What a region of the example workspace, with edits, gives to an export. */
export function partOf(
  kind: string,
  region: string,
  edits: readonly ExampleEdit[] = [],
  merged = false,
): RegionPart {
  const opened = lookThrough(memoryTree(exampleFiles(edits), '示例'));
  const table = EXPORT_TABLES.get(kind);
  const place = opened.index.regions.get(region);
  if (table === undefined || place === undefined) throw new WorkError(`${kind} ${region}`);
  const [part] = [...exportParts(opened, [place], { table, asOf: '2026-06-01', merged })];
  if (part === undefined) throw new WorkError(`${region} 没有内容`);
  return part[1];
}

/** All rows of a part. */
export function rowsOf({ sections }: RegionPart): readonly Values[] {
  return sections.flatMap(({ rows }) => rows);
}
