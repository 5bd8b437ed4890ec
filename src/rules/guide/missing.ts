import { isInForce } from '../../model/force.js';
import { isSecret } from '../../model/secret.js';
import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, isAppliedFor, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'guide/missing',
  title: '依申请事项没有办事指南',
  severity: 'note',
  clause: POLICY_LIST,
  compares: '在用的依申请事项和公共服务（实施清单）↔ 本地区的办事指南（本地区编有办事指南时）',
  why: '没有指南，群众不知道怎么办。',
  action: '补上办事指南',
  decides: BY_UNIT,
  examples: {
    fires: { shows: '少了一份指南', edits: [{ in: '县指南', remove: 1 }] },
    silent: {
      shows: '暂停的事项不需要指南',
      edits: [
        { in: '县指南', remove: 1 },
        { in: '县清单', row: 1, set: { 事项状态: '暂停' } },
      ],
    },
  },
  checks: {
    *region(view, context) {
      if (!view.hasGuides || !view.complete) return;
      const items = new Set<string>();
      const implementations = new Set<string>();
      for (const { item } of view.guides) {
        if (item.业务办理项编码 !== undefined) items.add(item.业务办理项编码);
        else if (item.实施编码 !== undefined) implementations.add(item.实施编码);
      }
      for (const row of view.implementations.rows) {
        const { 业务办理项编码: code, 实施编码: implementation, 事项类型: type } = row.item;
        if (!isAppliedFor(type) || !isInForce(row, context.asOf) || isSecret(row, view)) continue;
        if (implementation === undefined && code === undefined) continue;
        if (code !== undefined && items.has(code)) continue;
        if (implementation !== undefined && implementations.has(implementation)) continue;
        const element = code === undefined ? '实施编码' : '业务办理项编码';
        yield { spot: at(row, element), message: '这个事项没有办事指南', element };
      }
    },
  },
};
