import { at, other } from '../at.js';
import type { ImplementationPair, Rule, RuleContext } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { additions, comparable, graded, upperName } from './compare-list.js';
import { FEES } from './elements.js';

export const rule: Rule = {
  id: 'list/fees',
  title: '收费比上级多',
  severity: 'error',
  clause: `《行政许可法》第五十八条；${POLICY_LIST}`,
  compares: '是否收费、收费项目 ↔ 标准实施清单（没有标准时为上级实施清单）的是否收费、收费项目',
  why: '收费须有法律、行政法规依据，下级不得增加。',
  action: '删去上级没有的收费项目；上级不收费的改为 false',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '上级不收费，县里收费',
      edits: [
        {
          in: '县清单',
          set: {
            是否收费: true,
            收费项目: [{ 收费项目名称: '证照工本费', 收费标准: '每本 10 元' }],
          },
        },
      ],
    },
    silent: { shows: '都不收费', edits: [{ in: '县清单', set: { 是否收费: false } }] },
  },
  checks: {
    *implementation(pair, context) {
      if (!isGroupedSame('是否收费', context) && isNewlyCharged(pair, context)) {
        const [reference] = pair.references;
        yield {
          spot: at(pair.row, '是否收费'),
          message: `${upperName(pair)}不收费，这里收费`,
          actual: 'true',
          expected: 'false',
          ...(reference === undefined
            ? {}
            : { related: [other(reference, `${upperName(pair)}：不收费`, '是否收费')] }),
          ...graded(pair),
        };
      } else if (!isGroupedSame('收费项目', context)) yield* additions(pair, FEES, context);
    },
  },
};

function isNewlyCharged(pair: ImplementationPair, context: RuleContext): boolean {
  if (pair.row.item.是否收费 !== true) return false;
  const rows = comparable(pair, { element: '是否收费' }, context);
  if (rows === undefined || rows.references.some(({ item }) => item.是否收费 === true))
    return false;
  return !rows.next.some(({ item }) => item.是否收费 === true);
}
