import { other } from '../at.js';
import type { Rule } from '../rule.js';
import { levelsOf } from '../within/level.js';
import { POLICY_CATALOG } from '../words.js';
import { claimsOf } from './claims.js';

export const rule: Rule = {
  id: 'life/unclaimed',
  title: '上级目录的事项没有承接',
  severity: 'warning',
  clause: POLICY_CATALOG,
  compares: '上级目录中行使层级含本级的在用事项 ↔ 本地区基本目录和 未承接',
  why: '本级应当办理的事项没有列出，群众就找不到办理的地方。',
  action:
    '在基本目录里补上这个事项；确实不承接的，在文头 未承接 里写明理由（地理区位、自然禀赋、无相关机构、下放、取消、无权限）',
  decides: '同级政务服务管理机构',
  examples: {
    fires: { shows: '县里漏了一个公共服务', edits: [{ in: '县目录', remove: 3 }] },
    silent: {
      shows: '写明了不承接的理由',
      edits: [
        { in: '县目录', remove: 3 },
        { in: '县目录', header: { 未承接: [{ 基本编码: '002014903000', 理由: '无相关机构' }] } },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const claims = claimsOf(view, context.asOf);
      const document = view.documents.find(({ kind }) => kind === '基本目录');
      if ('why' in claims || document === undefined) return;
      for (const { code, row, holder, state } of claims) {
        if (state.is !== 'unexplained') continue;
        yield {
          spot: { document, path: ['地区'] },
          message: `${holder.region.name}目录的“${row.item.事项名称 ?? code}”（${code}，行使层级 ${levelsOf(row).join('、')}）没有承接，也没有写明理由`,
          about: row,
          expected: code,
          related: [other(row, `${holder.region.name}目录的事项`, '基本编码')],
        };
      }
    },
  },
};
