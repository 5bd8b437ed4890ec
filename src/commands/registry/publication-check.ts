import { join } from 'node:path';
import type { Diagnostic, Report } from '../../engine/diagnostic.js';
import { inOrder } from '../../engine/order.js';
import type { Severity } from '../../model/severity.js';
import type { Registry } from '../../registry/port.js';
import { reporters } from '../../report/index.js';
import { SEVERITY_WORDS } from '../../report/severity-words.js';
import { visible } from '../../report/visible.js';
import { rules } from '../../rules/index.js';
import { NEEDED_RULES } from '../../rules/needed.js';
import { folderTree } from '../../tree/folder-tree.js';
import { BASELINE_FILE, readBaseline } from '../baseline.js';
import { comparisonsMissing, unreadMissing } from '../check-missing.js';
import { rank } from '../check-options.js';
import { type Checked, reportOf } from '../check-report.js';
import { reportContext } from '../check-sources.js';
import type { CheckTarget } from '../check-targets.js';
import { type CompletedWorkspace, judgeCompleted, openCompleted } from '../completed-workspace.js';
import type { CommandIo } from '../io.js';
import { completionFrom } from '../upper-source.js';
import { judgeRevision } from './judge-revision.js';

/** What is asked of a workspace before it is published. */
export interface PublicationDemand {
  readonly target: CheckTarget;
  readonly asOf: string;
  /** From which severity on findings refuse; undefined never. */
  readonly threshold: Severity | undefined;
  /** --region: only these are published, so only their findings refuse. */
  readonly regions: readonly string[];
  /** --upper, where the upper chain comes from instead of the registry. */
  readonly upper: string | undefined;
}

/** A workspace that was judged for publication. */
export interface JudgedWorkspace {
  readonly workspace: CompletedWorkspace;
  /** 0 when it may be published; else the exit code, and what to say is said. */
  readonly code: number;
  /** Where its upper regions come from. */
  readonly references: ReadonlySet<string>;
}

/**
 * Judges a workspace as `check` does, with the registry as upper chain and as history of codes, and
 * what it changes against the last publication. What refuses is written to standard output.
 */
export async function judgeForPublication(
  demand: PublicationDemand,
  registry: Registry | undefined,
  io: CommandIo,
): Promise<JudgedWorkspace> {
  const { target, asOf, regions, threshold } = demand;
  const completion = await completionFrom({ registry, upper: demand.upper }, io.cwd);
  const workspace = await openCompleted(folderTree(target.root), completion);
  const check = judgeCompleted(workspace, { asOf, rules });
  const isRead = !check.result.diagnostics.some(
    ({ rule, severity }) => NEEDED_RULES.has(rule) && severity === 'error',
  );
  // What cannot be read cannot be compared with what was published either; it refuses by itself.
  const changes = isRead ? await judgeRevision({ workspace, registry, asOf, regions }) : [];
  const checked: Checked = {
    target,
    baseline: readBaseline(join(target.root, BASELINE_FILE), false),
    ...check,
    result: {
      ...check.result,
      diagnostics: [...check.result.diagnostics, ...changes],
    },
  };
  const references = workspace.chain?.references ?? new Set<string>();
  const judged = { workspace, references };
  const report = reportOf([checked], { regions, asOf });
  const selection = { region: regions };
  if (threshold !== undefined && report.diagnostics.some(isAtLeast(threshold))) {
    const render = await reporters.pretty.load();
    io.stdout(render(report, reportContext([checked], {}, io)));
    io.stderr('sitong：没有发布：先改正以上问题再发布（只看、不发布用 sitong check）\n');
    return { ...judged, code: 1 };
  }
  sayChanges(changes, io);
  sayLetThrough(report, io);
  const missing = comparisonsMissing([checked], rules, selection, io);
  const unread = unreadMissing([checked], report, selection, io);
  return { ...judged, code: missing || unread ? 3 : 0 };
}

/** What is found of the changes themselves is said nowhere else: `check` knows no revision before. */
function sayChanges(changes: readonly Diagnostic[], io: CommandIo): void {
  for (const { severity, rule, file, line, message, action } of inOrder(changes)) {
    io.stderr(
      `${SEVERITY_WORDS[severity]} ${rule} ${visible(file)}:${line} ${visible(message)}；${visible(action)}\n`,
    );
  }
}

/** Errors that do not refuse, by a baseline or a threshold, are published all the same: not in silence. */
function sayLetThrough({ summary: { baselined = 0, errors } }: Report, io: CommandIo): void {
  if (baselined > 0)
    io.stderr(`提示 基线里已有的 ${baselined} 个问题没有算在内（${BASELINE_FILE}）\n`);
  if (errors > 0) io.stderr(`警告 有 ${errors} 个错误，按 --fail-on never 没有阻止发布\n`);
}

function isAtLeast(threshold: Severity): (one: Diagnostic) => boolean {
  return ({ severity }) => rank(severity) <= rank(threshold);
}
