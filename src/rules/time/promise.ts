import { compareTimeLimits, formatTimeLimit } from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { promisedLimit, statutoryLimit } from '../limits.js';
import type { Rule } from '../rule.js';
import { BY_UNIT } from '../words.js';

export const rule: Rule = {
  id: 'time/promise',
  title: '承诺办结时限比法定长',
  severity: 'error',
  clause: '《优化营商环境条例》第三十六条“可以在国家规定的政务服务标准和时限内进一步压减”',
  compares: '承诺办结时限 ↔ 同一行的法定办结时限（换算单位后）',
  why: '承诺只能比法定短。',
  action: '缩短承诺办结时限，或核对法定办结时限',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '法定 20 工作日，承诺 30 工作日',
      edits: [{ in: '县清单', set: { 承诺办结时限: 30 } }],
    },
    silent: {
      shows: '法定 20 工作日，承诺 20 自然日',
      edits: [{ in: '县清单', set: { 承诺办结时限: 20, 承诺办结时限单位: '自然日' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row) {
      const promised = promisedLimit(row);
      const statutory = statutoryLimit(row);
      if (promised === undefined || statutory === undefined) return;
      if (compareTimeLimits(promised, statutory) !== 'longer') return;
      yield {
        spot: at(row, '承诺办结时限'),
        message: `承诺办结时限 ${formatTimeLimit(promised)}，长于法定办结时限 ${formatTimeLimit(statutory)}`,
        actual: formatTimeLimit(promised),
        expected: `不超过 ${formatTimeLimit(statutory)}`,
        related: [other(row, `法定办结时限：${formatTimeLimit(statutory)}`, '法定办结时限')],
      };
    },
  },
};
