import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import { VERSION } from '../../version.js';
import { type ShardReport, shardReportSchema } from './shard-report.js';

/** A shard report and the file it is of. */
export interface ShardFile {
  readonly name: string;
  readonly report: ShardReport;
}

/** Largest shard report that is read: longer is no text in memory. */
const MAX_BYTES = 480 * 1024 * 1024;

/**
 * Reads the shard reports of one run, in order.
 *
 * @throws UsageError for a file that is none; WorkError when shards are missing, given twice, or not of
 *   one run.
 */
export function readShards(paths: readonly string[], cwd: string): readonly ShardFile[] {
  const files = paths.map((path) => readShard(path, cwd));
  const [first] = files;
  if (first === undefined) throw new UsageError('没有写要合并的分片报告');
  for (const file of files) refuseOther(first, file);
  const byIndex = new Map<number, ShardFile>();
  for (const file of files) {
    const { index } = file.report.shard;
    const same = byIndex.get(index);
    if (same !== undefined)
      throw new WorkError(`分片 ${index} 给了两次：${same.name} 和 ${file.name}；每份只给一次`);
    byIndex.set(index, file);
  }
  const { of } = first.report.shard;
  const all = Array.from({ length: of }, (_, i) => i + 1);
  const missing = all.filter((index) => !byIndex.has(index));
  if (missing.length > 0)
    throw new WorkError(
      `缺少分片 ${missing.map((index) => `${index}/${of}`).join('、')} 的报告；齐了才能合并`,
    );
  return all.map((index) => byIndex.get(index)!);
}

function readShard(name: string, cwd: string): ShardFile {
  const path = resolve(cwd, name);
  let text: string;
  try {
    if (statSync(path).size > MAX_BYTES)
      throw new WorkError(`${name} 超过 ${MAX_BYTES} 字节；多分几份`);
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof WorkError) throw cause;
    throw new WorkError(`分片报告读不了：${name}`, { cause });
  }
  const report = parse(text);
  if (report === undefined)
    throw new UsageError(`${name} 不是这一版 sitong 的分片报告（由 sitong check --shard 写成）`);
  const { index, of } = report.shard;
  if (index > of) throw new UsageError(`${name} 自称分片 ${index}/${of}，不对`);
  return { name, report };
}

function parse(text: string): ShardReport | undefined {
  try {
    return shardReportSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Only shards of the same run make one report. */
function refuseOther(first: ShardFile, { name, report }: ShardFile): void {
  if (report.version !== VERSION)
    throw new WorkError(`${name} 由 sitong ${report.version} 写成，现在是 ${VERSION}；用同一版`);
  const differs = (what: string, one: string, other: string) => {
    if (one === other) return;
    throw new WorkError(`${first.name} 与 ${name} 不是同一次检查：${what}`);
  };
  const { report: other } = first;
  differs(
    `共分 ${other.shard.of} 份与 ${report.shard.of} 份`,
    String(other.shard.of),
    String(report.shard.of),
  );
  differs(`判定日是 ${other.asOf} 与 ${report.asOf}`, other.asOf, report.asOf);
  differs('用的规则不同', other.rules.join(' '), report.rules.join(' '));
  const names = (one: ShardReport) => one.workspaces.map(({ common }) => common.name).join('、');
  differs(`工作区是 ${names(other)} 与 ${names(report)}`, names(other), names(report));
  for (const [i, { common }] of report.workspaces.entries()) {
    const known = other.workspaces[i]!.common;
    differs(`工作区 ${common.name} 的文件或配置不同`, known.digest, common.digest);
    differs(
      `工作区 ${common.name} 的基线或上级来源不同`,
      JSON.stringify({ ...known, before: undefined }),
      JSON.stringify({ ...common, before: undefined }),
    );
  }
}
