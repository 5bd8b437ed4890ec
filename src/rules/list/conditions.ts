import type { Rule } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { additions } from './compare-list.js';
import { conditionsOf } from './elements.js';

export const rule: Rule = {
  id: 'list/conditions',
  title: '受理条件比上级多',
  severity: 'error',
  clause: `《优化营商环境条例》第三十五条；${POLICY_LIST}`,
  compares: '受理条件 ↔ 标准实施清单（没有标准时为上级实施清单）的受理条件；层级和地名的措辞不计',
  why: '没有法律、法规、规章依据，不得增设政务服务事项的办理条件。',
  action: '删去上级没有的条件；只是措辞不同的，照上级的措辞写',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里加了一条',
      edits: [
        {
          in: '县清单',
          set: { 受理条件: ['有与经营的食品品种、数量相适应的场所', '在本县连续经营满三年'] },
        },
      ],
    },
    silent: {
      shows: '层级和地名的措辞不同',
      edits: [
        { in: '省标准', row: 1, set: { 受理条件: ['具有本省户籍'] } },
        { in: '市清单', set: { 受理条件: ['具有本市户籍'] } },
        { in: '县清单', row: 1, set: { 受理条件: ['具有本市户籍'] } },
      ],
    },
  },
  checks: {
    implementation(pair, context) {
      return isGroupedSame('受理条件', context)
        ? NO_FINDINGS
        : additions(pair, conditionsOf(pair.view), context);
    },
  },
};
