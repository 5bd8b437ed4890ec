import type { DiffReport, ReportedRegion } from '../../diff/report.js';
import { CHANGE_KINDS, DIRECTIONS } from '../../model/change.js';
import { listFact, undecidedText } from '../coverage.js';
import { SEVERITY_WORDS } from '../severity-words.js';
import { visible } from '../visible.js';

/** One thing that a comparison covered, found or left out. */
export interface ComparedFact {
  readonly label: string;
  readonly text: string;
  /** Whether a result without changes says less because of it. */
  readonly isGap: boolean;
}

type Summary = DiffReport['summary'];

const NONE = '无';
const LISTED = 20;

/** What was compared, what was found and what could not be compared; the one source of all formats. */
export function comparedFacts({
  before,
  after,
  asOf,
  summary,
}: DiffReport): readonly ComparedFact[] {
  const { regions, identical, itemsBefore, itemsAfter, unread } = summary;
  return [
    { label: '比较', text: `${visible(before)} → ${visible(after)}`, isGap: false },
    { label: '判断日期', text: visible(asOf), isGap: false },
    {
      label: '范围',
      text: `${regions} 个地区，变更前 ${itemsBefore} 行，变更后 ${itemsAfter} 行；${identical} 个地区的文件完全相同，没有逐行比较`,
      isGap: regions === 0,
    },
    { label: '变更', text: kindCounts(summary), isGap: false },
    { label: '对办事人', text: directionCounts(summary), isGap: false },
    { label: '地区变化', text: countOr(summary.regionChanges, '处'), isGap: false },
    { label: '文头变化', text: countOr(summary.headerChanges, '份'), isGap: false },
    { label: '影响', text: affectedText(summary), isGap: false },
    { label: '问题', text: countsText(summary), isGap: false },
    { label: '未能判断', text: undecidedText(summary), isGap: summary.undecided > 0 },
    listFact('关闭规则', summary.rulesOff),
    { label: '豁免', text: countOr(summary.waived, '条'), isGap: false },
    { label: '未能比较', text: unreadText(unread), isGap: unread.length > 0 },
  ];
}

/** Changes by kind: `5 项（新增 2、变更 3）`. */
export function kindCounts({ kinds }: Summary): string {
  return counted(CHANGE_KINDS.map((kind) => [kind, kinds[kind]]));
}

/** Changes by their direction for the applicant. */
export function directionCounts({ directions }: Summary): string {
  const parts = DIRECTIONS.filter((one) => directions[one] > 0);
  return parts.length === 0 ? NONE : parts.map((one) => `${one} ${directions[one]}`).join('、');
}

/** Findings of the change rules in numbers. */
export function countsText({ errors, warnings, notes }: Summary): string {
  return `${SEVERITY_WORDS.error} ${errors}，${SEVERITY_WORDS.warning} ${warnings}，${SEVERITY_WORDS.note} ${notes}`;
}

/** The result in one sentence; no difference is said only of what was compared. */
export function comparedVerdict({ summary }: DiffReport): string {
  const { itemsBefore, itemsAfter, regions, identical, unread } = summary;
  const total = totalChanges(summary);
  const gap = unread.length > 0 ? `；有 ${unread.length} 处未能比较，结果不完整` : '';
  if (total + summary.regionChanges + summary.headerChanges > 0) {
    const affected =
      summary.affectedRows > 0 ? `；影响 ${affectedText(summary)}` : '；没有受影响的下级';
    return `变更 ${kindCounts(summary)}${affected}；${countsText(summary)}${gap}。`;
  }
  if (regions === 0) return `两边都没有地区，没有比较任何一行${gap}。`;
  const counts =
    summary.errors + summary.warnings + summary.notes > 0 ? `；${countsText(summary)}` : '';
  const same = identical > 0 ? `（${identical} 个的文件完全相同）` : '';
  return `没有差别：比较了 ${regions} 个地区${same}，变更前 ${itemsBefore} 行，变更后 ${itemsAfter} 行${counts}${gap}。`;
}

/** Whether a result without changes would say less than it seems to. */
export function isIncomplete({ summary }: DiffReport): boolean {
  return summary.unread.length > 0 || summary.regions === 0;
}

/** `更名 偃师市（410381） → 偃师区（410307）`. */
export function regionChangeText({ kind, before, after }: ReportedRegion): string {
  const sides = [before, after].flatMap((side) =>
    side === undefined ? [] : [`${side.name}（${side.code}）`],
  );
  return `${kind}  ${sides.join(' → ')}`;
}

export function totalChanges({ kinds }: Summary): number {
  return CHANGE_KINDS.reduce((sum, kind) => sum + kinds[kind], 0);
}

function affectedText({ affectedRegions, affectedRows }: Summary): string {
  return affectedRows === 0 ? NONE : `${affectedRegions} 个地区 ${affectedRows} 行`;
}

function counted(counts: readonly (readonly [string, number])[]): string {
  const present = counts.filter(([, count]) => count > 0);
  const total = present.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return NONE;
  return `${total} 项（${present.map(([name, count]) => `${name} ${count}`).join('、')}）`;
}

function countOr(count: number, unit: string): string {
  return count === 0 ? NONE : `${count} ${unit}`;
}

function unreadText(unread: readonly string[]): string {
  if (unread.length === 0) return NONE;
  const shown = unread.slice(0, LISTED).map(visible).join('；');
  return unread.length > LISTED ? `${shown}；等 ${unread.length} 处` : shown;
}
