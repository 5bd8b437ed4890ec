import type { Material } from '../../standard/item.js';
import { once } from '../../values/once.js';
import { type VagueContext, vagueWording } from '../../values/vague.js';
import type { Rule } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_OFFICE } from '../words.js';
import { isJudged } from './judged.js';

export const rule: Rule = {
  id: 'logic/vague',
  title: '条件或材料有兜底、模糊的表述',
  severity: 'warning',
  clause:
    '《北京市优化营商环境条例》第三十一条、《河南省优化营商环境条例》第二十八条“不得含有其他、有关等模糊性兜底”；《广东省优化营商环境条例》第二十九条“不得含有兜底条款”；《安阳市政务服务条例》第十三条',
  compares:
    '受理条件、申请材料的名称 ↔ 兜底表述（其他材料、相关证明、等材料、符合有关规定、详见备注……）',
  why: '兜底的话由窗口解释，申请人不知道要备什么，会多跑、被退件。',
  action:
    '写明具体是哪些条件、哪份材料；没有的就删去。限定的词（其他组织、有关部门、《》里的名称）不在此列',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '材料里有“其他相关证明材料”',
      edits: [
        {
          in: '县清单',
          set: {
            申请材料: [
              { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
              { 材料名称: '其他相关证明材料', 材料必要性: '非必要' },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '“其他组织”“有关主管部门”有明确所指',
      edits: [
        { in: '省标准', set: { 受理条件: ['申请人为法人或者其他组织，经有关主管部门批准'] } },
        { in: '县清单', set: { 受理条件: ['申请人为法人或者其他组织，经有关主管部门批准'] } },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    row(row, _view, context) {
      if (!isJudged(row, context)) return NO_FINDINGS;
      const { 受理条件: conditions, 申请材料: materials } = row.item;
      const vague = conditions === undefined ? [] : vagueConditions(conditions);
      const open = materials === undefined ? [] : vagueMaterials(materials);
      if (vague.length + open.length === 0) return NO_FINDINGS;
      return [
        ...vague.map(({ index, text, wording }) => ({
          spot: { row, path: ['受理条件', index] },
          message: `第 ${index + 1} 条受理条件有兜底表述“${wording}”，没有说明具体是什么`,
          actual: text,
          expected: '具体的条件',
        })),
        ...open.map(({ index, text, wording }) => ({
          spot: { row, path: ['申请材料', index, '材料名称'] },
          message: `材料“${text}”是兜底表述“${wording}”，没有说明具体是哪份材料`,
          actual: text,
          expected: '具体的材料名称',
        })),
      ];
    },
  },
};

/** A text of a list with its catch-all wording. */
interface Vague {
  readonly index: number;
  readonly text: string;
  readonly wording: string;
}

const vagueConditions = once((conditions: readonly string[]) => vagueIn(conditions, '条件'));
const vagueMaterials = once((materials: readonly Material[]) =>
  vagueIn(
    materials.map((material) => material.材料名称),
    '材料',
  ),
);

function vagueIn(texts: readonly (string | undefined)[], context: VagueContext): Vague[] {
  return texts.flatMap((text, index): Vague[] => {
    const wording = text === undefined ? undefined : vagueWording(text, context);
    return text === undefined || wording === undefined ? [] : [{ index, text, wording }];
  });
}
