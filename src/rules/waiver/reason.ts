import type { Rule } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';

/** Judged by the engine when everything else has been. */
export const rule: Rule = {
  id: 'waiver/reason',
  title: '豁免没有写理由',
  severity: 'error',
  clause: POLICY,
  compares: '豁免的理由是否填写',
  why: '没有理由的豁免无法审查。',
  action: '写明理由和批准文号',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '没有理由',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320583", 编码: "000131901002" }',
          ],
        },
        { in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } },
      ],
    },
    silent: {
      shows: '写了理由',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320583", 编码: "000131901002", 理由: 试点 }',
          ],
        },
        { in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } },
      ],
    },
  },
  checks: {},
};
