import type { Row } from '../../model/document.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';
import { isServed, itemsOf } from './listed.js';
import { LISTS } from './names.js';
import { onlineState } from './online-state.js';

const ONLINE = {
  到办事现场次数: 0,
  网上办理深度: ['互联网受理', '互联网办理', '互联网办理结果信息反馈'],
};
const LISTED = {
  事项名称: '最低生活保障金给付',
  基本编码: '000511902000',
  须线下的环节: '提交申请（示例）',
  原因类别: '涉及国家秘密',
};

export const rule: Rule = {
  id: 'lists/full-online-upper',
  title: '上级已经全程网办，这里列在负面清单',
  severity: 'warning',
  clause: `${POLICY} 三（三）`,
  compares: '本地区的全程网办负面清单 ↔ 上级实施清单里同一事项的网上办理情况',
  why: '同一事项上级能全程网办，下级一般也能。',
  action: '核对能否全程网办；能的从负面清单里删去，不能的在 说明 里写清本地的原因',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '市里全程网办，县里列在负面清单',
      edits: [
        { in: '市清单', set: ONLINE },
        { in: '县清单', row: 1, set: { 到办事现场次数: 1, 必须现场办理原因说明: '示例' } },
        { in: '县网办清单', add: LISTED },
      ],
    },
    silent: {
      shows: '市里也要到现场',
      edits: [
        { in: '市清单', set: { 到办事现场次数: 1, 必须现场办理原因说明: '示例' } },
        { in: '市网办清单', add: LISTED },
        { in: '县清单', row: 1, set: { 到办事现场次数: 1, 必须现场办理原因说明: '示例' } },
        { in: '县网办清单', add: LISTED },
      ],
    },
  },
  checks: {
    *region(view, context) {
      for (const row of view.lists(LISTS.fullOnline).rows) {
        const found = onlineAbove(row, view, context.asOf);
        if (found === undefined) continue;
        yield {
          spot: at(row, row.item.基本编码 === undefined ? '事项名称' : '基本编码'),
          message: `“${row.item.事项名称 ?? row.item.基本编码}”在${found.view.region.name}已经全程网办，这里却列在${LISTS.fullOnline}`,
          ...(row.item.基本编码 === undefined ? {} : { actual: row.item.基本编码 }),
          related: [
            other(
              found.row,
              `${found.view.region.name}：到现场 0 次，受理、办理、结果反馈都在网上`,
              '网上办理深度',
            ),
          ],
        };
      }
    },
  },
};

/** The nearest upper region with the item, when it does all of it online and does not list it. */
function onlineAbove(
  listed: Row,
  view: RegionView,
  asOf: JudgingDay,
): { row: Row; view: RegionView } | undefined {
  for (const upper of viewsAbove(view)) {
    const rows = itemsOf(upper.implementations, listed).filter((row) => isServed(row, asOf));
    const [first] = rows;
    if (first === undefined) continue;
    return rows.every((row) => onlineState(row).kind === 'full')
      ? { row: first, view: upper }
      : undefined;
  }
  return undefined;
}
