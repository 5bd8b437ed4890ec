import type { Rule } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';

/** Judged by the engine when everything else has been. */
export const rule: Rule = {
  id: 'waiver/expired',
  title: '豁免已过期',
  severity: 'error',
  clause: POLICY,
  compares: '豁免的到期日期 ↔ 判定日',
  why: '豁免是有期限的例外，过期就要整改或重新批准。',
  action: '整改这个问题，或重新报批后更新到期日期和批准文号',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '到期日期已过',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320583", 编码: "000131901002", 理由: 试点, 到期日期: 2024-12-31 }',
          ],
        },
        { in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } },
      ],
    },
    silent: {
      shows: '还没有到期',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320583", 编码: "000131901002", 理由: 试点, 到期日期: 2099-12-31 }',
          ],
        },
        { in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } },
      ],
    },
  },
  checks: {},
};
