import { implementationCodeFault, levelDigitOf } from '../../values/code.js';
import { levelOfDigit } from '../../values/level.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/level',
  title: '实施编码的层级位与行使层级不符',
  severity: 'warning',
  clause: CODE_STANDARD,
  compares: '实施编码第 19 位 ↔ 行使层级',
  why: '层级位是国家平台归集到哪一级的依据。',
  action: '核对行使层级，改正其中一处',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '第 19 位是 4（县级），行使层级是市级',
      edits: [{ in: '市清单', set: { 实施编码: '11320500MB000001944000511902000' } }],
    },
    silent: {
      shows: '第 19 位是 3，行使层级是市级',
      edits: [{ in: '市清单', set: { 实施编码: '11320500MB000001943000511902000' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row) {
      const { 实施编码: code, 行使层级: level } = row.item;
      if (code === undefined || typeof level !== 'string') return;
      if (implementationCodeFault(code) !== undefined) return;
      const digit = levelDigitOf(code);
      if (levelOfDigit(digit) === level) return;
      yield {
        spot: at(row, '实施编码'),
        message: `实施编码第 19 位是 ${digit}（${levelOfDigit(digit) ?? '不存在'}），行使层级是${level}`,
        actual: code,
        related: [other(row, `行使层级：${level}`, '行使层级')],
      };
    },
  },
};
