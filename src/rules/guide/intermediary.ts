import { INTERMEDIARIES } from '../list/elements.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { guideAdditions } from './additions.js';

export const rule: Rule = {
  id: 'guide/intermediary',
  title: '办事指南的中介服务比实施清单多',
  severity: 'error',
  clause: `${POLICY_LIST}“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”；《优化营商环境条例》第四十三条`,
  compares: '办事指南的中介服务 ↔ 它的实施清单行的中介服务',
  why: '没有依据不得要求中介服务。',
  action: '删去实施清单没有的中介服务',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '指南里要求检测报告',
      edits: [{ in: '县指南', set: { 中介服务: [{ 名称: '经营场所检测' }] } }],
    },
    silent: { shows: '写了空列表', edits: [{ in: '县指南', set: { 中介服务: [] } }] },
  },
  checks: {
    guide: (pair) => guideAdditions(pair, INTERMEDIARIES),
  },
};
