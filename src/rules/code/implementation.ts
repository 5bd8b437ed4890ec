import { creditCodeOf, implementationCodeFault } from '../../values/code.js';
import { creditCodeCheck } from '../../values/credit-code.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/implementation',
  title: '实施编码结构不对',
  severity: 'error',
  clause: CODE_STANDARD,
  compares:
    '实施编码 ↔ 31 位结构：18 位统一社会信用代码 + 1 位行使层级 + 12 位基本编码（不为 00Y）；前 18 位 ↔ 实施主体编码',
  why: '实施编码由三段拼成，结构不对就认不出单位、层级和事项。',
  action: '按 统一社会信用代码 + 层级 + 基本编码 重新拼写',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '少了层级一位',
      edits: [{ in: '市清单', set: { 实施编码: '11320500MB00000194000511902000' } }],
    },
    silent: {
      shows: '三段齐全',
      edits: [{ in: '市清单', set: { 实施编码: '11320500MB000001943000511902000' } }],
    },
  },
  checks: {
    *row(row) {
      const { 实施编码: code, 实施主体编码: body } = row.item;
      if (code === undefined || row.faulty.has('实施编码')) return;
      const fault = implementationCodeFault(code);
      if (fault !== undefined) {
        yield { spot: at(row, '实施编码'), message: fault.message, actual: code };
        return;
      }
      // Only when both are well formed: a wrong check digit is code/credit.
      if (body === undefined || creditCodeOf(code) === body) return;
      if (!creditCodeCheck(body).ok || !creditCodeCheck(creditCodeOf(code)).ok) return;
      yield {
        spot: at(row, '实施编码'),
        message: `实施编码的前 18 位 ${creditCodeOf(code)} 不是实施主体编码 ${body}`,
        actual: code,
        expected: body + code.slice(18),
        related: [other(row, '实施主体编码', '实施主体编码')],
      };
    },
  },
};
