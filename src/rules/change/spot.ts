import type { ItemChange } from '../../model/change.js';
import { codeOf, type Row } from '../../model/document.js';
import type { Spot } from '../../model/finding.js';
import { at } from '../at.js';

/** The row that a finding about a change stands in: the first after it, else the first before it. */
export function rowOf(change: ItemChange): Row | undefined {
  return change.after[0] ?? change.before[0];
}

/** The place of an element of a changed row, else the code that the row is known by. */
export function spotOf(row: Row, element: string | undefined): Spot {
  if (element !== undefined && row.item[element] !== undefined) return at(row, element);
  const code = codeOf(row);
  const key = (['业务办理项编码', '实施编码', '基本编码'] as const).find(
    (name) => code !== undefined && row.item[name] === code,
  );
  return key === undefined ? at(row) : at(row, key);
}

/** The element at which a finding about the operation itself stands: what was written of the state. */
export function operationElement({ kind }: ItemChange): string | undefined {
  return kind === '取消' || kind === '暂停' || kind === '恢复' ? '事项状态' : undefined;
}

/** How a message names what was done: “食品经营许可”新增, “…”的 事项名称、服务对象 变更. */
export function deedOf(change: ItemChange, elements: readonly string[]): string {
  const what = elements.length === 0 ? '' : `“${elements.join('”、“')}”`;
  return elements.length === 0 ? change.kind : `变更${what}`;
}
