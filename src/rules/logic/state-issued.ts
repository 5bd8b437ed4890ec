import type { Material } from '../../standard/item.js';
import { once } from '../../values/once.js';
import type { Rule } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_OFFICE, POLICY } from '../words.js';
import { isJudged } from './judged.js';

export const rule: Rule = {
  id: 'logic/state-issued',
  title: '还在要群众交政府部门核发的材料',
  severity: 'warning',
  clause: `${POLICY} 四（二）“政府部门核发的材料一律免于提交”；《国务院关于在线政务服务的若干规定》第七条“通过数据共享能够获得的信息，不得要求……另行提供”`,
  compares: '来源渠道为政府部门核发、必要的材料 ↔ 提交方式是否为免于提交',
  why: '政府自己发的证照由政府共享核验，不让群众再交。',
  action: '能共享或核验的，提交方式改为免于提交；确实不能的，申请豁免并写明理由',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '营业执照由申请人提交',
      edits: [
        {
          in: '县清单',
          set: {
            申请材料: [
              { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
              { 材料名称: '营业执照', 材料必要性: '必要', 来源渠道: '政府部门核发' },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '申请书免于提交',
      edits: [
        {
          in: '县清单',
          set: {
            申请材料: [
              {
                材料名称: '食品经营许可申请书',
                材料必要性: '必要',
                来源渠道: '政府部门核发',
                提交方式: '免于提交',
              },
            ],
          },
        },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    row(row, _view, context) {
      const { 申请材料: materials } = row.item;
      const asked = materials === undefined ? [] : stateIssued(materials);
      const [first] = asked;
      if (first === undefined || !isJudged(row, context)) return NO_FINDINGS;
      const names = asked.map(({ name }) => name).join('、');
      return [
        {
          spot: { row, path: ['申请材料', first.index] },
          message: `${asked.length} 份材料由政府部门核发，却要申请人必须提交：${names}`,
          actual: names,
          expected: '提交方式为免于提交',
          related: asked.slice(1).map(({ index, name }) => ({
            spot: { row, path: ['申请材料', index] },
            message: name,
          })),
        },
      ];
    },
  },
};

/** The materials that a department of the government issued and the applicant must hand in. */
const stateIssued = once((materials: readonly Material[]) =>
  materials.flatMap((material, index) =>
    material.来源渠道 === '政府部门核发' &&
    material.材料必要性 === '必要' &&
    material.提交方式 !== '免于提交' &&
    material.提交方式 !== '待填'
      ? [{ index, name: material.材料名称 ?? '' }]
      : [],
  ),
);
