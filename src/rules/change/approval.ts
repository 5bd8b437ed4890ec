import { levelNumber } from '../../values/level.js';
import type { ChangeCase, Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, HUBEI, POLICY } from '../words.js';
import { highest, type Need, needsOf } from './approval-level.js';
import { burdensOf } from './burdens.js';
import { coveringApplication, isAccepted } from './covering.js';
import { deviationsOf } from './deviations.js';
import { applicationName } from './grounds.js';
import { deedOf, operationElement, rowOf, spotOf } from './spot.js';

export const rule: Rule = {
  id: 'change/approval',
  title: '变更需要上级审批',
  severity: 'warning',
  clause: `${POLICY} 五“省政务服务管理机构统筹负责……审核发布”；分级参照 ${HUBEI}：大项、子项由省级决定，办理项由省主管部门决定`,
  compares:
    '变更的操作和要素应由哪一级决定（sitong.yaml 审核权限，否则内置的分级）↔ 已有的调整申请',
  why: '目录分级审核、统一发布；下级先改后报，同一事项在各地就不同了。',
  action: '由本级政务服务管理机构提出调整申请，报有权决定的一级审核通过后再变更',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里自行取消了省里还在用的事项',
      edits: [{ in: '县目录', row: 3, set: { 事项状态: '取消' } }],
    },
    silent: {
      shows: '各级目录都取消了，县里照着取消',
      edits: (['国家目录', '省目录', '市目录', '县目录'] as const).map((name) => ({
        in: name,
        row: 3,
        set: { 事项状态: '取消' },
      })),
    },
  },
  checks: {
    *change(one, context) {
      const open = unapprovedNeeds(one, context);
      const need = highest(open);
      const row = rowOf(one.change);
      if (need === undefined || row === undefined) return;
      const elements = open.flatMap(({ element }) => element ?? []);
      const application = coveringApplication(one.applications, one.change, need.element);
      const state =
        application === undefined
          ? '没有调整申请'
          : `${applicationName(application)}${application.state ?? ''}`;
      yield {
        spot: spotOf(row, need.element ?? operationElement(one.change)),
        message: `${deedOf(one.change, open.some(({ element }) => element === undefined) ? [] : elements)}应由${need.decides}（${need.level}）决定：${need.why}；${state}`,
        action: `提出调整申请，报${need.decides}审核通过后再变更`,
        ...(need.element === undefined ? {} : { element: need.element }),
      };
    },
  },
};

/**
 * What of a change a level above the region has to decide and no accepted application covers; without what
 * change/same and change/worse already speak of.
 */
export function unapprovedNeeds(one: ChangeCase, context: RuleContext): readonly Need[] {
  const { change, view, applications } = one;
  if (view === undefined) return [];
  const spoken = spokenOf(one, context);
  const row = rowOf(change);
  return needsOf(one, context).filter((need) => {
    if (need.follows === 'yes' || levelNumber(need.level) >= levelNumber(view.region.level))
      return false;
    if (spoken.has(need.element ?? (change.kind === '重新编码' ? '基本编码' : ''))) return false;
    const application = coveringApplication(applications, change, need.element);
    if (application !== undefined && isAccepted(application)) return false;
    if (need.follows === 'no') return true;
    if (row !== undefined) context.undecided(row, '上级目录不在工作区，看不出是不是照上级调整');
    return false;
  });
}

/** Elements that change/same or change/worse report; 是否收费 with its items. */
export function spokenOf(one: ChangeCase, context: RuleContext): ReadonlySet<string> {
  const elements = [...deviationsOf(one, context), ...burdensOf(one)].map(({ element }) => element);
  return new Set(elements.includes('收费项目') ? [...elements, '是否收费'] : elements);
}
