import type { ChalkInstance } from 'chalk';
import type { ReportedChange, ReportedElement, ReportedEntry } from '../../diff/report.js';
import type { ChangeKind, Direction } from '../../model/change.js';
import { groupBy, spot } from '../place.js';
import { severityPaint } from '../pretty-finding.js';
import { SEVERITY_WORDS } from '../severity-words.js';
import { visible } from '../visible.js';
import { type ColumnStyle, columnTitle, sideLines } from './columns.js';
import { sidesOf } from './marked.js';
import {
  approvalText,
  changeLabel,
  directionText,
  documentLabel,
  elementLabel,
  matchText,
  needsApproval,
  placeLabel,
  rowLabel,
  ruleLabel,
} from './words.js';

/** How a change is printed. */
export interface ChangeStyle extends ColumnStyle {
  /** Entries of an element and impacts of a change; the rest is counted. */
  readonly max: number;
}

const MAX_ELEMENTS = 40;

const ENTRY_WORDS: Readonly<Record<ReportedEntry['kind'], string>> = {
  增加: '＋ 多一条',
  减少: '－ 少一条',
  变更: '～ 改一条',
};

/** One change: a headline, what differs, and who has to follow. */
export function changeLines(change: ReportedChange, style: ChangeStyle): readonly string[] {
  return [
    headline(change, style.chalk),
    ...factLines(change, style.chalk),
    ...elementsLines(change.elements, style),
    ...impactLines(change, style),
  ];
}

/** The elements that differ, below the titles of the two columns. */
export function elementsLines(
  elements: readonly ReportedElement[],
  style: ChangeStyle,
): readonly string[] {
  if (elements.length === 0) return [];
  const shown = elements.slice(0, MAX_ELEMENTS);
  return [
    ...columnTitle(style),
    ...shown.flatMap((element) => elementLines(element, style)),
    ...rest(elements.length - shown.length, '处要素', style),
  ];
}

function headline(change: ReportedChange, chalk: ChalkInstance): string {
  const match = matchText(change.match);
  return [
    kindPaint(chalk, change.kind).bold(change.kind),
    chalk.bold(visible(changeLabel(change))),
    directionPaint(chalk, change.applicant)(`对办事人：${directionText(change.applicant)}`),
    ...(match === undefined ? [] : [chalk.yellow(match)]),
  ].join('  ');
}

function factLines(change: ReportedChange, chalk: ChalkInstance): readonly string[] {
  const { approval, before, after } = change;
  const text = visible(approvalText(approval));
  const places = [
    ...before.slice(0, 1).map((side) => `前 ${spot(side.file, side)}`),
    ...after.slice(0, 1).map((side) => `后 ${spot(side.file, side)}`),
  ];
  return [
    `  审批  ${needsApproval(approval) ? chalk.yellow(text) : text}`,
    ...(needsApproval(approval) ? [chalk.dim(`        ${visible(approval.why)}`)] : []),
    chalk.dim(`  位置  ${places.join('，')}`),
  ];
}

function elementLines(element: ReportedElement, style: ChangeStyle): readonly string[] {
  const { chalk, max } = style;
  const title = `  ${chalk.bold(visible(elementLabel(element)))}${element.notation ? '' : directionMark(element.applicant, chalk)}`;
  if (element.entries === undefined) return [title, ...sideLines(sidesOf(element), style)];
  const shown = element.entries.slice(0, max);
  return [
    title,
    ...shown.flatMap((entry) => entryLines(entry, style)),
    ...rest(element.entries.length - shown.length, '处', style),
  ];
}

function entryLines(entry: ReportedEntry, style: ChangeStyle): readonly string[] {
  const { chalk } = style;
  const paint = { 增加: chalk.green, 减少: chalk.red, 变更: chalk.yellow }[entry.kind];
  const parts = (entry.parts ?? [])
    .slice(0, MAX_ELEMENTS)
    .flatMap((part) => [
      chalk.dim(`    · ${visible(elementLabel(part))}${directionMark(part.applicant, chalk)}`),
      ...sideLines(sidesOf(part), style),
    ]);
  return [
    `    ${paint(ENTRY_WORDS[entry.kind])}${directionMark(entry.applicant, chalk)}`,
    ...sideLines(sidesOf(entry), { ...style, absent: '' }),
    ...parts,
  ];
}

function impactLines({ impacts }: ReportedChange, style: ChangeStyle): readonly string[] {
  if (impacts.length === 0) return [];
  const { chalk, max } = style;
  const shown = impacts.slice(0, max);
  const regions = groupBy(shown, ({ region }) => region);
  return [
    `  ${chalk.bold(`影响（${impacts.length} 行）`)}`,
    ...Array.from(regions.values()).flatMap((rows) => [
      `    ${visible(placeLabel(rows[0]!.regionName, rows[0]!.region))}`,
      ...rows.flatMap((row) => [
        `      ${severityPaint(chalk, row.severity)(SEVERITY_WORDS[row.severity])}  ${visible(documentLabel(row))}  ${visible(rowLabel(row))}  ${chalk.dim(visible(ruleLabel(row)))}`,
        `        ${visible(row.message)}`,
        `        要做：${visible(row.action)}`,
        chalk.dim(`        ${spot(row.file, row)}`),
      ]),
    ]),
    ...rest(impacts.length - shown.length, '行受影响', style),
  ];
}

function rest(count: number, unit: string, { chalk }: ChangeStyle): readonly string[] {
  return count > 0 ? [chalk.dim(`    还有 ${count} ${unit}`)] : [];
}

function directionMark(direction: Direction, chalk: ChalkInstance): string {
  return direction === '不变'
    ? ''
    : `  ${directionPaint(chalk, direction)(`对办事人${direction}`)}`;
}

function directionPaint(chalk: ChalkInstance, direction: Direction): ChalkInstance {
  return { 压减: chalk.green, 增加: chalk.red, 不变: chalk.dim, 待判断: chalk.yellow }[direction];
}

function kindPaint(chalk: ChalkInstance, kind: ChangeKind): ChalkInstance {
  if (kind === '新增' || kind === '恢复') return chalk.green;
  return kind === '取消' || kind === '暂停' ? chalk.red : chalk.cyan;
}
