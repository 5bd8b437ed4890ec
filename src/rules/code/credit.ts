import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { creditCodeOf } from '../../values/code.js';
import { creditCodeCheck } from '../../values/credit-code.js';
import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, CREDIT_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/credit',
  title: '统一社会信用代码校验不过',
  severity: 'error',
  clause: CREDIT_STANDARD,
  compares:
    '实施主体编码、实施编码前 18 位 ↔ GB 32100 的校验位（第 18 位）和组织机构代码的校验位（第 17 位）',
  why: '校验位不对说明代码抄错了；TE 开头的是没有代码的机构的代用码，提醒核实。',
  action: '对照《统一社会信用代码证书》重新抄写',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '校验位写错',
      edits: [
        {
          in: '市清单',
          set: { 实施主体编码: '11320500MB0000019A', 实施编码: '11320500MB0000019A3000511902000' },
        },
      ],
    },
    silent: {
      shows: '校验位正确',
      edits: [{ in: '市清单', set: { 实施主体编码: '11320500MB00000194' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row) {
      const { 实施主体编码: body, 实施编码: code } = row.item;
      const inCode = code?.length === 31 ? creditCodeOf(code) : undefined;
      if (body !== undefined && !row.faulty.has('实施主体编码'))
        yield* faultOf(row, '实施主体编码', body, body);
      // The same code is reported once, at 实施主体编码.
      if (inCode !== undefined && inCode !== body && code !== undefined)
        yield* faultOf(row, '实施编码', inCode, code);
    },
  },
};

function* faultOf(row: Row, element: string, credit: string, actual: string): Generator<Finding> {
  const check = creditCodeCheck(credit);
  if (check.ok) return;
  const part = element === '实施编码' ? '实施编码的前 18 位' : `“${element}”`;
  yield {
    spot: at(row, element),
    message: `${part}${check.message}`,
    actual,
    ...(check.kind === 'stand-in'
      ? {
          severity: 'warning' as const,
          action: '核实这个机构是否已有统一社会信用代码，有的改填',
        }
      : {}),
  };
}
