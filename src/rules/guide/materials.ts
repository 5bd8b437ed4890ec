import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Material } from '../../standard/item.js';
import { other } from '../at.js';
import { materialsOf } from '../list/elements.js';
import { NEED } from '../list/materials.js';
import type { GuidePair, Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { guideAdditions } from './additions.js';

export const rule: Rule = {
  id: 'guide/materials',
  title: '办事指南的申请材料比实施清单多',
  severity: 'error',
  clause: `${POLICY_LIST}“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”`,
  compares: '办事指南的申请材料（名称、必要性、份数）↔ 它的实施清单行的申请材料',
  why: '指南只能压减，不能加材料；必要可以改为非必要、容缺后补，反过来不行。',
  action: '删去实施清单没有的材料',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '指南里多要一份',
      edits: [
        {
          in: '县指南',
          set: {
            申请材料: [
              { 材料名称: '食品经营许可申请书', 材料必要性: '必要' },
              { 材料名称: '无犯罪记录声明', 材料必要性: '必要' },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '必要改为容缺后补',
      edits: [
        {
          in: '县指南',
          set: { 申请材料: [{ 材料名称: '食品经营许可申请书', 材料必要性: '容缺后补' }] },
        },
      ],
    },
  },
  checks: {
    *guide(pair) {
      yield* guideAdditions(pair, materialsOf(pair.view));
      yield* stricter(pair);
    },
  },
};

function* stricter({ guide, rows, view }: GuidePair): Generator<Finding> {
  if (guide.item.申请材料 === undefined) return;
  const { key } = materialsOf(view);
  const known = new Map<string, { row: Row; index: number; material: Material }[]>();
  for (const row of rows) {
    for (const [index, material] of (row.item.申请材料 ?? []).entries()) {
      const name = key(material.材料名称 ?? '');
      known.set(name, [...(known.get(name) ?? []), { row, index, material }]);
    }
  }
  for (const [index, material] of (guide.item.申请材料 ?? []).entries()) {
    const same = known.get(key(material.材料名称 ?? '')) ?? [];
    const [first] = same;
    if (first === undefined) continue;
    const name = material.材料名称 ?? '';
    const { 材料必要性: need, 份数: copies } = material;
    const listed = first.material.材料必要性;
    if (
      need !== undefined &&
      listed !== undefined &&
      same.every(({ material: upper }) => NEED.indexOf(upper.材料必要性) < NEED.indexOf(need))
    ) {
      yield {
        spot: { row: guide, path: ['申请材料', index, '材料必要性'] },
        message: `“${name}”在实施清单里是${listed}，指南里是${need}`,
        action: `改回${listed}，或改为更宽的`,
        actual: `${name}：${need}`,
        expected: listed,
        related: [other(first.row, `实施清单：${listed}`, '申请材料', first.index, '材料必要性')],
      };
    }
    const most = first.material.份数;
    if (
      copies !== undefined &&
      most !== undefined &&
      same.every(({ material: upper }) => (upper.份数 ?? copies) < copies)
    ) {
      yield {
        spot: { row: guide, path: ['申请材料', index, '份数'] },
        message: `“${name}”在实施清单里是 ${most} 份，指南里是 ${copies} 份`,
        action: `改回 ${most} 份或更少`,
        actual: `${name}：${copies} 份`,
        expected: `${most} 份`,
        related: [other(first.row, `实施清单：${most} 份`, '申请材料', first.index, '份数')],
      };
    }
  }
}
