import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { DiffReport, ReportedChange } from '../../diff/report.js';
import { checkedPath, spot } from '../place.js';
import { SEVERITY_WORDS } from '../severity-words.js';
import { dayValue } from '../sheet-frame.js';
import { tableSheet } from '../workbook.js';
import { comparedFacts, comparedVerdict, regionChangeText } from './compared.js';
import type { RevisionReporter } from './reporter.js';
import {
  applicationText,
  causeText,
  documentLabel,
  elementLabel,
  impactCounts,
  impactsByRegion,
  matchText,
  needsApproval,
  placeLabel,
  ruleLabel,
} from './words.js';
import { sideText } from './xlsx-sides.js';

/** Regions named in one cell of the table. */
const LISTED = 12;
/** The day of the file itself: the bytes depend on the report alone. */
const EPOCH = new Date(0);

/**
 * 调整情况表 as a workbook: a row a change, the list of what follows in which region, and what was
 * compared. Nothing of a catalog is a formula; the same report gives the same bytes.
 */
export const xlsx: RevisionReporter<Promise<Uint8Array>> = (report) => {
  const day = dayValue(report.asOf);
  const written = typeof day === 'string' ? EPOCH : day;
  return writeXlsx({
    properties: { creator: '四同 sitong', created: written, modified: written },
    sheets: [changesSheet(report), impactsSheet(report), notesSheet(report)],
  });
};

function changesSheet({ asOf, changes }: DiffReport): WriteSheet {
  return tableSheet({
    name: '调整情况表',
    title: '政务服务事项目录调整情况表',
    line: '填报单位：',
    day: asOf,
    columns: [
      { title: '序号', width: 6, align: 'center' },
      { title: '地区', width: 9 },
      { title: '类别', width: 10 },
      { title: '事项名称', width: 20 },
      { title: '原编码', width: 15 },
      { title: '现编码', width: 15 },
      { title: '操作', width: 9, align: 'center' },
      { title: '调整要素', width: 12 },
      { title: '调整前', width: 28 },
      { title: '调整后', width: 28 },
      { title: '方向', width: 8, align: 'center' },
      { title: '审批层级', width: 14 },
      { title: '申请单位和理由', width: 16 },
      { title: '影响的下级', width: 14 },
      { title: '备注', width: 12 },
    ],
    rows: changes.map((change, index) => [
      index + 1,
      change.regionName,
      documentLabel(change),
      namesText(change),
      codesText(change.before),
      codesText(change.after),
      change.kind,
      change.elements.map(({ element }) => element).join('\n'),
      sideText(change.elements, 'before'),
      sideText(change.elements, 'after'),
      change.applicant,
      approvalCell(change),
      change.approval.application === undefined ? '' : applicationText(change.approval.application),
      impactCounts(change.impacts, LISTED),
      remarks(change),
    ]),
  });
}

function impactsSheet(report: DiffReport): WriteSheet {
  const impacts = impactsByRegion(report).flatMap(({ rows }) => rows);
  return tableSheet({
    name: '影响清单',
    title: '受影响事项清单',
    line: `共 ${impacts.length} 行`,
    day: report.asOf,
    columns: [
      { title: '序号', width: 6, align: 'center' },
      { title: '地区', width: 12 },
      { title: '层级', width: 8, align: 'center' },
      { title: '类别', width: 12 },
      { title: '事项名称', width: 24 },
      { title: '编码', width: 18 },
      { title: '问题', width: 32 },
      { title: '要做什么', width: 28 },
      { title: '应为', width: 22 },
      { title: '起因', width: 26 },
      { title: '规则', width: 14 },
      { title: '位置', width: 24 },
    ],
    rows: impacts.map(({ impact, change }, index) => [
      index + 1,
      impact.regionName,
      impact.level,
      documentLabel(impact),
      impact.name ?? '',
      impact.code ?? '',
      `${SEVERITY_WORDS[impact.severity]}：${impact.message}`,
      impact.action,
      impact.expected ?? '',
      causeText(change),
      ruleLabel(impact),
      spot(impact.file, impact),
    ]),
  });
}

/** What was compared, the regions and headers that differ, and the findings. */
function notesSheet(report: DiffReport): WriteSheet {
  const regions = report.regions.map((region) => [
    '地区变化',
    regionChangeText(region),
    matchText(region.match) ?? '',
    '',
  ]);
  const headers = report.headers.flatMap((header) =>
    header.elements.map((element) => [
      '文头变化',
      `${placeLabel(header.regionName, header.region)} ${documentLabel(header)} ${elementLabel(element)}`,
      `${element.before ?? '（未写）'} → ${element.after ?? '（未写）'}`,
      '',
    ]),
  );
  const findings = report.diagnostics.map((one) => [
    SEVERITY_WORDS[one.severity],
    `${one.message}（${one.rule}）`,
    one.action,
    spot(checkedPath(one.workspace, one.file), one),
  ]);
  return tableSheet({
    name: '说明',
    title: '比较情况说明',
    line: '比较了什么、结果如何、什么没有比较',
    day: report.asOf,
    columns: [
      { title: '内容', width: 14 },
      { title: '情况', width: 70 },
      { title: '说明', width: 40 },
      { title: '位置', width: 30 },
    ],
    rows: [
      ['结论', comparedVerdict(report), '', ''],
      ...comparedFacts(report).map(({ label, text }) => [label, text, '', '']),
      ...regions,
      ...headers,
      ...findings,
    ],
  });
}

function namesText({ before, after }: ReportedChange): string {
  const names = (sides: typeof before) => [...new Set(sides.map(({ name }) => name ?? ''))];
  const was = names(before).join('\n');
  const is = names(after).join('\n');
  if (was === is || is === '') return was;
  return was === '' ? is : `${is}\n（原：${was}）`;
}

function codesText(sides: ReportedChange['before']): string {
  return sides.map(({ code }) => code ?? '').join('\n');
}

function approvalCell({ approval }: ReportedChange): string {
  if (approval.follows === true) return '随上级调整';
  if (approval.level === undefined) return '不须报批';
  return `${approval.level}\n${approval.decides}`;
}

function remarks(change: ReportedChange): string {
  const { approval } = change;
  const state = approval.application?.state;
  return [
    matchText(change.match),
    state,
    needsApproval(approval) && approval.application === undefined ? '没有调整申请' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}
