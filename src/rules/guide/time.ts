import { compareTimeLimits, formatTimeLimit } from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { guideLimit, promisedLimit } from '../limits.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'guide/time',
  title: '办事指南的承诺时限比实施清单长',
  severity: 'error',
  clause: `${POLICY_LIST}“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”`,
  compares: '办事指南的承诺办结时限 ↔ 它的实施清单行的承诺办结时限（换算单位后）',
  why: '指南只能压减时限。',
  action: '缩短指南的承诺办结时限，或删去这一项（以实施清单为准）',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '清单 10 工作日，指南 15 工作日',
      edits: [{ in: '县指南', set: { 承诺办结时限: 15, 承诺办结时限单位: '工作日' } }],
    },
    silent: {
      shows: '清单 10 工作日，指南 5 工作日',
      edits: [{ in: '县指南', set: { 承诺办结时限: 5, 承诺办结时限单位: '工作日' } }],
    },
  },
  checks: {
    *guide({ guide, rows }) {
      const own = guideLimit(guide, rows[0]);
      const limits = rows.flatMap((row) => {
        const limit = promisedLimit(row);
        return limit === undefined ? [] : [{ row, limit }];
      });
      const [first] = limits;
      if (own === undefined || first === undefined) return;
      if (limits.some(({ limit }) => compareTimeLimits(own, limit) !== 'longer')) return;
      yield {
        spot: at(guide, '承诺办结时限'),
        message: `办事指南的承诺办结时限 ${formatTimeLimit(own)}，长于实施清单的 ${formatTimeLimit(first.limit)}`,
        actual: formatTimeLimit(own),
        expected: `不超过 ${formatTimeLimit(first.limit)}`,
        related: [other(first.row, `实施清单：${formatTimeLimit(first.limit)}`, '承诺办结时限')],
      };
    },
  },
};
