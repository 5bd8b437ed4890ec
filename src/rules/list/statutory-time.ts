import type { Item } from '../../standard/item.js';
import {
  compareTimeLimits,
  formatTimeLimit,
  type TimeLimit,
  type TimeOrder,
} from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { statutoryLimit } from '../limits.js';
import type { Rule } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { comparable, graded, upperName } from './compare-list.js';

/** A limit that is surely not longer, in another unit, counts as shorter. */
function orderOf(own: TimeLimit, limit: TimeLimit): TimeOrder {
  const order = compareTimeLimits(own, limit);
  return order === 'at-most' ? 'shorter' : order;
}

function isWritten(limit: TimeLimit, item: Item): boolean {
  return item.法定办结时限 === limit.value && item.法定办结时限单位 === limit.unit;
}

export const rule: Rule = {
  id: 'list/statutory-time',
  title: '法定办结时限比上级长',
  severity: 'error',
  clause: `《行政许可法》第四十二条；${POLICY_LIST}`,
  compares: '法定办结时限（换算单位后）↔ 标准实施清单（没有标准时为上级实施清单）的法定办结时限',
  why: '法定时限由法律定，各级应当相同；下级初审的分段时限可以短，提示即可。',
  action: '照上级改法定办结时限；本地压缩写在承诺办结时限',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '标准 20 工作日，县里 30 工作日',
      edits: [{ in: '县清单', set: { 法定办结时限: 30 } }],
    },
    silent: {
      shows: '标准 24 个月，县里 2 年',
      edits: [
        { in: '省标准', set: { 法定办结时限: 24, 法定办结时限单位: '月' } },
        { in: '县清单', set: { 法定办结时限: 2, 法定办结时限单位: '年' } },
      ],
    },
  },
  checks: {
    *implementation(pair, context) {
      const own = statutoryLimit(pair.row);
      if (own === undefined || isGroupedSame('法定办结时限', context)) return;
      if (pair.references.some(({ item }) => isWritten(own, item))) return;
      const rows = comparable(pair, { element: '法定办结时限' }, context);
      if (rows === undefined) return;
      const orders = rows.references.flatMap((reference) => {
        const limit = statutoryLimit(reference);
        return limit === undefined ? [] : [{ reference, limit, order: orderOf(own, limit) }];
      });
      const [first] = orders;
      if (first === undefined || orders.some(({ order }) => order !== first.order)) return;
      if (first.order !== 'longer' && first.order !== 'shorter') return;
      const agrees = rows.next.some((next) => {
        const limit = statutoryLimit(next);
        return limit !== undefined && compareTimeLimits(own, limit) === 'equal';
      });
      if (agrees) return;
      const longer = first.order === 'longer';
      yield {
        spot: at(pair.row, '法定办结时限'),
        message: `法定办结时限 ${formatTimeLimit(own)}，${longer ? '长' : '短'}于${upperName(pair)}的 ${formatTimeLimit(first.limit)}`,
        actual: formatTimeLimit(own),
        expected: formatTimeLimit(first.limit),
        related: [
          other(
            first.reference,
            `${upperName(pair)}：${formatTimeLimit(first.limit)}`,
            '法定办结时限',
          ),
        ],
        ...graded(pair, longer ? undefined : 'note'),
      };
    },
  },
};
