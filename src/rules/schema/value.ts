import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/value',
  title: '不是词典里的词',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '值 ↔ 要素的词典',
  why: '国家平台只收词典里的值。',
  action: '改成词典里的词；扩展文件可以增加本省的词',
  decides: BY_UNIT,
  examples: {
    fires: { shows: '办件类型写成了即办', edits: [{ in: '县清单', set: { 办件类型: '即办' } }] },
    silent: {
      shows: '同义词“其他”等于“其他行政权力”',
      edits: [{ in: '县清单', set: { 办件类型: '承诺件' } }],
    },
  },
  checks: {},
};
