import { basicCodeFault, parseBasicCode } from '../../values/code.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/type',
  title: '基本编码的类型位与事项类型不符',
  severity: 'error',
  clause: CODE_STANDARD,
  compares: '基本编码第 3—4 位 ↔ 事项类型（按编码方案；00 开头的编码一律按国家方案）',
  why: '类型不同，程序和法律责任就不同。',
  action: '核对事项类型与编码，改正其中一处；本省另有编号的，在编码方案文件里写明',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '编码是许可（01），类型写成行政确认',
      edits: [{ in: '国家目录', set: { 事项类型: '行政确认' } }],
    },
    silent: {
      shows: '编码 05，类型行政给付',
      edits: [{ in: '国家目录', row: 2, set: { 事项类型: '行政给付' } }],
    },
  },
  rowsOf: ['基本目录', '实施清单'],
  checks: {
    *row(row, _view, context) {
      const { 基本编码: code, 事项类型: type } = row.item;
      if (code === undefined || type === undefined || basicCodeFault(code) !== undefined) return;
      const profile = context.profileOf(code);
      const digits = profile.typeDigits.get(type);
      const written = parseBasicCode(code).type;
      if (digits === undefined || digits.includes(written)) return;
      const meaning = [...profile.typeDigits].find(([, own]) => own.includes(written))?.[0];
      yield {
        spot: at(row, '基本编码'),
        message: `基本编码第 3—4 位是 ${written}（${meaning ?? `${profile.name}方案里没有`}），事项类型是${type}（${digits.join('、')}）`,
        actual: code,
        related: [other(row, `事项类型：${type}`, '事项类型')],
      };
    },
  },
};
