import { STEPS } from '../list/elements.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { guideAdditions } from './additions.js';

export const rule: Rule = {
  id: 'guide/steps',
  title: '办事指南的环节比实施清单多',
  severity: 'error',
  clause: `${POLICY_LIST}“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”`,
  compares: '办事指南的办理流程 ↔ 它的实施清单行的办理流程',
  why: '指南只能压减，不能加环节。',
  action: '删去实施清单没有的环节',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '指南里加了现场核查',
      edits: [
        {
          in: '县指南',
          set: { 办理流程: [{ 环节: '受理' }, { 环节: '现场核查' }, { 环节: '决定' }] },
        },
      ],
    },
    silent: {
      shows: '指南合并了环节',
      edits: [{ in: '县指南', set: { 办理流程: [{ 环节: '受理' }, { 环节: '决定' }] } }],
    },
  },
  checks: {
    *guide(pair) {
      yield* guideAdditions(pair, STEPS);
    },
  },
};
