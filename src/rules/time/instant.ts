import { compareTimeLimits, formatTimeLimit } from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { promisedLimit } from '../limits.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'time/instant',
  title: '办件类型与承诺时限矛盾',
  severity: 'warning',
  clause: POLICY_LIST,
  compares: '办件类型 ↔ 承诺办结时限：即办件不超过 1 工作日，承诺件不为 0',
  why: '即办件当场办结，承诺件才有承诺期限。',
  action: '改正办件类型或承诺办结时限',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '即办件承诺 10 工作日',
      edits: [{ in: '县清单', set: { 办件类型: '即办件' } }],
    },
    silent: {
      shows: '即办件承诺 1 工作日',
      edits: [{ in: '县清单', set: { 办件类型: '即办件', 承诺办结时限: 1 } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row) {
      const { 办件类型: kind } = row.item;
      const promised = promisedLimit(row);
      if (promised === undefined) return;
      const related = [other(row, `办件类型：${kind ?? ''}`, '办件类型')];
      const actual = formatTimeLimit(promised);
      if (
        kind === '即办件' &&
        compareTimeLimits(promised, { value: 1, unit: '工作日' }) === 'longer'
      ) {
        yield {
          spot: at(row, '承诺办结时限'),
          message: `即办件的承诺办结时限是 ${actual}，超过 1 工作日`,
          actual,
          related,
        };
      } else if (kind === '承诺件' && promised.value === 0) {
        yield {
          spot: at(row, '承诺办结时限'),
          message: '承诺件的承诺办结时限是 0',
          actual,
          related,
        };
      }
    },
  },
};
