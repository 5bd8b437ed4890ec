import { partsOfOtherLines } from '../../bodies/range.js';
import { basicCodeFault, parseBasicCode } from '../../values/code.js';
import { at, other } from '../at.js';
import { agencyOf, lineNames, readAgency } from '../bodies.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

/** 其他: no department of its own. */
const OTHERS = '99';

export const rule: Rule = {
  id: 'code/department',
  title: '基本编码的部门位与主管部门不符',
  severity: 'warning',
  clause: CODE_STANDARD,
  compares:
    '基本编码第 5—6 位 ↔ 主管部门的业务条线（00 开头的编码按国家部门代码；本省自编的编码只在编码方案写明适用时比较）',
  why: '部门位说明由哪个部门归口。对不上，不是编码抄错了，就是主管部门写错了。',
  action: '核对编码和主管部门，改正其中一处；机构改革划转后编码未变的，请省里核对',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '部门位 31 是市场监管，主管部门写成教育部',
      edits: [{ in: '国家目录', set: { 主管部门: '教育部' } }],
    },
    silent: {
      shows: '部门位 31，主管部门是由市场监管总局管理的国家知识产权局',
      edits: [{ in: '国家目录', set: { 主管部门: '国家知识产权局' } }],
    },
  },
  rowsOf: ['基本目录'],
  checks: {
    *row(row, view, context) {
      const { 基本编码: code, 主管部门: department } = row.item;
      if (code === undefined || department === undefined) return;
      if (basicCodeFault(code) !== undefined) return;
      const profile = context.profileOf(code);
      if (!code.startsWith('00') && !profile.departmentsForOwnCodes) return;
      const digits = parseBasicCode(code).main.slice(0, 2);
      const meant = profile.departments.get(digits);
      const lower = agencyOf(row, '主管部门', view);
      if (meant === undefined || digits === OTHERS || lower === undefined) return;
      const others = partsOfOtherLines(lower, readAgency(meant, view));
      if (others.length < lower.parts.length || others.length === 0) return;
      yield {
        spot: at(row, '基本编码'),
        message: `基本编码第 5—6 位是 ${digits}（${meant}），主管部门“${department}”属${lineNames(others)}条线`,
        actual: code,
        related: [other(row, `主管部门：${department}`, '主管部门')],
      };
    },
  },
};
