import type { Row } from '../../model/document.js';
import { isInForce, isWithdrawn } from '../../model/force.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { isDevolvedTo } from '../transfer.js';
import { BY_PROVINCE } from '../words.js';

export const rule: Rule = {
  id: 'life/cancelled',
  title: '上级已取消或暂停的事项还在用',
  severity: 'error',
  clause: '《优化营商环境条例》第四十条“对已取消的行政许可，行政机关不得继续实施或者变相实施”',
  compares: '在用的事项 ↔ 上级目录里同一事项的状态和计划取消日期',
  why: '上级取消了，下级继续办就是违法实施。',
  action: '把事项状态改为取消（暂停的改为暂停）；属于下放的，由上级在 下放 里写明依据',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '国家取消了，县里还在用',
      edits: [{ in: '国家目录', row: 3, set: { 事项状态: '取消' } }],
    },
    silent: {
      shows: '取消日期还没有到',
      edits: [{ in: '国家目录', row: 3, set: { 计划取消日期: '2099-01-01' } }],
    },
  },
  checks: {
    *region(view, context) {
      // 实施清单 rows rest on their own 基本目录 where there is one: list/unbased speaks of them.
      const rows = view.hasCatalog ? view.catalog.rows : view.implementations.rows;
      for (const row of rows) {
        const code = row.item.基本编码;
        if (code === undefined || !isInForce(row, context.asOf)) continue;
        const withdrawn = withdrawnAbove(code, view, context);
        if (withdrawn === undefined || isDevolvedTo([row, withdrawn.row], view, context.asOf))
          continue;
        const upper = withdrawn.view.region.name;
        const state = withdrawn.row.item.事项状态 === '暂停' ? '暂停' : '取消';
        const since = withdrawn.row.item.计划取消日期;
        const spot = row.item.事项状态 === undefined ? at(row, '基本编码') : at(row, '事项状态');
        yield {
          spot,
          message: `${upper}目录已${since !== undefined && state === '取消' ? `自 ${since} 起` : ''}${state}，这里还在用`,
          element: '事项状态',
          actual: '在用',
          expected: state,
          related: [
            other(
              withdrawn.row,
              `${upper}目录：${state}`,
              withdrawn.row.item.事项状态 === undefined ? '计划取消日期' : '事项状态',
            ),
          ],
        };
      }
    },
  },
};

function withdrawnAbove(
  code: string,
  view: RegionView,
  context: RuleContext,
): { row: Row; view: RegionView } | undefined {
  for (const upper of viewsAbove(view)) {
    const row = upper.catalog
      .withCode(code)
      .find((candidate) => isWithdrawn(candidate, context.asOf));
    if (row !== undefined) return { row, view: upper };
  }
  return undefined;
}
