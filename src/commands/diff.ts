import type { DiffReport } from '../diff/report.js';
import { UsageError } from '../errors.js';
import { REVISION_FORMAT_NAMES, revisionReporters } from '../report/revision/index.js';
import { visible } from '../report/visible.js';
import { nearest } from '../values/nearest.js';
import { dayOf, maxOf, rank, thresholdOf } from './check-options.js';
import { ruleInfos, treeLines } from './check-sources.js';
import { isRegistrySpec, openSide, sideTree } from './diff-sides.js';
import type { CommandIo } from './io.js';
import { outputsOf, writeReport } from './outputs.js';
import { progressOn } from './progress.js';
import type { RegistrySides } from './registry-sides.js';
import { type DiffSide, runDiff } from './run-diff.js';

/** Options of `sitong diff`, as the command line gives them. */
export interface DiffOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn?: string;
  readonly asOf?: string;
  readonly region?: readonly string[];
  readonly registry?: string;
  readonly max?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

const FORMATS = {
  names: REVISION_FORMAT_NAMES,
  binary: new Set(REVISION_FORMAT_NAMES.filter((name) => revisionReporters[name].binary)),
};

/** Columns of what is not written to a terminal. */
const PAGE_WIDTH = 120;

/**
 * `sitong diff BEFORE [AFTER]`: what changed between two revisions, how it is judged, and what rows
 * below have to follow.
 *
 * @returns 0 no change rule broken at or above the threshold, 1 some, 3 when a part of a side could
 *   not be read and so was not compared.
 * @throws UsageError (2), WorkError (3) for a side that cannot be read.
 */
export async function diffCommand(
  sides: { readonly before: string; readonly after: string },
  options: DiffOptions,
  io: CommandIo,
): Promise<number> {
  const asOf = dayOf(options.asOf, io.today);
  const threshold = thresholdOf(options.failOn);
  const outputs = outputsOf(options, FORMATS, io.cwd);
  const max = maxOf(options.max);
  const onProgress = progressOn(io);
  const { report, after } = await compare({ sides, options, asOf }, io);
  onProgress?.('');
  const lines = treeLines(after.opened.index.tree);
  for (const { format, file } of outputs) {
    const rendered = await revisionReporters[format].render(report, {
      rules: ruleInfos(),
      sourceLine: (_workspace, path, line) => lines(path, line),
      pathPrefix: after.prefix,
      color: file === undefined && (options.color ?? io.color),
      width: (file === undefined ? io.columns : undefined) ?? PAGE_WIDTH,
      ...(max === undefined ? {} : { max }),
      ...(options.quiet === true ? { quiet: true } : {}),
    });
    if (file !== undefined) await writeReport(file, rendered);
    else if (typeof rendered === 'string') io.stdout(rendered);
  }
  const broken =
    threshold !== undefined &&
    report.diagnostics.some(({ severity }) => rank(severity) <= rank(threshold));
  return broken ? 1 : unreadSaid(report, io) ? 3 : 0;
}

/** Says what could not be read, so that a comparison with gaps is never green. */
function unreadSaid({ summary: { unread } }: DiffReport, io: CommandIo): boolean {
  const [first] = unread;
  if (first === undefined) return false;
  io.stderr(
    `sitong：比较不完整：${visible(first)}${unread.length > 1 ? `，等 ${unread.length} 处` : ''}\n`,
  );
  return true;
}

interface Comparison {
  readonly sides: { readonly before: string; readonly after: string };
  readonly options: DiffOptions;
  readonly asOf: string;
}

async function compare(
  { sides, options: { registry, region }, asOf }: Comparison,
  io: CommandIo,
): Promise<{ report: DiffReport; after: DiffSide }> {
  const onProgress = progressOn(io);
  const compareWith = (registrySides: RegistrySides | undefined) => {
    const before = sideOf(sides.before, sides.after);
    const after = sideOf(sides.after, sides.before);
    const only = regionsOf([before, after], [...(registrySides?.focus ?? []), ...(region ?? [])]);
    const report = runDiff(before, after, {
      asOf,
      ...(only === undefined ? {} : { only }),
      ...(registrySides === undefined ? {} : registrySides.records),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    return { report, after };
    function sideOf(text: string, other: string): DiffSide {
      const published = registrySides?.trees.get(text);
      const side =
        published === undefined ? sideTree(text, other, io.cwd) : { tree: published, prefix: '' };
      return openSide(text, side, onProgress);
    }
  };
  const named = [sides.before, sides.after].filter(isRegistrySpec);
  if (named.length === 0 && registry === undefined) return compareWith(undefined);
  // better-sqlite3 is loaded only where a registry is asked for.
  const { withRegistrySides } = await import('./registry-sides.js');
  return withRegistrySides({ registry, named }, io, async (found) => compareWith(found));
}

/** The regions to compare: undefined is all. @throws UsageError naming the nearest for one that neither side declares. */
function regionsOf(
  sides: readonly DiffSide[],
  asked: readonly string[],
): ReadonlySet<string> | undefined {
  if (asked.length === 0) return undefined;
  const known = new Set(sides.flatMap(({ opened }) => [...opened.index.regions.keys()]));
  for (const code of asked) {
    if (known.has(code)) continue;
    const near = nearest(code, known);
    throw new UsageError(`两边都没有地区 ${code}${near === undefined ? '' : `，是不是 ${near}？`}`);
  }
  return new Set(asked);
}
