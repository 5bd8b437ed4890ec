import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/required',
  title: '缺少必填要素',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '行里写了的要素 ↔ 标准规定必填的要素',
  why: '缺了要素，公众和下级无所依据，国家平台也会退回。',
  action: '补上缺少的要素；来源没有收录的在文头 未载要素 中声明',
  decides: BY_UNIT,
  examples: {
    fires: { shows: '没有写受理条件', edits: [{ in: '县清单', set: { 受理条件: undefined } }] },
    silent: {
      shows: '公共服务可以没有法定办结时限',
      edits: [{ in: '县目录', row: 3, set: { 法定办结时限: undefined } }],
    },
  },
  checks: {},
};
