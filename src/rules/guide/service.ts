import { isNothing } from '../../values/text.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

/** Service data that a guide must fill in. */
const SERVICE = ['办理地点', '办理时间', '咨询方式'];

export const rule: Rule = {
  id: 'guide/service',
  title: '办事指南的服务信息没有填',
  severity: 'warning',
  clause: `${POLICY_LIST}“补充完善”办理地点、办理时间、网址、样表`,
  compares: '办理地点、办理时间、咨询方式是否为空；是否网办为 true 的，网办地址是否为空',
  why: '群众看指南就是要知道到哪里、什么时候、怎么办。',
  action: '填写服务信息',
  decides: BY_UNIT,
  examples: {
    fires: { shows: '办理地点为空', edits: [{ in: '县指南', set: { 办理地点: '' } }] },
    silent: {
      shows: '网办地址写在实施清单里',
      edits: [{ in: '县指南', set: { 网办地址: undefined } }],
    },
  },
  rowsOf: ['办事指南'],
  checks: {
    *row(row) {
      for (const name of SERVICE) {
        if (!row.empty.has(name) && !isEmptyText(row.item[name])) continue;
        yield { spot: { row, path: [name] }, message: `办事指南的“${name}”没有填`, element: name };
      }
    },
    *guide({ guide, rows: [row] }) {
      if (row.item.是否网办 !== true) return;
      if (!isEmptyText(guide.item.网办地址 ?? row.item.网办地址 ?? '')) return;
      if (guide.blank.has('网办地址') || row.blank.has('网办地址')) return;
      const written = guide.item.网办地址 !== undefined || guide.empty.has('网办地址');
      yield {
        spot: { row: guide, path: written ? ['网办地址'] : [] },
        message: '事项可以网办，办事指南和实施清单都没有写网办地址',
        element: '网办地址',
      };
    },
  },
};

function isEmptyText(value: unknown): boolean {
  return typeof value === 'string' && isNothing(value);
}
