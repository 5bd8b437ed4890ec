import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/format',
  title: '值的格式不对',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '值 ↔ 日期、代码的格式',
  why: '格式不对的值无法比较和交换。',
  action: '按提示的格式改正',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '二月三十日不存在',
      edits: [{ in: '县目录', set: { 计划生效日期: '2025-02-30' } }],
    },
    silent: { shows: '真实的日期', edits: [{ in: '县目录', set: { 计划生效日期: '2025-02-28' } }] },
  },
  checks: {},
};
