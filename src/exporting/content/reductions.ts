import type { Row } from '../../model/document.js';
import { JudgingDay } from '../../model/judging-day.js';
import type { RegionView } from '../../model/region-view.js';
import { isSecret } from '../../model/secret.js';
import { type Compared, isKnown } from '../../statistics/compared.js';
import type { Change, Reductions, RowReductions, TimeChange } from '../../statistics/reductions.js';
import { type RegionBefore, servedReductions } from '../../statistics/region-reductions.js';
import {
  type AllReductions,
  addRow,
  addTotals,
  noReductions,
  type ReductionTotals,
} from '../../statistics/totals.js';
import { formatTimeLimit, type TimeUnit } from '../../values/time-limit.js';
import type { ReportDocument } from '../export.js';
import { notesOf } from './document.js';
import { REDUCTIONS } from './kinds.js';
import { LeftOutCount, type RegionFacts } from './part.js';

/** The four reductions of a region: a line an 实施清单 row, and their sums. */
export interface ReductionsPart extends RegionFacts {
  readonly lines: readonly (readonly Cell[])[];
  readonly totals: AllReductions;
}

type Cell = string | number;

/** What the report is made of. */
export interface ReductionsRequest {
  readonly regionName: string;
  readonly isBelow: boolean;
  readonly asOf: string;
  readonly parts: readonly ReductionsPart[];
  readonly marks: readonly string[];
  /** The revision that is compared with, as the user names it. */
  readonly against: string | undefined;
}

/** The four reductions of a region's rows that are in force and public (减环节、减材料、减时限、减跑动). */
export function reductionsPart(
  view: RegionView,
  asOf: string,
  before?: RegionBefore,
): ReductionsPart {
  const leftOut = new LeftOutCount();
  const totals = noReductions();
  const lines: Cell[][] = [];
  for (const reductions of servedReductions(view, new JudgingDay(asOf), before)) {
    if (isSecret(reductions.row, view)) leftOut.add('不公开');
    else {
      addRow(totals, reductions);
      lines.push(lineOf(reductions, view, before !== undefined));
    }
  }
  return {
    region: view.region.code,
    regionName: view.region.name,
    leftOut: leftOut.counts,
    blanks: [],
    differences: [],
    remarks: [],
    nothing: '实施清单里没有在用的依申请事项和公共服务',
    lines,
    totals,
  };
}

/** The report over one region or several, the sums in its last line. */
export function reductionsDocument(request: ReductionsRequest): ReportDocument {
  const { regionName, isBelow, asOf, parts, marks, against } = request;
  const hasBefore = against !== undefined;
  const lines = parts.flatMap(({ lines: own }) => own);
  return {
    name: REDUCTIONS,
    title: `${regionName}政务服务事项四减统计${isBelow ? '（含所属地区）' : ''}`,
    unit: `编制单位：${regionName}`,
    day: asOf,
    columns: hasBefore
      ? [...COLUMNS.slice(0, -1), ...BEFORE_COLUMNS, ...COLUMNS.slice(-1)]
      : COLUMNS,
    rows: [
      ...lines.map((line, index) => [index + 1, ...line]),
      ...parts.slice(0, isBelow ? undefined : 0).map((part) => totalLine(part, hasBefore)),
      totalLine({ regionName: isBelow ? '全部地区' : regionName, totals: sum(parts) }, hasBefore),
    ],
    notes: [
      ...notesOf(parts, lines.length),
      '法定办结时限、标准实施清单是对照的标准；“实际”是申请人遇到的：实施清单，办事指南再压减的以办事指南为准',
      '“—”是没有写明或比不出的，原因在备注栏；不计入合计',
      ...(hasBefore ? [`“之前”是 ${against}`] : []),
    ],
    marks,
  };
}

const COLUMNS: ReportDocument['columns'] = [
  { title: '序号', width: 6, align: 'center' },
  { title: '地区', width: 10 },
  { title: '事项名称', width: 30 },
  { title: '实施编码', width: 22 },
  { title: '实施主体', width: 20 },
  { title: '法定办结时限', width: 12, align: 'center' },
  { title: '承诺办结时限', width: 12, align: 'center' },
  { title: '时限压减', width: 9, align: 'center' },
  { title: '标准材料', width: 7, align: 'center' },
  { title: '实际材料', width: 7, align: 'center' },
  { title: '其中免于提交', width: 9, align: 'center' },
  { title: '标准环节', width: 7, align: 'center' },
  { title: '实际环节', width: 7, align: 'center' },
  { title: '到现场次数', width: 8, align: 'center' },
  { title: '备注', width: 24 },
];

/** Against the revision before: what has been added (+) or taken away (−) since. */
const BEFORE_COLUMNS: ReportDocument['columns'] = [
  { title: '时限比之前', width: 12, align: 'center' },
  { title: '材料比之前', width: 8, align: 'center' },
  { title: '环节比之前', width: 8, align: 'center' },
  { title: '跑动比之前', width: 8, align: 'center' },
];

const NONE = '—';

function lineOf(reductions: RowReductions, { region }: RegionView, hasBefore: boolean): Cell[] {
  const { row, standard, visits } = reductions;
  const { item } = row;
  const time = timeCells(row, standard);
  const before = hasBefore ? beforeCells(reductions.before) : [];
  return [
    region.name,
    item.业务办理项名称 ?? item.事项名称 ?? '',
    item.业务办理项编码 ?? item.实施编码 ?? '',
    item.实施主体 ?? '',
    ...time,
    ...counts(standard.materials),
    isKnown(standard.materials) ? standard.materials.value.exempt.to : NONE,
    ...counts(standard.steps),
    isKnown(visits) ? visits.value : NONE,
    ...before,
    remarkOf(reductions),
  ];
}

/** What the row says where the comparison has no amount: it is told, but not measured. */
function timeCells({ item }: Row, { time }: Reductions): Cell[] {
  if (isKnown(time) && time.value.amount !== undefined) {
    const { from, to, unit } = time.value.amount;
    return [
      formatTimeLimit({ value: from, unit }),
      formatTimeLimit({ value: to, unit }),
      from === 0 ? NONE : percent((from - to) / from),
    ];
  }
  const written = (value: unknown, unit: unknown) =>
    typeof value === 'number' && typeof unit === 'string'
      ? formatTimeLimit({ value, unit: unit as TimeUnit })
      : NONE;
  return [
    written(item.法定办结时限, item.法定办结时限单位),
    written(item.承诺办结时限, item.承诺办结时限单位),
    NONE,
  ];
}

function counts(compared: Compared<Change>): Cell[] {
  return isKnown(compared) ? [compared.value.from, compared.value.to] : [NONE, NONE];
}

function beforeCells(before: Reductions | undefined): Cell[] {
  if (before === undefined) return [NONE, NONE, NONE, NONE];
  return [
    timeSince(before.time),
    since(before.materials),
    since(before.steps),
    since(before.visits),
  ];
}

function since(compared: Compared<Change>): Cell {
  return isKnown(compared) ? signed(compared.value.to - compared.value.from) : NONE;
}

const ORDER = { shorter: '缩短', equal: '0', longer: '延长' } as const;

function timeSince(compared: Compared<TimeChange>): Cell {
  if (!isKnown(compared)) return NONE;
  const { amount, order } = compared.value;
  if (amount === undefined || order === 'equal') return ORDER[order];
  return `${signed(amount.to - amount.from)} ${amount.unit}`;
}

function signed(difference: number): string {
  if (difference === 0) return '0';
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}

/** Why something could not be compared, each reason once. */
function remarkOf({ standard, visits, before }: RowReductions): string {
  const all: readonly Compared<unknown>[] = [
    standard.time,
    standard.materials,
    standard.steps,
    visits,
    ...(before === undefined ? [] : [before.time, before.materials, before.steps, before.visits]),
  ];
  const reasons = all.flatMap((compared) => (isKnown(compared) ? [] : [compared.why]));
  return [...new Set(reasons)].join('；');
}

function totalLine(
  { regionName, totals }: { readonly regionName: string; readonly totals: AllReductions },
  hasBefore: boolean,
): Cell[] {
  const { standard, visits, before } = totals;
  const told = visits.none + visits.once + visits.more;
  const days = standard.time.units.get('工作日');
  return [
    '合计',
    regionName,
    `时限缩短 ${standard.time.less} 项，材料减少 ${standard.materials.less} 项，环节减少 ${standard.steps.less} 项，零跑动 ${visits.none} 项`,
    '',
    '',
    days === undefined ? NONE : formatTimeLimit({ value: days.from, unit: '工作日' }),
    days === undefined ? NONE : formatTimeLimit({ value: days.to, unit: '工作日' }),
    standard.time.shareRows === 0 ? NONE : percent(standard.time.shares / standard.time.shareRows),
    standard.materials.from,
    standard.materials.to,
    standard.materials.exemptTo,
    standard.steps.from,
    standard.steps.to,
    told === 0 ? NONE : `零跑动 ${percent(visits.none / told)}`,
    ...(hasBefore ? beforeTotals(before) : []),
    '时限合计只含工作日；时限压减是各项的平均',
  ];
}

function beforeTotals({ time, materials, steps, visits }: ReductionTotals): Cell[] {
  return [
    `缩短 ${time.less}、延长 ${time.more} 项`,
    signed(materials.to - materials.from),
    signed(steps.to - steps.from),
    signed(visits.to - visits.from),
  ];
}

function percent(share: number): string {
  return `${(Math.round(share * 1000) / 10).toString()}%`;
}

function sum(parts: readonly ReductionsPart[]): AllReductions {
  const [first, ...others] = parts.map(({ totals }) => totals);
  if (first === undefined || others.length === 0) return first ?? noReductions();
  const all = noReductions();
  for (const totals of [first, ...others]) addTotals(all, totals);
  return all;
}
