import type { Rule } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_PROVINCE, POLICY_STEPS } from '../words.js';
import { additions } from './compare-list.js';
import { SPECIAL_PROCEDURES, STEPS } from './elements.js';

export const rule: Rule = {
  id: 'list/steps',
  title: '办理环节比上级多',
  severity: 'error',
  clause: `《优化营商环境条例》第三十五条；${POLICY_STEPS}“不得额外增加或变相增加办理环节和申请材料”`,
  compares: '办理流程的环节、特别程序 ↔ 标准实施清单（没有标准时为上级实施清单）的环节、特别程序',
  why: '没有依据不得增设环节；特别程序不计入时限，多一项就多等一段。',
  action: '删去上级没有的环节或特别程序',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里加了集体讨论',
      edits: [
        {
          in: '县清单',
          set: {
            办理流程: [
              { 环节: '受理' },
              { 环节: '审查' },
              { 环节: '集体讨论' },
              { 环节: '决定' },
              { 环节: '送达' },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '审查写成审核，不算增加',
      edits: [
        {
          in: '县清单',
          set: {
            办理流程: [{ 环节: '受理' }, { 环节: '审核' }, { 环节: '决定' }, { 环节: '送达' }],
          },
        },
      ],
    },
  },
  checks: {
    *implementation(pair, context) {
      if (!isGroupedSame('办理流程', context)) yield* additions(pair, STEPS, context);
      if (!isGroupedSame('特别程序', context)) yield* additions(pair, SPECIAL_PROCEDURES, context);
    },
  },
};
