import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/unknown',
  title: '标准里没有的要素',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '行里写了的键 ↔ 标准的要素',
  why: '写错的键等于没有写。',
  action: '改成标准的要素名；本省自有的要素写进扩展文件',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '受理条件写成了受理要件',
      edits: [{ in: '县清单', set: { 受理要件: ['有固定的经营场所'] } }],
    },
    silent: { shows: '可选要素写了也无妨', edits: [{ in: '县清单', set: { 数量限制: '无' } }] },
  },
  checks: {},
};
