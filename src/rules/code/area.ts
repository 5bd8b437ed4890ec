import { basicCodeFault, parseBasicCode } from '../../values/code.js';
import { provinceOf } from '../../values/region-code.js';
import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/area',
  title: '基本编码的地区位不是国家，也不是本省',
  severity: 'error',
  clause: CODE_STANDARD,
  compares: '基本编码第 1—2 位 ↔ 00（国家）或本省行政区划代码的前两位',
  why: '外省的编码在本省没有这个事项。',
  action: '从国家或本省目录里找到这个事项的编码',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '江苏的县用了 33 开头的编码',
      edits: [{ in: '县目录', row: 3, set: { 基本编码: '332014903000' } }],
    },
    silent: {
      shows: '江苏的县用 00 开头的国家编码',
      edits: [{ in: '县目录', row: 3, set: { 基本编码: '002014903000' } }],
    },
  },
  rowsOf: ['基本目录', '实施清单'],
  checks: {
    *row(row, view) {
      const { 基本编码: code } = row.item;
      if (code === undefined || basicCodeFault(code) !== undefined) return;
      const { area } = parseBasicCode(code);
      const own = provinceOf(view.region.code);
      if (area === '00' || area === own) return;
      yield {
        spot: at(row, '基本编码'),
        message:
          own === '00'
            ? `国家目录的基本编码以 ${area} 开头，应以 00 开头`
            : `基本编码以 ${area} 开头，不是国家（00），也不是本省（${own}）`,
        actual: code,
      };
    },
  },
};
