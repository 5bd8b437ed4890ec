import type {
  DiffReport,
  Impact,
  ReportedChange,
  ReportedElement,
  ReportedSide,
} from '../../diff/report.js';
import type { Approval } from '../../model/application.js';
import type { Direction, Match } from '../../model/change.js';

/** What stands for a value that is not written. */
export const ABSENT = '（未写）';

/** `江苏省（320000）`. */
export function placeLabel(name: string, code: string): string {
  return name === code ? code : `${name}（${code}）`;
}

/** `基本目录`, or `专项清单·证明事项清单` where the document is one of several lists. */
export function documentLabel(thing: {
  readonly catalog?: string;
  readonly list?: string;
}): string {
  const { catalog = '地区', list } = thing;
  return list === undefined ? catalog : `${catalog}·${list}`;
}

/** `食品经营许可（000131003000）`, or what of it is known. */
export function rowLabel({ name, code }: Pick<ReportedSide, 'name' | 'code'>): string {
  if (name === undefined) return code ?? '（没有名称和编码）';
  return code === undefined ? name : `${name}（${code}）`;
}

/** The row or rows that a change is about: both sides where they are called otherwise. */
export function changeLabel({ before, after }: ReportedChange): string {
  const labels = [before, after].map((side) => side.map(rowLabel).join('、'));
  const [was = '', is = ''] = labels;
  if (was === '' || is === '' || was === is) return is === '' ? was : is;
  return `${was} → ${is}`;
}

/** The direction for the applicant in words: 压减, 增加, 不变, 待判断. */
export function directionText(direction: Direction): string {
  return direction === '待判断' ? '待判断（须由人核对）' : direction;
}

/** Who decides, and whether it was asked for. */
export function approvalText({ level, decides, application, follows }: Approval): string {
  if (follows === true) return '随上级调整，不另报批';
  if (level === undefined) return '不须报批';
  const needed = `须由${decides}审定`;
  if (application === undefined) return `${needed}，没有调整申请`;
  const state = application.state === undefined ? '已申请' : `申请${application.state}`;
  return `${needed}，${state}（${applicationText(application)}）`;
}

/** Unit, day and ground of an application. */
export function applicationText(application: NonNullable<Approval['application']>): string {
  return `${application.unit}，${application.date}，${application.ground}`;
}

/** Whether somebody has yet to decide. */
export function needsApproval({ level, follows, application }: Approval): boolean {
  return level !== undefined && follows !== true && application?.state !== '已通过';
}

/** How an item was recognised when not by its code: `按名称识别，把握 87%`. */
export function matchText(match: Match | undefined): string | undefined {
  if (match === undefined || match.by === '编码') return undefined;
  return `按${match.by}识别，把握 ${Math.round(match.confidence * 100)}%`;
}

/** The name of an element, and whether it is only written otherwise. */
export function elementLabel({ element, notation }: ReportedElement): string {
  return notation === true ? `${element}（只是写法不同）` : element;
}

/** The rule that a row breaks, or that it must follow without breaking any. */
export function ruleLabel({ rule }: Impact): string {
  return rule ?? '跟着改';
}

/** What causes an impact: a change of an item, or something of a header, a region, the configuration. */
export function causeText(change: ReportedChange | undefined): string {
  if (change === undefined) return '文头、地区或配置的变化';
  return `${change.regionName}${change.kind}：${changeLabel(change)}`;
}

/** Impacts with the change that causes each, by region in the order of the report. */
export interface RegionImpacts {
  readonly region: string;
  readonly regionName: string;
  readonly level: string;
  readonly rows: readonly { readonly impact: Impact; readonly change?: ReportedChange }[];
}

/** All impacts of a report by region. */
export function impactsByRegion({
  changes,
  others,
}: Pick<DiffReport, 'changes' | 'others'>): readonly RegionImpacts[] {
  const groups = new Map<string, { head: Impact; rows: RegionImpacts['rows'][number][] }>();
  const add = (row: RegionImpacts['rows'][number]) => {
    const group = groups.get(row.impact.region);
    if (group) group.rows.push(row);
    else groups.set(row.impact.region, { head: row.impact, rows: [row] });
  };
  for (const change of changes) for (const impact of change.impacts) add({ impact, change });
  for (const impact of others) add({ impact });
  return Array.from(groups.values(), ({ head, rows }) => ({
    region: head.region,
    regionName: head.regionName,
    level: head.level,
    rows,
  }));
}

/** How many impacts each region has: `苏州市 2 行、昆山市 1 行`, at most so many regions. */
export function impactCounts(impacts: readonly Impact[], most: number): string {
  const counts = new Map<string, { name: string; rows: number }>();
  for (const { region, regionName } of impacts) {
    const count = counts.get(region);
    if (count) count.rows += 1;
    else counts.set(region, { name: regionName, rows: 1 });
  }
  const shown = [...counts.values()].slice(0, most).map(({ name, rows }) => `${name} ${rows} 行`);
  return `${shown.join('、')}${counts.size > most ? ` 等 ${counts.size} 个地区` : ''}`;
}

/** Neighbours with an equal key; a report is sorted, so this takes one pass. */
export function neighbours<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let key: string | undefined;
  for (const item of items) {
    const itsKey = keyOf(item);
    if (itsKey === key) groups.at(-1)!.push(item);
    else groups.push([item]);
    key = itsKey;
  }
  return groups;
}

/** The key of a region's document, for `neighbours`. */
export function documentKey(thing: {
  readonly region: string;
  readonly catalog: string;
  readonly list?: string;
}): string {
  return JSON.stringify([thing.region, thing.catalog, thing.list]);
}
