import type { Rule } from '../rule.js';
import { BY_UNIT } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'schema/kind',
  title: '类别、地区不明',
  severity: 'error',
  clause: 'sitong 工作区约定',
  compares: '文件第一行的类别、文头的地区 ↔ 地区声明',
  why: '不知道是什么文件、属于哪个地区，就无从判断。',
  action: '写明类别和地区，声明各级地区',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '类别写错',
      edits: [{ in: '县指南', replace: ['类别: 办事指南', '类别: 办事指引'] }],
    },
    silent: { shows: '类别正确', edits: [{ in: '县指南', header: { 版本: '2026-02-01' } }] },
  },
  checks: {},
};
