import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY } from '../words.js';

export const rule: Rule = {
  id: 'life/dates',
  title: '生效、取消日期与状态矛盾',
  severity: 'error',
  clause: `${POLICY}（动态管理）`,
  compares: '计划取消日期 ↔ 计划生效日期；事项状态 ↔ 计划取消日期（按判定日）',
  why: '日期矛盾时，说不清哪一天起有效、哪一天起不办。',
  action: '改正日期，或把过了取消日期的事项改为取消',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '取消日期早于生效日期',
      edits: [{ in: '县清单', set: { 计划生效日期: '2026-03-01', 计划取消日期: '2026-02-01' } }],
    },
    silent: {
      shows: '取消日期在将来',
      edits: [{ in: '县清单', set: { 计划取消日期: '2099-12-31' } }],
    },
  },
  checks: {
    *row(row, _view, context) {
      const { 计划生效日期: from, 计划取消日期: until, 事项状态: state } = row.item;
      if (until === undefined) return;
      if (from !== undefined && until < from) {
        yield {
          spot: at(row, '计划取消日期'),
          message: `计划取消日期 ${until} 早于计划生效日期 ${from}`,
          actual: until,
          related: [other(row, `计划生效日期：${from}`, '计划生效日期')],
        };
      } else if (context.asOf.isReached(until) && (state === undefined || state === '在用')) {
        yield {
          spot: at(row, '计划取消日期'),
          message: `计划取消日期 ${until} 已到（判定日 ${context.asOf.text}），事项状态还是在用`,
          actual: until,
        };
      }
    },
  },
};
