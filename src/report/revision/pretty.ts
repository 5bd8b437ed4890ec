import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import type { DiffReport, ReportedChange, ReportedHeader } from '../../diff/report.js';
import { capPerRule } from '../cap.js';
import { findingLines } from '../pretty-finding.js';
import { visible } from '../visible.js';
import { sideLines } from './columns.js';
import { comparedFacts, comparedVerdict, isIncomplete, regionChangeText } from './compared.js';
import { sidesOf } from './marked.js';
import { type ChangeStyle, changeLines, elementsLines } from './pretty-change.js';
import type { RevisionContext, RevisionTextReporter } from './reporter.js';
import { documentKey, documentLabel, matchText, neighbours, placeLabel } from './words.js';

const DEFAULT_MAX = 20;

/** A revision for a person at the terminal: changes by region and document, findings, what was compared. */
export const pretty: RevisionTextReporter = (report, context) => {
  const chalk = new Chalk({ level: context.color ? 1 : 0 });
  const style = { chalk, width: context.width, max: context.max ?? DEFAULT_MAX };
  const blocks = [
    ...regionBlocks(report, style),
    ...headerBlocks(report.headers, style),
    ...neighbours(report.changes, documentKey).flatMap((group) => documentBlocks(group, style)),
    ...findingBlocks(report, context, style),
    ...(context.quiet ? [] : [comparedBlock(report, chalk)]),
    closing(report, context, chalk),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function regionBlocks({ regions }: DiffReport, style: ChangeStyle): readonly string[] {
  if (regions.length === 0) return [];
  const { chalk, max } = style;
  const shown = regions.slice(0, max).flatMap((region) => {
    const match = matchText(region.match);
    return [
      `${chalk.bold(visible(regionChangeText(region)))}${match === undefined ? '' : `  ${chalk.yellow(match)}`}`,
      ...region.elements.flatMap((element) => [
        `  ${visible(element.element)}`,
        ...sideLines(sidesOf(element), style),
      ]),
    ];
  });
  const hidden = regions.length - max;
  return [
    [title('地区', chalk), ...shown, ...(hidden > 0 ? [`还有 ${hidden} 处`] : [])].join('\n'),
  ];
}

function headerBlocks(headers: readonly ReportedHeader[], style: ChangeStyle): readonly string[] {
  const { chalk, max } = style;
  const shown = headers
    .slice(0, max)
    .map((header) =>
      [
        title(
          `${placeLabel(header.regionName, header.region)}  ${documentLabel(header)}  文头`,
          chalk,
        ),
        ...elementsLines(header.elements, style),
      ].join('\n'),
    );
  const hidden = headers.length - max;
  return hidden > 0 ? [...shown, `还有 ${hidden} 份文件的文头有变化`] : shown;
}

function documentBlocks(changes: readonly ReportedChange[], style: ChangeStyle): readonly string[] {
  const [first] = changes;
  const { chalk, max } = style;
  const shown = changes.slice(0, max);
  const hidden = changes.length - shown.length;
  return [
    title(
      `${placeLabel(first!.regionName, first!.region)}  ${documentLabel(first!)}  ${changes.length} 项`,
      chalk,
    ),
    ...shown.map((change) => changeLines(change, style).join('\n')),
    ...(hidden > 0
      ? [`还有 ${hidden} 项变更没有列出（计数不受影响）；全部列出：--max ${changes.length}`]
      : []),
  ];
}

function findingBlocks(
  { diagnostics }: DiffReport,
  { sourceLine }: RevisionContext,
  { chalk, max }: ChangeStyle,
): readonly string[] {
  if (diagnostics.length === 0) return [];
  const { shown, hidden } = capPerRule(diagnostics, max);
  return [
    title('违反变更规则', chalk),
    ...shown.map((diagnostic) => findingLines(diagnostic, { chalk, sourceLine }).join('\n')),
    ...Array.from(hidden, ([rule, count]) => `${visible(rule)} 还有 ${count} 条`),
  ];
}

function title(text: string, chalk: ChalkInstance): string {
  return chalk.bold.cyan(`── ${visible(text)} ──`);
}

function comparedBlock(report: DiffReport, chalk: ChalkInstance): string {
  const facts = comparedFacts(report);
  const labelWidth = Math.max(...facts.map(({ label }) => stringWidth(label)));
  const lines = facts.map(({ label, text, isGap }) => {
    const line = `  ${label}${' '.repeat(labelWidth - stringWidth(label))}  ${text}`;
    return isGap ? chalk.yellow(line) : line;
  });
  return [chalk.bold('比较情况'), ...lines].join('\n');
}

function closing(report: DiffReport, { quiet }: RevisionContext, chalk: ChalkInstance): string {
  const { summary } = report;
  const hasErrors = summary.errors > 0;
  const isClean = !hasErrors && summary.warnings === 0 && !isIncomplete(report);
  const paint = hasErrors ? chalk.red : isClean ? chalk.green : chalk.yellow;
  const sign = hasErrors ? '✗' : isClean ? '✓' : '!';
  // Quiet output has no block of its own for what was compared, so its one line must carry it.
  const facts = quiet ? comparedFacts(report).map(({ label, text }) => `${label} ${text}`) : [];
  const compared = facts.length === 0 ? '' : `比较情况：${facts.join('；')}。`;
  return `${paint.bold(`${sign} ${comparedVerdict(report)}`)}${compared}`;
}
