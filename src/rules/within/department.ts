import { partsOfOtherLines } from '../../bodies/range.js';
import { type Row, tells } from '../../model/document.js';
import { at, other } from '../at.js';
import { agencyOf, lineNames } from '../bodies.js';
import type { CatalogPair, Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_CATALOG } from '../words.js';

export const rule: Rule = {
  id: 'within/department',
  title: '主管部门与上级目录不是一个条线',
  severity: 'warning',
  clause: `${POLICY_CATALOG}“事项名称、主管部门、实施机关……不得超出上级目录规定的范围”`,
  compares: '基本目录的主管部门 ↔ 上级目录里同一事项的主管部门：按业务条线，不按字面',
  why: '主管部门定业务标准、管监督。条线对不上，多半是抄错了行，或者机构改革后没有更新。',
  action: '改成本级对应条线的部门；本地机构改革确实划转的，请省里核对目录',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '上级主管是市场监管部门，县里写成卫生健康委员会',
      edits: [{ in: '县目录', set: { 主管部门: '昆山市卫生健康委员会' } }],
    },
    silent: {
      shows: '名称不同，条线相同',
      edits: [
        { in: '国家目录', row: 2, set: { 主管部门: '民政部' } },
        { in: '县目录', set: { 主管部门: '昆山市市场监管局（知识产权局）' } },
      ],
    },
  },
  checks: {
    *catalog(pair, context) {
      const { row, via, reference, referenceView, view, next } = pair;
      if (via === 'named' || row.document.kind !== '基本目录') return;
      if (!tells(row, '主管部门') || !tells(reference, '主管部门')) {
        context.undecided(row, '主管部门未载');
        return;
      }
      const others = departmentsOfOtherLines(pair, reference);
      if (others.length === 0) return;
      if (next?.item.主管部门 !== undefined && departmentsOfOtherLines(pair, next).length === 0)
        return;
      const upper = reference.item.主管部门 ?? '';
      const upperLines = lineNames(agencyOf(reference, '主管部门', view)?.parts ?? []);
      yield {
        spot: at(row, '主管部门'),
        message: `主管部门“${row.item.主管部门}”属${lineNames(others)}条线，${referenceView.region.name}目录的主管部门是“${upper}”（${upperLines}）`,
        actual: row.item.主管部门 ?? '',
        expected: upper,
        related: [other(reference, `${referenceView.region.name}目录：${upper}`, '主管部门')],
      };
    },
  },
};

function departmentsOfOtherLines({ row, view }: CatalogPair, upper: Row) {
  const lower = agencyOf(row, '主管部门', view);
  const reference = agencyOf(upper, '主管部门', view);
  return lower === undefined || reference === undefined ? [] : partsOfOtherLines(lower, reference);
}
