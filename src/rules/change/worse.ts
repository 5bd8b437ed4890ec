import type { Application } from '../../model/application.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE } from '../words.js';
import { burdensOf } from './burdens.js';
import { coveringApplication, isAccepted } from './covering.js';
import { acceptedGrounds, applicationName, hasGround } from './grounds.js';

/** The example's materials with one more. */
const WITH_PLAN = [
  { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
  { 材料名称: '经营场所平面图', 材料必要性: '必要', 份数: 1 },
];

export const rule: Rule = {
  id: 'change/worse',
  title: '变更加重了申请人的负担',
  severity: 'error',
  clause:
    '《优化营商环境条例》第三十五条“没有法律、法规、规章依据，不得增设政务服务事项的办理条件和环节”',
  compares:
    '变更后的时限、受理条件、申请材料、办理流程、中介服务、收费、到现场次数 ↔ 变更前的，减去上级目录和标准也有的',
  why: '减环节、减材料、减时限、减跑动是方向；只有法定依据等变化才能往回走。',
  action:
    '撤回增加的内容；有法定依据的，附理由提出调整申请（操作写 变更，并写明要变更的要素），审核通过后再变更',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里增加了材料，没有申请',
      edits: [
        {
          in: '县清单',
          set: { 申请材料: WITH_PLAN },
        },
      ],
    },
    silent: {
      shows: '省标准早有这份材料，县里照着补上',
      before: [{ in: '省标准', set: { 申请材料: WITH_PLAN } }],
      edits: (['省标准', '县清单'] as const).map((name) => ({
        in: name,
        set: { 申请材料: WITH_PLAN },
      })),
    },
  },
  checks: {
    *change(one, context) {
      for (const { element, finding } of burdensOf(one)) {
        const application = coveringApplication(one.applications, one.change, element);
        const lack = lackOf(application, context);
        if (lack === undefined && application !== undefined) {
          yield {
            ...finding,
            message: `${finding.message}；理由：${application.ground}`,
            action: '核对增加的内容确是法定依据所要求的，没有别的办法减轻',
            severity: 'warning',
          };
        } else yield { ...finding, message: `${finding.message}，${lack ?? ''}` };
      }
    },
  },
};

/** Why an application does not justify a heavier burden; undefined when it does. */
function lackOf(application: Application | undefined, context: RuleContext): string | undefined {
  if (application === undefined) return '没有调整申请说明理由';
  const name = applicationName(application);
  if (!isAccepted(application)) return `${name}${application.state ?? ''}`;
  if (hasGround(application, context)) return undefined;
  return `${name}的理由“${application.ground}”不是 ${acceptedGrounds(context).join('、')} 之一`;
}
