import type { Row } from './document.js';
import type { JudgingDay } from './judging-day.js';

/** Whether a row is in force on a day: 在用, begun and not yet cancelled (contract §4, --as-of). */
export function isInForce(row: Pick<Row, 'item'>, asOf: JudgingDay): boolean {
  const { 事项状态: state, 计划生效日期: from, 计划取消日期: until } = row.item;
  if (state !== undefined && state !== '在用') return false;
  return (
    (from === undefined || asOf.isReached(from)) && (until === undefined || !asOf.isReached(until))
  );
}

/** Whether a row is cancelled or paused on a day; one that has not begun is neither. */
export function isWithdrawn(row: Row, asOf: JudgingDay): boolean {
  const { 事项状态: state, 计划取消日期: until } = row.item;
  return state === '取消' || state === '暂停' || (until !== undefined && asOf.isReached(until));
}

/** Why a row is not in force on a day, in a few Chinese words; undefined when it is. */
export function whyNotInForce(row: Pick<Row, 'item'>, asOf: JudgingDay): string | undefined {
  const { 事项状态: state, 计划生效日期: from, 计划取消日期: until } = row.item;
  if (until !== undefined && asOf.isReached(until)) return `已于 ${until} 取消`;
  if (state !== undefined && state !== '在用') return `事项状态是${state}`;
  if (from !== undefined && !asOf.isReached(from)) return `${from} 才生效`;
  return undefined;
}
