import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { isInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { bareName, REWORDED, sameName, similarity } from '../../values/text.js';
import { at, other } from '../at.js';
import type { RetiredItem, Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/reused',
  title: '停用的编码给了另一个事项',
  severity: 'error',
  clause: CODE_STANDARD,
  compares:
    '在用事项的基本编码 ↔ 以前用过这个编码、已取消的事项（登记库的历史，或变更前的修订）的名称和类型',
  why: '一个编码一辈子只指一个事项；换给别的事项，过去的办件和统计就张冠李戴。',
  action: '给新事项编一个没有用过的编码；其实是同一事项改了名称的，说明来历',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '取消了的编码改给另一个事项',
      before: [{ in: '县目录', row: 3, set: { 事项状态: '取消' } }],
      edits: [{ in: '县目录', row: 3, set: { 事项名称: '人才引进落户服务' } }],
    },
    silent: {
      shows: '同一事项恢复，名称作了订正',
      before: [
        { in: '县目录', row: 3, set: { 事项状态: '取消', 事项名称: '公共就业服务（县级）' } },
      ],
      edits: [],
    },
  },
  rowsOf: ['基本目录'],
  checks: {
    *row(row, view, context) {
      if (row.document.kind !== '基本目录' || !isInForce(row, context.asOf)) return;
      const retired = context.history?.retired(row.item.基本编码 ?? '');
      if (retired !== undefined) yield* reused(row, retired, view);
    },
    *change({ change, view, beforeView }, context) {
      if (change.catalog !== '基本目录' || view === undefined || beforeView === undefined) return;
      for (const row of change.after) {
        const code = row.item.基本编码;
        if (code === undefined || !isInForce(row, context.asOf)) continue;
        const old = formerHolder(code, beforeView, change.before, context);
        if (old === undefined) {
          const retired = context.history?.retired(code);
          if (retired !== undefined) yield* reused(row, retired, view);
          continue;
        }
        const { 事项名称: name, 事项类型: type } = old.item;
        if (name === undefined) continue;
        const since = old.item.事项状态 === '取消' ? '变更前的目录里已取消' : '变更前的目录';
        const region = old.document.region;
        yield* reused(row, { name, type, region, since }, view, old);
      }
    },
  },
};

/**
 * The row that had a code before the revision: a cancelled one of the region or above it; for an item that is
 * new, whatever row of the region had the code.
 */
function formerHolder(
  code: string,
  beforeView: RegionView,
  before: readonly Row[],
  { asOf }: RuleContext,
): Row | undefined {
  const [own] = beforeView.catalog.withCode(code);
  if (own !== undefined && (isOver(own, asOf) || !before.includes(own))) return own;
  if (own !== undefined) return undefined;
  for (const upper of viewsAbove(beforeView)) {
    const [row] = upper.catalog.withCode(code);
    if (row !== undefined) return isOver(row, asOf) ? row : undefined;
  }
  return undefined;
}

function isOver({ item }: Row, asOf: JudgingDay): boolean {
  return (
    item.事项状态 === '取消' ||
    (item.计划取消日期 !== undefined && asOf.isReached(item.计划取消日期))
  );
}

function* reused(row: Row, retired: RetiredItem, view: RegionView, old?: Row): Generator<Finding> {
  const { 事项名称: name, 基本编码: code = '' } = row.item;
  if (name === undefined || isSameItem(row, retired) || isGivenAbove(row, view)) return;
  yield {
    spot: at(row, '基本编码'),
    message: `基本编码 ${code} 以前是“${retired.name}”（${retired.region}，${retired.since}），现在给了“${name}”`,
    element: '基本编码',
    actual: name,
    expected: retired.name,
    ...(old === undefined
      ? {}
      : { related: [other(old, `以前的事项：${retired.name}`, '事项名称')] }),
  };
}

/** A name that was corrected is not another item. */
function isSameItem({ item }: Row, retired: RetiredItem): boolean {
  const { 事项名称: name = '', 事项类型: type } = item;
  if (sameName(name, retired.name) !== 'different') return true;
  const [now, then] = [bareName(name), bareName(retired.name)];
  if (now === then) return true;
  const sameType = type === undefined || retired.type === undefined || type === retired.type;
  return sameType && similarity(now, then) >= REWORDED;
}

/** Whether an upper catalog gave the code away: those below only claim the item. */
function isGivenAbove({ item }: Row, view: RegionView): boolean {
  const { 基本编码: code = '', 事项名称: name = '' } = item;
  return [...viewsAbove(view)].some((upper) =>
    upper.catalog
      .withCode(code)
      .some(({ item: theirs }) => bareName(theirs.事项名称 ?? '') === bareName(name)),
  );
}
