import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  type baseFiles,
  countyRows,
  documentText,
  type Playground,
  REGIONS,
} from '../../cli/support/base-workspace.js';
import { AS_OF, type RunOptions, run } from '../../cli/support/run.js';

const FORMATS = ['json', 'pretty', 'csv'] as const;
const SPARED = /^(\d+) 个地区里重新检查了 (\d+) 个，其余沿用上次的结果\n/mu;

/** Regions of {@link workspace}. */
export const ALL = 5;
export const DATABASE = '.sitong/cache/verdicts.db';
/** The second county: its 基本目录 calls the first item something else than the city does. */
export const COUNTY = '常熟/基本目录.yaml';

/** 国家, 江苏, 苏州, 昆山 and 常熟, of which the last one is wrong. */
export function workspace(
  playground: Playground,
  changes: Parameters<typeof baseFiles>[0] = {},
): string {
  const region = '  - { 地区代码: "320581", 地区名称: 常熟市, 层级: 县级, 上级: "320500" }\n';
  return playground.base({
    '地区.yaml': REGIONS + region,
    [COUNTY]: documentText('基本目录', '320581', countyRows({ 事项名称: '食品经营' })),
    ...changes,
  });
}

/** What a check with the cache gave besides its reports. */
export interface Kept {
  readonly code: number | null;
  /** How many regions were judged; undefined when nothing is said of any that was spared. */
  readonly judged: number | undefined;
  /** What it says besides. */
  readonly stderr: string;
  /** The report in JSON. */
  readonly json: string;
}

/**
 * Checks with the cache, and then without one: both give the same bytes in every format, and the same exit code.
 *
 * @param args after `check`.
 */
export async function keptCheck(
  cwd: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Kept> {
  const jobs = args.indexOf('--jobs');
  const others = jobs < 0 ? args : args.toSpliced(jobs, 2);
  const [kept, bare] = await Promise.all([
    reports([...args, '--cache'], { cwd, ...options }),
    bareReports(others, cwd),
  ]);
  const spared = SPARED.exec(kept.stderr);
  const stderr = kept.stderr.replaceAll(new RegExp(SPARED, 'gmu'), '');
  expect({ code: kept.code, texts: kept.texts }).toEqual({ code: bare.code, texts: bare.texts });
  return {
    code: kept.code,
    judged: spared === null ? undefined : Number(spared[2]),
    stderr,
    json: kept.texts[0]!,
  };
}

/** What checks without a cache gave, by what is checked and how: the same is not done again. */
const known = new Map<string, Awaited<ReturnType<typeof reports>>>();

async function bareReports(args: readonly string[], cwd: string) {
  const key = [...args, contentOf(cwd)].join('\0');
  const bare = known.get(key) ?? (await reports([...args, '--no-cache'], { cwd }));
  known.set(key, bare);
  return bare;
}

function contentOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, path);
    if (!path.includes('.sitong') && statSync(file).isFile())
      hash.update(path).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function reports(args: readonly string[], options: RunOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-kept-'));
  if (options.uid !== undefined) chmodSync(folder, 0o777);
  const formats = FORMATS.flatMap((format) => ['--format', `${format}=${join(folder, format)}`]);
  const day = args.includes('--as-of') ? [] : ['--as-of', AS_OF];
  const { code, stderr } = await run(['check', ...args, ...day, ...formats], options);
  const texts = FORMATS.map((one) => readFileSync(join(folder, one), 'utf8'));
  rmSync(folder, { recursive: true });
  return { code, stderr, texts };
}
