import { conditionsOf } from '../list/elements.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { guideAdditions } from './additions.js';

export const rule: Rule = {
  id: 'guide/conditions',
  title: '办事指南的受理条件比实施清单多',
  severity: 'error',
  clause: `${POLICY_LIST}“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”`,
  compares: '办事指南的受理条件 ↔ 它的实施清单行的受理条件',
  why: '指南只能压减，不能加条件。',
  action: '删去实施清单没有的条件',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '指南里加了一条',
      edits: [
        {
          in: '县指南',
          set: { 受理条件: ['有与经营的食品品种、数量相适应的场所', '近三年没有受过行政处罚'] },
        },
      ],
    },
    silent: {
      shows: '没有写受理条件，以实施清单为准',
      edits: [{ in: '县指南', set: { 受理条件: undefined } }],
    },
  },
  checks: {
    guide: (pair) => guideAdditions(pair, conditionsOf(pair.view)),
  },
};
