import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import type { Diagnostic, Report, Severity } from '../engine/diagnostic.js';
import { capPerRule } from './cap.js';
import { coverageFacts, coverageLine, hasGap, verdict } from './coverage.js';
import { regionLabel } from './details.js';
import { checkedPath } from './place.js';
import { findingLines, severityPaint } from './pretty-finding.js';
import type { ReportContext, Reporter } from './reporter.js';
import { visible } from './visible.js';

const DEFAULT_MAX = 20;

/** Findings for a person at the terminal, grouped by file and region, then what was covered. */
export const pretty: Reporter = (report, context) => {
  const chalk = new Chalk({ level: context.color ? 1 : 0 });
  const { shown, hidden } = capPerRule(report.diagnostics, context.max ?? DEFAULT_MAX);
  const style = { chalk, sourceLine: context.sourceLine };
  const groups = consecutiveGroups(shown).map((group) =>
    [
      groupTitle(group[0]!, chalk),
      ...group.map((diagnostic) => findingLines(diagnostic, style).join('\n')),
    ].join('\n\n'),
  );
  const blocks = [
    ...groups,
    ...hiddenBlock(hidden, report.diagnostics, context),
    ...(context.quiet ? [] : [coverageBlock(report, chalk)]),
    closing(report, context, chalk),
  ];
  return `${blocks.join('\n\n')}\n`;
};

/** Neighbours of one file and region; the report is sorted by file, so this takes one pass. */
function consecutiveGroups(diagnostics: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const groups: Diagnostic[][] = [];
  for (const diagnostic of diagnostics) {
    const group = groups.at(-1);
    if (group && isSameGroup(group[0]!, diagnostic)) group.push(diagnostic);
    else groups.push([diagnostic]);
  }
  return groups;
}

function isSameGroup(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.workspace === other.workspace && one.file === other.file && one.region === other.region
  );
}

function groupTitle(diagnostic: Diagnostic, chalk: ChalkInstance): string {
  const path = visible(checkedPath(diagnostic.workspace, diagnostic.file));
  const region = visible(regionLabel(diagnostic));
  return chalk.bold.cyan(`── ${path}${region === '' ? '' : `  ${region}`} ──`);
}

function hiddenBlock(
  hidden: ReadonlyMap<string, number>,
  diagnostics: readonly Diagnostic[],
  context: ReportContext,
): readonly string[] {
  if (hidden.size === 0) return [];
  const titles = new Map(context.rules.map(({ id, title }) => [id, title]));
  const lines = Array.from(hidden, ([rule, count]) => {
    const title = titles.get(rule);
    return `  ${visible(rule)}${title === undefined ? '' : `（${visible(title)}）`} 还有 ${count} 条`;
  });
  return [
    [
      '为便于阅读，以下规则没有列出全部问题（计数和退出码不受影响）：',
      ...lines,
      `全部列出：--max ${diagnostics.length}；只看一条规则：--rule 规则名；存成表格：--format csv=问题清单.csv`,
    ].join('\n'),
  ];
}

function coverageBlock({ asOf, summary }: Report, chalk: ChalkInstance): string {
  const all = coverageFacts(summary);
  const labelWidth = Math.max(...all.map(({ label }) => stringWidth(label)));
  const facts = all.map(({ label, text, isGap }) => {
    const line = `  ${label}${' '.repeat(labelWidth - stringWidth(label))}  ${text}`;
    return isGap ? chalk.yellow(line) : line;
  });
  return [chalk.bold(`覆盖情况（按 ${visible(asOf)} 判断）`), ...facts].join('\n');
}

function closing(report: Report, context: ReportContext, chalk: ChalkInstance): string {
  const { summary } = report;
  const worst = worstSeverity(report);
  const cleanPaint = hasGap(summary) ? chalk.yellow : chalk.green;
  const paint = worst === undefined ? cleanPaint : severityPaint(chalk, worst);
  const sign = worst === undefined ? '✓' : '✗';
  // Quiet output has no block of coverage, so its one line must carry it.
  const coverage = context.quiet ? coverageLine(summary) : '';
  return `${paint.bold(`${sign} ${verdict(summary)}`)}${coverage}`;
}

function worstSeverity({ summary }: Report): Severity | undefined {
  if (summary.errors > 0) return 'error';
  if (summary.warnings > 0) return 'warning';
  return summary.notes > 0 ? 'note' : undefined;
}
