import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/blank',
  title: '待填',
  severity: 'warning',
  clause: POLICY_LIST,
  compares: '值是“待填”的自主要素',
  why: '本地要素还没有填写，不能公布。',
  action: '由本单位填写；公布和导出前必须填完',
  decides: BY_UNIT,
  examples: {
    fires: { shows: '办理地点待填', edits: [{ in: '县清单', set: { 办理地点: '待填' } }] },
    silent: { shows: '办理地点已填', edits: [{ in: '县清单', set: { 办理地点: '市民中心一楼' } }] },
  },
  checks: {},
};
