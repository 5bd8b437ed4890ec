import type { Rule } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';

/** Judged by the engine when everything else has been. */
export const rule: Rule = {
  id: 'waiver/stale',
  title: '豁免没有落在任何问题上',
  severity: 'warning',
  clause: POLICY,
  compares: 'sitong.yaml 的豁免 ↔ 本次发现的问题',
  why: '问题改好后豁免应删去，留着会掩盖以后的问题。',
  action: '删去这条豁免；编码或地区写错的改正',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '豁免了没有的问题',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320583", 编码: "000131901002", 理由: 试点 }',
          ],
        },
      ],
    },
    silent: {
      shows: '豁免落在问题上',
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
