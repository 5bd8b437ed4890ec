import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/type',
  title: '要素的写法不对',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '值 ↔ 要素的形状（文字、整数、列表……）',
  why: '编码不加引号会丢失前面的零，时限带单位无法比较。',
  action: '按提示改正写法；编码一律加引号',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '编码没有加引号',
      edits: [{ in: '县目录', replace: ['"000131901002"', '000131901002'] }],
    },
    silent: {
      shows: '编码加单引号也可以',
      edits: [{ in: '县目录', replace: ['"000131901002"', "'000131901002'"] }],
    },
  },
  checks: {},
};
