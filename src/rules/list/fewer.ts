import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { show } from '../../standard/schema-fault.js';
import { once } from '../../values/once.js';
import { at, other } from '../at.js';
import type { ImplementationPair, Rule, RuleContext } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { type ListElement, listDifference, upperName } from './compare-list.js';
import { conditionsOf, FEES, INTERMEDIARIES, materialsOf, STEPS } from './elements.js';

export const rule: Rule = {
  id: 'list/fewer',
  title: '实施清单比上级少',
  severity: 'note',
  clause: `${POLICY_LIST}“可作出压减……等优化调整”（办事指南）`,
  compares:
    '受理条件、申请材料、办理环节、中介服务、收费项目 ↔ 标准实施清单（没有标准时为上级实施清单）',
  why: '实施清单各级相同，本地的压减写在办事指南里。',
  action: '实施清单照上级写全，压减写进办事指南',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '实施清单里少写了送达',
      edits: [
        { in: '县清单', set: { 办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }] } },
      ],
    },
    silent: {
      shows: '压减写在办事指南里',
      edits: [{ in: '县指南', set: { 办理流程: [{ 环节: '受理' }, { 环节: '决定' }] } }],
    },
  },
  checks: {
    implementation(pair, context) {
      const found: Finding[] = [];
      for (const list of listsOf(pair.view)) {
        const one = isGroupedSame(list.element, context) ? undefined : fewer(pair, list, context);
        if (one !== undefined) found.push(one);
      }
      return found;
    },
  },
};

const listsOf = once((view: RegionView): readonly ListElement[] => [
  conditionsOf(view),
  materialsOf(view),
  STEPS,
  INTERMEDIARIES,
  FEES,
]);

function fewer(
  pair: ImplementationPair,
  list: ListElement,
  context: RuleContext,
): Finding | undefined {
  // A fee list that is required and missing is schema/required.
  if (
    list.element === '收费项目' &&
    pair.row.item.是否收费 === true &&
    pair.row.item.收费项目 === undefined
  )
    return undefined;
  const difference = listDifference(pair, list, context);
  if (difference === undefined || difference.missing.length === 0) return undefined;
  return {
    spot: at(pair.row, list.element),
    message: `比${upperName(pair)}少了${list.noun}${difference.missing.map((text) => `“${show(text)}”`).join('、')}`,
    element: list.element,
    expected: difference.missing.join('、'),
    related: [other(difference.reference, `${upperName(pair)}的${list.element}`, list.element)],
  };
}
