import { basicCodeFault, embeddedBasicCode } from '../../values/code.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/embedded',
  title: '实施编码里的基本编码与本行不符',
  severity: 'error',
  clause: CODE_STANDARD,
  compares: '实施编码第 20—31 位 ↔ 同一行的基本编码',
  why: '实施编码靠后 12 位归到事项，不符就归错了事项。',
  action: '核对基本编码，改正其中一处',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '后 12 位是另一个事项',
      edits: [{ in: '市清单', set: { 实施编码: '11320500MB000001943000511903000' } }],
    },
    silent: {
      shows: '后 12 位就是基本编码',
      edits: [{ in: '市清单', set: { 实施编码: '11320500MB000001943000511902000' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row) {
      const { 实施编码: code, 基本编码: basic } = row.item;
      if (code?.length !== 31 || basic === undefined) return;
      const embedded = embeddedBasicCode(code);
      // A malformed part is code/implementation or code/basic.
      if (
        embedded === basic ||
        basicCodeFault(embedded) !== undefined ||
        basicCodeFault(basic) !== undefined
      )
        return;
      yield {
        spot: at(row, '实施编码'),
        message: `实施编码第 20—31 位是 ${embedded}，本行的基本编码是 ${basic}`,
        actual: code,
        expected: code.slice(0, 19) + basic,
        related: [other(row, `基本编码：${basic}`, '基本编码')],
      };
    },
  },
};
