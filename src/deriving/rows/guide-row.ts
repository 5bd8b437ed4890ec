import { isAppliedFor } from '../../rules/words.js';
import type { Standard } from '../../standard/standard.js';
import { BLANK } from '../../workspace/fill-out.js';
import type { Value } from '../../yaml/value.js';
import { type Completed, completeRow } from './blanks.js';
import type { ListRow } from './list-rows.js';

/** Local elements of a guide that the body's own record fills, or a clerk. */
const SERVICE = ['办理地点', '办理时间', '咨询方式', '监督投诉方式', '网办地址'] as const;

/**
 * The 办事指南 of a row: which row it is of, and service data from the body's own record; all else is
 * what the row says. Undefined for what nobody applies for, and while the row's 实施编码 is 待填: a
 * guide names its row by that.
 */
export function guideRow({ row, body, item }: ListRow, standard: Standard): Completed | undefined {
  const { 实施编码: code, 业务办理项编码: handling, 事项名称: name } = row;
  if (!isAppliedFor(item.row.item.事项类型)) return undefined;
  if (typeof code !== 'string' || code === BLANK || handling === BLANK) return undefined;
  const guide: Record<string, Value> = { 实施编码: code };
  if (handling !== undefined) guide.业务办理项编码 = handling;
  if (name !== undefined) guide.事项名称 = name;
  for (const element of SERVICE) guide[element] = body?.service[element] ?? BLANK;
  if (body?.traffic !== undefined) guide.交通指引 = body.traffic;
  return completeRow(guide, [], { standard, kind: '办事指南', variant: {} });
}
