import { isInForce } from '../../model/force.js';
import { basicCodeFault } from '../../values/code.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_OFFICE, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'list/unbased',
  title: '实施清单的事项不在本地区基本目录',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '实施清单的基本编码 ↔ 本地区基本目录的在用事项（本地区有基本目录时）',
  why: '实施清单须依基本目录编制，目录里没有的不能实施。',
  action: '先在基本目录承接这个事项，或改正基本编码，或取消这一行',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '县目录没有承接，县清单却在办',
      edits: [
        { in: '县目录', remove: 2 },
        { in: '县目录', header: { 未承接: [{ 基本编码: '000511902000', 理由: '无权限' }] } },
      ],
    },
    silent: {
      shows: '县目录里有这个事项',
      edits: [{ in: '县目录', row: 2, set: { 事项版本: 2 } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, view, context) {
      const { 基本编码: code } = row.item;
      if (row.document.variant.standard === true) return;
      if (
        !view.hasCatalog ||
        !view.complete ||
        code === undefined ||
        basicCodeFault(code) !== undefined
      )
        return;
      if (!isInForce(row, context.asOf)) return;
      const rows = view.catalog.withCode(code);
      if (rows.some((catalog) => isInForce(catalog, context.asOf))) return;
      const [catalog] = rows;
      yield {
        spot: at(row, '基本编码'),
        message:
          catalog === undefined
            ? `基本编码 ${code} 不在${view.region.name}的基本目录里`
            : `基本编码 ${code} 在${view.region.name}的基本目录里不是在用`,
        actual: code,
        ...(catalog === undefined
          ? {}
          : { related: [other(catalog, '基本目录里的这一行', '基本编码')] }),
      };
    },
  },
};
