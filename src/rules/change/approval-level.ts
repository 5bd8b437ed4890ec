import type { Approval } from '../../model/application.js';
import type { ElementChange } from '../../model/change.js';
import type { Row } from '../../model/document.js';
import { JudgingDay } from '../../model/judging-day.js';
import type { RegionView } from '../../model/region-view.js';
import { type Level, levelNumber } from '../../values/level.js';
import { wholeCatalogsAbove } from '../coverage.js';
import type { ChangeCase, RuleContext } from '../rule.js';
import { BY_UNIT, POLICY_CATALOG, POLICY_LIST } from '../words.js';
import { agreesWithUpper, isOwnDetail, subjectOf } from './agreement.js';
import { type Authority, authorityOf, type Matter } from './authority.js';
import { coveringApplication, PLANNED_END } from './covering.js';
import { isFounder, isHandover, operationFollows, viewAtLevel } from './follows.js';
import { isOwnSetting, uppersOf } from './upper.js';

/** One thing that a change has decided by somebody: the operation, or one element. */
export interface Need {
  /** Undefined for the operation itself. */
  readonly element: string | undefined;
  readonly level: Level;
  readonly decides: string;
  readonly why: string;
  /** Whether it needs one of the grounds of domain §4.2 G3. */
  readonly ground: boolean;
  /** Whether it only carries out what the upper chain says; `unknown` when that cannot be seen. */
  readonly follows: 'yes' | 'no' | 'unknown';
}

/**
 * Who has to approve a change (domain §4.2 G2): the highest level of what it decides, by 审核权限 of the
 * workspace or the built-in table, with the 调整申请 that covers it.
 */
export function approvalOf(one: ChangeCase, context: RuleContext): Approval {
  const needs = needsOf(one, context);
  const open = needs.filter(({ follows }) => follows !== 'yes');
  const need = highest(open);
  const application = coveringApplication(one.applications, one.change, need?.element);
  const record =
    application === undefined
      ? {}
      : {
          application: {
            unit: application.unit,
            date: application.date,
            ground: application.ground,
            place: application.place,
            ...(application.state === undefined ? {} : { state: application.state }),
          },
        };
  if (need !== undefined)
    return { level: need.level, decides: need.decides, why: need.why, ...record };
  if (needs.length === 0) {
    const why = `只涉及本单位自行维护的要素，不需要审批（${POLICY_LIST}）`;
    return { level: undefined, decides: BY_UNIT, why, ...record };
  }
  const why = `只是照上级目录和标准调整，不需要另行审批（${POLICY_LIST}）`;
  return { level: undefined, decides: BY_UNIT, why, follows: true, ...record };
}

/** The need that the highest level decides; of equal ones the first. */
export function highest(needs: readonly Need[]): Need | undefined {
  let best: Need | undefined;
  for (const need of needs) {
    if (best === undefined || levelNumber(need.level) < levelNumber(best.level)) best = need;
  }
  return best;
}

/** All that a change has decided by somebody; without elements of 自主 and mere notation. */
export function needsOf(one: ChangeCase, context: RuleContext): readonly Need[] {
  const { view, change } = one;
  const row = change.after[0] ?? change.before[0];
  if (view === undefined || row === undefined) return [];
  const needs: Need[] = [];
  const matter = operationMatter(one, row);
  if (matter !== undefined) {
    const authority = isHandover(one)
      ? ({ level: '本级', by: 'office', why: HANDOVER, ground: true } as const)
      : authorityOf(matter, context.authority);
    if (authority !== undefined)
      needs.push(needFor({ authority, view, row }, undefined, operationFollows(one, context)));
  }
  if (change.before.length !== 1 || change.after.length !== 1) return needs;
  const seen = new Set<string>();
  for (const element of change.elements) {
    const subject = subjectOf(element.element);
    if (seen.has(subject) || (matter !== undefined && CODES.has(subject))) continue;
    seen.add(subject);
    const need = elementNeed(element, row, one, context);
    if (need !== undefined) needs.push(need);
  }
  return needs;
}

const HANDOVER = '同一办理项在本地换由另一机关办理，属职能调整，由目录所属地区自行决定';
const CODES: ReadonlySet<string> = new Set(['基本编码', '实施编码', '业务办理项编码']);

/** The operation to be decided; of a change of elements, or of codes that only carry another body, none. */
function operationMatter({ change }: ChangeCase, row: Row): Matter | undefined {
  if (change.kind === '变更') return undefined;
  const [before] = change.before;
  const sameItem = before?.item.基本编码 === row.item.基本编码;
  if (change.kind === '重新编码' && sameItem && row.document.kind !== '基本目录') return undefined;
  return { row, operation: change.kind };
}

function elementNeed(
  change: ElementChange,
  row: Row,
  one: ChangeCase,
  context: RuleContext,
): Need | undefined {
  const { view } = one;
  if (change.notation === true || view === undefined || isOwnDetail(change, view)) return undefined;
  if (isPlannedEnd(change, row)) return plannedEndNeed(row, one, context);
  const element = subjectOf(change.element);
  // What a side's source does not carry (未载要素) tells of no change.
  const sides = [...one.change.before, row];
  if (sides.some(({ document }) => document.absent.has(element))) return undefined;
  const { kind, variant } = row.document;
  const { direction } = context.standard.elements(kind, variant).get(element) ?? {};
  const authority = authorityOf(
    {
      row,
      operation: one.change.kind,
      element,
      applicant: change.applicant,
      same: context.sameElements.has(element),
      ...(direction === undefined ? {} : { downwards: direction }),
    },
    context.authority,
  );
  if (authority === undefined) return undefined;
  return needFor({ authority, view, row }, element, elementFollows(change, row, view));
}

/** A day set, or brought forward, on which an item ends: it is cancelled by it, only not today. */
function isPlannedEnd({ element, before, after }: ElementChange, { document }: Row): boolean {
  if (element !== PLANNED_END || typeof after !== 'string') return false;
  if (document.kind !== '基本目录' && document.kind !== '实施清单') return false;
  return typeof before !== 'string' || after < before;
}

/** Decided like the 取消 that it is, seen from the day on which the item ends. */
function plannedEndNeed(row: Row, one: ChangeCase, context: RuleContext): Need | undefined {
  const { view, change } = one;
  const { [PLANNED_END]: end } = row.item;
  const authority = authorityOf({ row, operation: '取消' }, context.authority);
  if (authority === undefined || view === undefined) return undefined;
  const cancelling: ChangeCase = { ...one, change: { ...change, kind: '取消' } };
  const asOf = end === undefined ? context.asOf : new JudgingDay(end);
  const follows = operationFollows(cancelling, { ...context, asOf });
  return needFor({ authority, view, row }, PLANNED_END, follows);
}

/** Whether an element only follows; where nothing of the item is known above, that cannot be seen. */
function elementFollows(change: ElementChange, row: Row, view: RegionView): Need['follows'] {
  if (agreesWithUpper(change, row, view)) return 'yes';
  const { 基本编码: code } = row.item;
  if (isFounder(view, code) || uppersOf(row, subjectOf(change.element), view).length > 0)
    return 'no';
  const isItem = row.document.kind === '基本目录' || row.document.kind === '实施清单';
  return isItem && code !== undefined && !wholeCatalogsAbove(view, code) ? 'unknown' : 'no';
}

function needFor(
  { authority, view, row }: { authority: Authority; view: RegionView; row: Row },
  element: string | undefined,
  follows: Need['follows'],
): Need {
  const own = isOwnSetting(row, view);
  const { region } = view;
  const wanted = own || authority.level === '本级' ? region.level : authority.level;
  // A place never decides less about its own catalog than a level below it.
  const level = levelNumber(wanted) < levelNumber(region.level) ? wanted : region.level;
  return {
    element,
    level,
    decides: decider(view, level, authority.by),
    why: own
      ? ownSettingWhy(row)
      : levelNumber(level) < levelNumber(wanted)
        ? OWN_CATALOG
        : authority.why,
    ground: authority.ground,
    follows,
  };
}

const OWN_CATALOG = `本级的目录由本级决定，不由下级决定（${POLICY_CATALOG}）`;

function ownSettingWhy({ item: { 事项类型: type } }: Row): string {
  const clause = type === '行政许可' ? '《中华人民共和国行政许可法》第十五条' : POLICY_CATALOG;
  return `依法自行设立的事项由目录所属地区自行决定（${clause}）`;
}

/** Who decides on a level, by the name of the region of that level on the chain. */
function decider(view: RegionView, level: Level, by: Authority['by']): string {
  if (level === '国家级') return '国务院有关部门';
  const name = viewAtLevel(view, level)?.region.name ?? level.slice(0, -1);
  return by === 'department' && level === '省级' ? `${name}有关部门` : `${name}政务服务管理机构`;
}
