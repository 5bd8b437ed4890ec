import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/empty',
  title: '没有一行事项',
  severity: 'warning',
  clause: POLICY,
  compares: '文件的行数',
  why: '空文件常常是导出或合并时丢了内容。',
  action: '写上事项，或删去文件',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '事项是空列表',
      edits: [
        { in: '市清单', text: '类别: 实施清单\n地区: "320500"\n版本: "2026-01-01"\n事项: []\n' },
      ],
    },
    silent: {
      shows: '有事项',
      edits: [{ in: '市清单', set: { 常见问题: [{ 问题: '可以代办吗', 答案: '可以' }] } }],
    },
  },
  checks: {},
};
