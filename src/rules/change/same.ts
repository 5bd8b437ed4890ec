import type { Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { deviationsOf } from './deviations.js';

export const rule: Rule = {
  id: 'change/same',
  title: '下级自行变更了四同要素',
  severity: 'error',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”；“名称、设定依据全省统一，下级清单不得变更”（江永县行政许可事项清单解读）`,
  compares:
    '变更后的同要素（缺省 事项名称、基本编码、设定依据、事项类型）↔ 变更后上级目录或标准里同一事项的这些要素',
  why: '四同要素由上级统一，下级只能照着改；自己先改，各级就不同了。',
  action: '改回与上级一致；确需变更的，申请上级先变更，下级再照着调整',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '省里没有改，县里自己改了名称',
      edits: [{ in: '县目录', set: { 事项名称: '食品经营许可核准（县级权限）' } }],
    },
    silent: {
      shows: '国家、省、市、县在同一次修订里一起改',
      edits: (['国家目录', '省目录', '市目录', '县目录', '省标准', '县清单'] as const).map(
        (name) => ({
          in: name,
          set: { 事项名称: '食品经营许可核准（县级权限）' },
        }),
      ),
    },
  },
  checks: {
    *change(one, context) {
      for (const { finding } of deviationsOf(one, context)) yield finding;
    },
  },
};
