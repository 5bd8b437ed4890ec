import type { Rule } from '../rule.js';
import { BY_UNIT } from '../words.js';

/** Found by the readers of files. */
export const rule: Rule = {
  id: 'yaml/syntax',
  title: '文件不是有效的 YAML',
  severity: 'error',
  clause: 'YAML 1.2',
  compares: '文件的文字 ↔ YAML 1.2 语法',
  why: '读不懂的文件里有什么、缺什么都无从判断。',
  action: '按提示改正这一处；其余文件照常检查',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '事项名称写了两次',
      edits: [
        {
          in: '县目录',
          replace: ['    事项类型: 行政许可\n', '    事项类型: 行政许可\n    事项类型: 行政许可\n'],
        },
      ],
    },
    silent: {
      shows: '值里有冒号但加了引号',
      edits: [{ in: '县指南', set: { 交通指引: '乘车: 到市民中心站下' } }],
    },
  },
  checks: {},
};
