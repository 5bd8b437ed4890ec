import { businessItemCodeFault } from '../../values/code.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/business-item',
  title: '业务办理项编码结构不对',
  severity: 'error',
  clause: CODE_STANDARD,
  compares:
    '业务办理项编码 ↔ 33 位结构：31 位实施编码 + 2 位序号（01—99）；前 31 位 ↔ 同一行的实施编码',
  why: '业务办理项编码是办事指南和办件归集的主键。',
  action: '在实施编码后加两位序号，从 01 起',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '序号为 00',
      edits: [{ in: '县清单', set: { 业务办理项编码: '11320583MB00000276400013190100200' } }],
    },
    silent: {
      shows: '序号为 01',
      edits: [{ in: '县清单', set: { 业务办理项编码: '11320583MB00000276400013190100201' } }],
    },
  },
  checks: {
    *row(row) {
      const { 业务办理项编码: code, 实施编码: base } = row.item;
      if (code === undefined || row.faulty.has('业务办理项编码')) return;
      const fault = businessItemCodeFault(code);
      if (fault !== undefined) {
        yield {
          spot: at(row, '业务办理项编码'),
          message: fault.message,
          actual: code,
        };
      } else if (
        base?.length === 31 &&
        !code.startsWith(base) &&
        row.document.kind === '实施清单'
      ) {
        yield {
          spot: at(row, '业务办理项编码'),
          message: '业务办理项编码的前 31 位不是本行的实施编码',
          actual: code,
          expected: base + code.slice(31),
          related: [other(row, '实施编码', '实施编码')],
        };
      }
    },
  },
};
