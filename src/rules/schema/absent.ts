import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/absent',
  title: '来源没有收录的要素',
  severity: 'note',
  clause: POLICY_LIST,
  compares: '文头的 未载要素',
  why: '来源没有的要素不逐行报告，但比较因此没有进行，要让读者知道。',
  action: '向来源单位补齐，补齐后从 未载要素 中删去',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '声明来源没有收录办理时间',
      edits: [{ in: '县清单', header: { 未载要素: ['办理时间'] } }],
    },
    silent: { shows: '没有声明', edits: [{ in: '县清单', header: { 版本: '2026-01-01' } }] },
  },
  checks: {},
};
