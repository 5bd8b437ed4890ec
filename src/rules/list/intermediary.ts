import type { Rule } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { additions } from './compare-list.js';
import { INTERMEDIARIES } from './elements.js';

export const rule: Rule = {
  id: 'list/intermediary',
  title: '中介服务比上级多',
  severity: 'error',
  clause: `《优化营商环境条例》第四十三条；${POLICY_LIST}`,
  compares: '中介服务 ↔ 标准实施清单（没有标准时为上级实施清单）的中介服务',
  why: '没有法律、法规或国务院决定的依据，不得设定行政审批的中介服务。',
  action: '删去上级没有的中介服务',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里要求先做检测报告',
      edits: [{ in: '县清单', set: { 中介服务: [{ 名称: '经营场所检测' }] } }],
    },
    silent: {
      shows: '写“无”就是没有',
      edits: [{ in: '县清单', set: { 中介服务: [{ 名称: '无' }] } }],
    },
  },
  checks: {
    implementation(pair, context) {
      return isGroupedSame('中介服务', context)
        ? NO_FINDINGS
        : additions(pair, INTERMEDIARIES, context);
    },
  },
};
